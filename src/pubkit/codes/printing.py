"""Codes about the printed page."""

from __future__ import annotations

from pubkit.codes.code import Code

PRINTING = {
    "glyph-missing": Code(
        "warning",
        "No font of the theme or the system has a character, so the printed page shows a box. "
        "Install a font that has it, or write it otherwise.",
    ),
    "note-parted": Code(
        "warning",
        "A note of the printed page stands on the page after its call, where there was no room "
        "for it: it is nearly as long as a page. Shorten it, or make it part of the text.",
    ),
    "page-unknown": Code(
        "error", "The theme has no page of that name. Its pages are listed in its theme.toml."
    ),
    "pdf-engine": Code(
        "warning",
        "The engine that typesets the PDF complained of something: most often a rule of the "
        "theme, or a picture that it cannot read.",
    ),
    "pdf-engine-missing": Code(
        "error",
        "The PDF engine needs the system libraries Pango, HarfBuzz and Fontconfig. HTML and "
        "EPUB are made without them.",
    ),
    "pdf-failed": Code(
        "error",
        "The engine that typesets the PDF gave up on the article. No PDF is written.",
    ),
    "pdf-fontless": Code(
        "error",
        "The theme gives no usable font for print, without which the engine would crash.",
    ),
    "pdf-imposed": Code(
        "note",
        "A file with two pages on a sheet was written beside the PDF. It is for paper: it has "
        "no tags, links or outline, and keeps no standard. Publish the other one.",
    ),
    "pdf-overfull": Code(
        "warning",
        "Words stick out of the text area of the printed page: a long word, a line of code or "
        "a wide table. Break the line, or choose a larger page.",
    ),
    "pdf-picture-lost": Code(
        "error",
        "The engine that typesets the PDF could not draw a picture. Save it as PNG, or as a "
        "simpler SVG.",
    ),
    "pdf-plain": Code(
        "note",
        "In the layout that the theme asks for, the engine would lose words, set them off the "
        "page or take too long. The PDF was made again in one column, if need be with all "
        "notes at the end, and has them all.",
    ),
    "pdf-slow": Code(
        "error",
        "Typesetting the PDF took far longer than its length explains, and was stopped; no PDF "
        "is written. Look for very long words, and for marks without a space between them.",
    ),
    "pdf-whole": Code(
        "note",
        "The PDF is laid out as a whole, for its parts, laid out apart, did not make it: a "
        "character may lack a glyph, or pages of one part go on on those of another. It takes "
        "longer; where nothing else is reported, please report it with the reason told.",
    ),
    "pdf-variant-unknown": Code(
        "error",
        "Only variants of PDF are offered that a validator found kept; this is none of them.",
    ),
    "pdf-words-cut": Code(
        "error",
        "Words would run off the printed page, or over others: a line that cannot break, or a "
        "note longer than a page. No PDF is written.",
    ),
    "pdf-words-lost": Code(
        "error",
        "The finished PDF lacks words of the article, or shows them twice or elsewhere, which "
        "the engine can do in silence. No PDF is written.",
    ),
    "press-profile": Code(
        "error",
        "A file for the press is made for one way of printing, which an ICC profile describes. "
        "Name the profile that the printer gave you in pubkit.toml: under [print], "
        'output-profile = "PATH". No PDF is written.',
    ),
    "press-unkept": Code(
        "error",
        "The file would break a rule of PDF/X-4, so no PDF is written. A picture or a drawing "
        "may hold colours that cannot be told in inks.",
    ),
}
