"""Codes about pictures, their words and their rights."""

from __future__ import annotations

from pubkit.codes.code import Code

PICTURES = {
    "alt-embedded": Code(
        "note",
        "The article gives no alternative text for a picture, but the picture's file does. "
        "That one is used.",
    ),
    "alt-missing": Code(
        "warning",
        "A picture has no alternative text, so readers who listen learn nothing of it. Say in "
        "the square brackets what it shows, or mark it `{.decorative}`.",
    ),
    "caption-embedded": Code(
        "note",
        "The article gives no caption for a picture, but the picture's file does. That one is "
        "shown; write another, or `{caption=none}` for none.",
    ),
    "credit-embedded": Code(
        "note",
        "The article gives no credit for a picture, but the picture's file does. That one is "
        "shown; write `credit` to say it otherwise.",
    ),
    "image-broken": Code(
        "error",
        "A picture's file is empty, truncated or damaged. Words stand in for it: its "
        "alternative text.",
    ),
    "image-format": Code(
        "error",
        "A picture is in a format that not all readers can show, or is no picture. Save it as "
        "PNG, JPEG, WebP or plain SVG. Its alternative text is shown.",
    ),
    "image-low-resolution": Code(
        "warning",
        "A picture has fewer pixels than print wants at its size: 150 to the inch, 300 on a "
        "press (`--pdf-variant x-4`). Give a larger file of it.",
    ),
    "image-mislabelled": Code(
        "note",
        "A picture's name claims another format than its content has. It is published under "
        "its true format.",
    ),
    "image-missing": Code(
        "error",
        "No file is where an article says that a picture is. Paths are relative to the "
        "article; a leading slash is the project's root. Its alternative text is shown.",
    ),
    "image-outside": Code(
        "error",
        "A picture is outside the project, or is reached through a link. Only files below the "
        "project's root are read. Its alternative text is shown.",
    ),
    "image-reduced": Code(
        "warning",
        "A drawing holds scripts, pictures, filters or foreign content. It is shown without them.",
    ),
    "image-remote": Code(
        "warning",
        "A picture is on another machine, and nothing is fetched while publishing. A link "
        "with its alternative text stands in its place.",
    ),
    "image-too-large": Code(
        "error",
        "A picture has more bytes, pixels or shapes than are read. Save a smaller version. "
        "Its alternative text is shown.",
    ),
    "image-unset": Code(
        "note",
        "The front matter tells of a picture, its credit for instance, but names no file. "
        "Nothing is shown; complete `image.src` or delete the entry.",
    ),
}
