"""Codes about what an article says, from front matter to notes."""

from __future__ import annotations

from pubkit.codes.code import Code

READING = {
    "character-bidi": Code(
        "warning",
        "The text holds characters that turn its direction unseen, a known way to deceive "
        "readers. They are removed; mark foreign words with their language instead.",
    ),
    "character-forbidden": Code(
        "warning",
        "The text holds control characters that no XML, and so no EPUB, may hold. They "
        "are replaced by U+FFFD.",
    ),
    "citation-unknown": Code(
        "warning",
        "A citation names a work that `references` in the front matter does not list. It is "
        "shown as it was written.",
    ),
    "division-open": Code(
        "warning",
        "A `:::` division, a fence or a remark has no closing line, or a tag such as `<b>` no "
        "end. It ends where the text around it ends, so all below may be code or left out.",
    ),
    "embed-linked": Code(
        "note",
        "A player, frame or post of another service cannot be embedded without a network. "
        "Its address stands in its place; `::: embed` keeps its words too.",
    ),
    "foreign-tag": Code(
        "warning",
        "The source holds the template syntax of another tool. Statements are skipped and "
        "expressions are shown as written, since nothing here runs templates.",
    ),
    "front-matter-invalid": Code(
        "error",
        "The front matter cannot be read: a syntax error, a key given twice, or one of "
        "the YAML features that are refused (aliases, anchors, tags, merge keys). Nothing "
        "is published from it.",
    ),
    "heading-order": Code(
        "warning",
        "A heading skips a level or stands above the first one. It is shown on the nearest "
        "level that keeps the outline whole, since readers move by it.",
    ),
    "headline-missing": Code(
        "warning",
        "The article has neither a headline in its front matter nor a heading of level 1. One "
        "is made of its file name.",
    ),
    "html-dropped": Code(
        "warning",
        "An HTML tag has no counterpart in the document model. The tag is dropped and its "
        "content kept.",
    ),
    "html-skipped": Code(
        "warning",
        "Scripts, style sheets and what an article hides (`<div hidden>`, `display: none`, "
        "Quarto's `.content-hidden`) are left out, tag and content.",
    ),
    "id-duplicate": Code(
        "warning",
        "Two nodes have the same id. The second gets a suffix; links go to the first.",
    ),
    "import-doubt": Code(
        "note",
        "The text that was imported does not say clearly what this is. Its words are "
        "kept; look at the place and decide.",
    ),
    "language-guessed": Code(
        "note",
        "Neither the article, its file's name nor the project names a language, and its letters or "
        "small words are plainly of one that is not English. That one is used: for hyphens, "
        "quotation marks, dates, voices and the direction of the text.",
    ),
    "line-limit": Code(
        "error",
        "A line is longer, or holds more brackets, than can be parsed in bounded time. Break it.",
    ),
    "link-relative": Code(
        "warning",
        "A link leads to a file that is not published with the article. Its words are kept. "
        "Give the full address, or a canonical_url in the front matter.",
    ),
    "link-scheme": Code(
        "warning",
        "A link leads to a scheme other than http, https, mailto and tel, is longer than "
        "8,000 characters or has no address. Its text is kept.",
    ),
    "math-unreadable": Code(
        "warning",
        "A formula cannot be read or drawn; its TeX is shown instead. The message says where.",
    ),
    "meta-invalid": Code(
        "warning",
        "The value of a front matter key, or the date of a correction, is not of its type, and is "
        "left out.",
    ),
    "meta-reference": Code(
        "note",
        "A front matter value, such as a title exported by another tool, tells a character by "
        "reference, as in &amp;. It is read as that character, as in the text; what shall be shown "
        "as it is written begins with &amp;.",
    ),
    "meta-unknown": Code(
        "warning",
        "A front matter key is not known, neither by its name here nor by one that other "
        "tools use. It is left out.",
    ),
    "nesting-limit": Code(
        "error",
        "Lists, quotations or tags are nested too deep. What is deeper is shown on the "
        "last level, not lost.",
    ),
    "not-text": Code(
        "error",
        "The file holds a thousand control characters and more, as no text does. Give the file "
        "that was meant.",
    ),
    "not-utf8": Code(
        "error",
        "The source is not UTF-8. Nothing is published from it, for guessing would print "
        "wrong letters.",
    ),
    "not-utf8-but-read": Code(
        "warning",
        "The source is UTF-16 and says so itself; it was read. Save it as UTF-8.",
    ),
    "note-missing": Code(
        "warning",
        "A note is called, but nowhere written: the call is shown as it is. A backslash before it "
        "says that it is meant.",
    ),
    "note-nested": Code(
        "warning",
        "A note is called inside another note, which paper cannot show. Both are called in "
        "the text.",
    ),
    "note-nesting": Code(
        "warning",
        "A note calls itself or notes are nested too deep. The innermost is left out.",
    ),
    "note-unused": Code(
        "warning",
        "A note is defined but never called, or defined twice, so its words are in no output.",
    ),
    "notes-limit": Code(
        "error",
        "An article holds more notes than can be set in bounded time. Divide it.",
    ),
    "reference-limit": Code(
        "warning",
        "Link references, or notes called again, expand to more text than the source holds, which "
        "would make an output of quadratic size. Further links are shown as text, notes left out.",
    ),
    "reference-unknown": Code(
        "warning",
        "A cross-reference leads to an id that nothing has. Its text is kept without a link.",
    ),
    "slug-adapted": Code(
        "note",
        "The slug is written with capitals, spaces, dots or underscores, or is too long. It is "
        "used in small letters with hyphens, up to 80: some file systems take capitals for the "
        "same name, others do not.",
    ),
    "slug-invalid": Code(
        "error",
        "The slug cannot name an output: it holds other characters than a-z, 0-9 and "
        "single hyphens, is too long, reserved, or leads out of the output folder.",
    ),
    "table-cells": Code(
        "warning",
        "A row of a table has more cells than its header. As GitHub's rules say, those too many "
        "are left out. A bar in a cell, also in code, is written `\\|`.",
    ),
    "table-limit": Code(
        "error",
        "A table has more columns or rows than a page can show. Divide it, or publish the data "
        "apart from the article.",
    ),
    "table-span": Code(
        "warning",
        "A cell spans more columns or rows than its table has; the span is cut.",
    ),
}
