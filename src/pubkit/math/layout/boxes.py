"""Boxes that hold glyphs, rules and other boxes; lengths in thousandths of an em, y upwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from pubkit.math.layout.font import Glyph, Stretched


class Ink(NamedTuple):
    """A glyph at a scale."""

    glyph: Glyph
    scale: float


class Rule(NamedTuple):
    """A filled rectangle that stands on its position."""

    width: float
    height: float


class Placed(NamedTuple):
    """Something inside a box, relative to the left end of the box's baseline."""

    x: float
    y: float
    what: Ink | Rule | Box


class Box(Struct, frozen=True):
    """A place on the line; `glyph` is set for a single character, `italic` is its lean."""

    width: float
    height: float = 0.0
    depth: float = 0.0
    marks: tuple[Placed, ...] = ()
    italic: float = 0.0
    glyph: Glyph | None = None

    @property
    def total(self) -> float:
        """Return the height above and below the baseline."""
        return self.height + self.depth


Part: TypeAlias = tuple[float, float, Box]


def inked(glyph: Glyph, scale: float, italic: float = 0.0) -> Box:
    """Return the box of one character."""
    return Box(
        glyph.advance * scale,
        max(0.0, glyph.top * scale),
        max(0.0, -glyph.bottom * scale),
        (Placed(0.0, 0.0, Ink(glyph, scale)),),
        italic * scale,
        glyph,
    )


def ruled(width: float, height: float) -> Box:
    """Return a rule that stands on the baseline."""
    return Box(width, height, 0.0, (Placed(0.0, 0.0, Rule(width, height)),))


def composed(parts: Iterable[Part], width: float | None = None, italic: float = 0.0) -> Box:
    """Return `parts` at their places, as high and as deep as they reach."""
    kept = list(parts)
    return Box(
        max((x + box.width for x, _, box in kept), default=0.0) if width is None else width,
        max([0.0, *(y + box.height for _, y, box in kept)]),
        max([0.0, *(box.depth - y for _, y, box in kept)]),
        tuple(Placed(x, y, box) for x, y, box in kept),
        italic,
    )


def upright(stretched: Stretched, scale: float) -> Box:
    """Return a character that grew downwards to upwards, standing on its lowest ink."""
    parts = [
        (0.0, (at - glyph.bottom) * scale, inked(glyph, scale)) for glyph, at in stretched.pieces
    ]
    return composed(parts)


def level(stretched: Stretched, scale: float) -> Box:
    """Return a character that grew to the right, from its leftmost ink."""
    parts = [
        ((at - glyph.left) * scale, 0.0, inked(glyph, scale)) for glyph, at in stretched.pieces
    ]
    return composed(parts, stretched.extent * scale)
