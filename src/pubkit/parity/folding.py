"""The form in which a printed text is compared: what print may change is no difference."""

from __future__ import annotations

import re

from pubkit.model.words import squeeze

# A style sheet may set capitals: "rain" is "RAİN" in Azerbaijani, Greek ones have no accents.
# PDFium gives all hyphens at line ends as U+0002, those of the author and those of the engine.
_LOST = re.compile("[\u0300-\u036f\u2010\u2011\x02-]+")


def fold(text: str) -> str:
    """Return `text` without case, accents, hyphens and white space; lengths add up."""
    return _LOST.sub("", squeeze(text).casefold()).replace("ı", "i")
