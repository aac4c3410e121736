"""The table of diagnostic codes: severity and explanation, one entry a code.

An *error* keeps something from being published as meant; a *warning* is repaired or shown
otherwise than written; a *note* is good to know.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Code(NamedTuple):
    """How grave a finding is, and what `pubkit explain` says of it."""

    severity: Severity
    explanation: str


CODES = MappingProxyType(
    {
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
        "division-open": Code(
            "warning",
            "A `:::` division has no closing line. It ends where the text around it ends.",
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
        "html-dropped": Code(
            "warning",
            "An HTML tag has no counterpart in the document model. The tag is dropped and its "
            "content kept.",
        ),
        "html-skipped": Code(
            "warning",
            "Scripts and style sheets in a source are left out, tag and content.",
        ),
        "line-limit": Code(
            "error",
            "A line is longer, or holds more brackets, than can be parsed in bounded time. "
            "Break it.",
        ),
        "link-scheme": Code(
            "warning",
            "A link leads to a scheme other than http, https, mailto and tel. Its text is kept.",
        ),
        "meta-invalid": Code(
            "warning",
            "The value of a front matter key is not of its type, and is left out.",
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
        "not-utf8": Code(
            "error",
            "The source is not UTF-8. Nothing is published from it, for guessing would print "
            "wrong letters.",
        ),
        "not-utf8-but-read": Code(
            "warning",
            "The source is UTF-16 and says so itself; it was read. Save it as UTF-8.",
        ),
        "note-nesting": Code(
            "warning",
            "A note calls itself or notes are nested too deep. The innermost is left out.",
        ),
        "note-unused": Code(
            "warning",
            "A note is defined but never called, so its words are in no output.",
        ),
        "slug-invalid": Code(
            "error",
            "The slug cannot name an output: it holds other characters than a-z, 0-9 and "
            "single hyphens, is too long, reserved, or leads out of the output folder.",
        ),
        "source-unreadable": Code(
            "error",
            "A source cannot be read: it is missing, too large, not a regular file, or "
            "reached through a symbolic link.",
        ),
        "table-span": Code(
            "warning",
            "A cell spans more columns or rows than its table has; the span is cut.",
        ),
        "source-missing": Code(
            "error", "The file or folder named on the command line does not exist."
        ),
    }
)
