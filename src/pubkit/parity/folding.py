"""The form in which a printed text is compared: what print may change is no difference."""

from __future__ import annotations

from pubkit.model.words import squeeze

# A style sheet may set capitals: "rain" is "RAİN" in Azerbaijani, Greek ones have no accents.
# PDFium gives all hyphens at line ends as U+0002, those of the author and those of the engine.
_LOST = dict.fromkeys((*range(0x300, 0x370), *map(ord, "-\u2010\u2011\x02")), "")
_FOLDED = str.maketrans({"ı": "i", **{chr(code): text for code, text in _LOST.items()}})


def fold(text: str) -> str:
    """Return `text` without case, accents, hyphens and white space; lengths add up."""
    return squeeze(text).casefold().translate(_FOLDED)
