"""TeX's eight styles: four sizes, each cramped or not."""

from __future__ import annotations

from typing import Final, NamedTuple

from pubkit.math.tree import StyleName

_LEVELS: Final[dict[StyleName, int]] = {
    "display": 0,
    "text": 1,
    "script": 2,
    "scriptscript": 3,
}
_SCALES: Final = (1.0, 1.0, 0.7, 0.55)


class Style(NamedTuple):
    """The size of what is being set, and whether superscripts must stay low."""

    level: int
    cramped: bool = False

    @property
    def display(self) -> bool:
        """Tell whether operators are large and limits stacked."""
        return self.level == 0

    @property
    def script(self) -> bool:
        """Tell whether this is a script, set without most spaces."""
        return self.level >= 2

    @property
    def scale(self) -> float:
        """Return the size of a character beside the surrounding text's."""
        return _SCALES[self.level]

    def named(self, name: StyleName | None) -> Style:
        """Return the style that a command asks for, or this one."""
        return Style(_LEVELS[name], self.cramped) if name else self

    def raised(self, *, cramped: bool = False) -> Style:
        """Return the style of a script."""
        return Style(min(3, max(2, self.level + 1)), self.cramped or cramped)

    def part(self, *, cramped: bool = False) -> Style:
        """Return the style of a numerator, or cramped of a denominator."""
        return Style(min(3, self.level + 1), self.cramped or cramped)

    def tight(self) -> Style:
        """Return the style of what stands under a line."""
        return Style(self.level, cramped=True)
