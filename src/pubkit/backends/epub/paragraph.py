"""Break text into lines of like length at the largest size that fits a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

import msgspec

from pubkit.backends.epub.lettering import Lettering, Line

_CLOSING = frozenset("、。，．！？：；」』）】》〉…)]}”’!?,.:;")
_OPENING = frozenset("「『（【《〈([{“‘")


class Box(msgspec.Struct, frozen=True):
    """Room for a paragraph in pixels, and the sizes it may have."""

    width: int
    height: int
    largest: int
    smallest: int
    leading: float = 1.14


class Paragraph(msgspec.Struct, frozen=True):
    """Lines, their size in pixels and the distance of their baselines in ems."""

    lines: tuple[Line, ...]
    size: float
    leading: float

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        return round(len(self.lines) * self.size * self.leading)


def fit(lettering: Lettering, text: str, box: Box) -> Paragraph:
    """Return `text` at the largest size that fits `box`; at the smallest it is cut short.

    Words stay whole as long as the text is large.
    """
    text = lettering.known(text).strip()
    # Scripts that the chosen face lacks mostly need more room above and below.
    leading = max(box.leading, 1.4 if any(lettering.face(c) > 0 for c in text) else 0)
    breaker = _Breaker(lettering, text)
    size = float(box.largest)
    while True:
        room = max(1, int(box.height / (size * leading)))
        lines = breaker.lines(box.width / size)
        whole = breaker.longest <= box.width / size or size <= box.smallest * 1.5
        if (whole and len(lines) <= room) or size <= box.smallest:
            break
        size = max(box.smallest, size * 0.94)
    lines = breaker.balanced(lines, box.width / size)
    if len(lines) > room:
        lines = [*lines[: room - 1], breaker.shortened(lines[room - 1], box.width / size)]
    return Paragraph(tuple(lettering.line(line) for line in lines), size, leading)


class _Breaker:
    def __init__(self, lettering: Lettering, text: str) -> None:
        self._lettering = lettering
        self._units = list(_units(text))
        self._widths: dict[str, float] = {}

    def _width(self, text: str) -> float:
        if text not in self._widths:
            self._widths[text] = self._lettering.line(text).width
        return self._widths[text]

    @cached_property
    def longest(self) -> float:
        """Return the width of the longest unit."""
        return max((self._width(unit.rstrip()) for unit in self._units), default=0)

    def lines(self, width: float) -> list[str]:
        """Return the units set greedily, those too long broken between letters."""
        lines = [""]
        filled = 0.0
        for unit in self._units:
            for part in self._parts(unit, width):
                filled += self._width(part)
                if lines[-1] and filled - self._width(" ") * part.endswith(" ") > width:
                    lines.append("")
                    filled = self._width(part)
                lines[-1] += part
        return [line.strip() for line in lines if line.strip()]

    def _parts(self, unit: str, width: float) -> Iterator[str]:
        if self._width(unit.rstrip()) <= width:
            yield unit
            return
        part = ""
        for character in unit:
            joins = unicodedata.category(character)[0] == "M"
            if part and not joins and self._lettering.line(part + character).width > width:
                yield part
                part = ""
            part += character
        yield part

    def balanced(self, lines: list[str], width: float) -> list[str]:
        """Return as many lines as `lines`, in the narrowest measure that holds them."""
        for _ in range(60):
            width *= 0.96
            narrower = self.lines(width)
            if width < self.longest or len(narrower) != len(lines):
                break
            lines = narrower
        return lines

    def shortened(self, line: str, width: float) -> str:
        """Return `line` with an ellipsis for its end."""
        while line and self._lettering.line(line + "…").width > width:
            line = line[:-1]
        return line.rstrip() + "…"


def _units(text: str) -> Iterator[str]:
    """Yield what must stay on one line: words with the space after them, or single ideographs."""
    unit = ""
    for character in text:
        wide = unicodedata.east_asian_width(character) in {"W", "F"}
        after_wide = unit and unicodedata.east_asian_width(unit[-1]) in {"W", "F"}
        may_break = unit.endswith(" ") or wide or after_wide
        glued = character == " " or character in _CLOSING or unit[-1:] in _OPENING
        if unit and may_break and not glued:
            yield unit
            unit = ""
        unit += character
    if unit:
        yield unit
