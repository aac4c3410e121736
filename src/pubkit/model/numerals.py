"""Numbers as letters and Roman numerals, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.model.nodes import Delimiter, Numbering

_ROMAN = re.compile(r"m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
TYPES: Mapping[Numbering, str] = {
    "decimal": "1", "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
"""What HTML calls the numberings of lists."""
_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def letter(number: int) -> str | None:
    """Return the letter that is `number`th in the alphabet; None when there is none."""
    return chr(ord("a") + number - 1) if 0 < number <= 26 else None


def from_letter(text: str) -> int | None:
    """Return which letter of the alphabet `text` is."""
    return ord(text) - ord("a") + 1 if re.fullmatch("[a-z]", text) else None


def roman(number: int) -> str | None:
    """Return `number` in Roman numerals, small ones; None when it has none."""
    if not 0 < number < 5000:
        return None
    out = ""
    for value, sign in _SIGNS:
        out += sign * (number // value)
        number %= value
    return out


def from_roman(text: str) -> int | None:
    """Return the number that small Roman numerals are."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    worth = {sign: value for value, sign in _SIGNS}
    values = [worth[sign] for sign in text]
    after = [*values[1:], 0]
    return sum(-v if v < following else v for v, following in zip(values, after, strict=True))


def mark(number: int, numbering: Numbering, delimiter: Delimiter) -> str:
    """Return what stands before the item `number` of a list: "3.", "c)", "(iii)"."""
    said: str | None = str(number)
    if numbering != "decimal":
        said = letter(number) if numbering.endswith("alpha") else roman(number)
    said = said or str(number)
    said = said.upper() if numbering.startswith("upper") else said
    return {"period": f"{said}.", "paren": f"{said})", "parens": f"({said})"}[delimiter]
