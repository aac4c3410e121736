"""Write text so that XML and HTML read it back alike, whatever characters it holds."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_PLANES = "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0x10000, 0x110000, 0x10000))

# Forbidden by XML 1.0 section 2.2, or an error in HTML: controls, surrogates, noncharacters.
_FORBIDDEN = re.compile(
    f"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANES}]"
)


def clean(text: str) -> str:
    """Return `text` with a space or U+FFFD for each character that markup may not hold."""
    if text.isprintable():
        return text
    return _FORBIDDEN.sub(lambda m: " " if m[0].isspace() else "\ufffd", text)


def escape(text: str) -> str:
    """Return `text` as character data."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """Return `text` as a quoted attribute value on one line."""
    return '"' + " ".join(escape(text).splitlines()).replace('"', "&quot;") + '"'


def visible(text: str) -> int:
    """Return how many characters of `text` are no white space."""
    return len("".join(text.split()))


def word_start(text: str, position: int) -> int:
    """Return where the word begins that `position` lies in; `position` itself between words.

    Scripts that set no spaces have no words here: any of their characters begins one.
    """
    while 0 < position < len(text) and _joined(text[position - 1], text[position]):
        position -= 1
    return position


# Where characters of such scripts begin and end, in turn.
_SPACELESS = (
    0x0E00, 0x0F00, 0x1000, 0x10A0, 0x1780, 0x1800, 0x2E80, 0xA000, 0xF900, 0xFB00, 0xFF66, 0xFFA0,
    0x20000, 0x40000,
)  # fmt: skip


def _joined(left: str, right: str) -> bool:
    if _combines(right) or left == "\u200d":
        return True
    return all(_in_word(c) and bisect_right(_SPACELESS, ord(c)) % 2 == 0 for c in (left, right))


def _combines(character: str) -> bool:
    """Tell whether `character` is drawn on the one before it."""
    return character == "\u200d" or unicodedata.category(character).startswith("M")


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "'’\u00ad\u200c" or _combines(character)
