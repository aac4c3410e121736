"""Boxes into one SVG: a path of every glyph and rule."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import ceil, floor
from typing import NamedTuple

from pubkit.math.layout.boxes import Box, Ink, Placed, Rule
from pubkit.math.layout.font import MathFont, Outline


class Extent(NamedTuple):
    """A rectangle around the left end of the baseline, y upwards."""

    left: int
    bottom: int
    right: int
    top: int

    @property
    def width(self) -> int:
        """Return the distance between the sides."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Return the distance between top and bottom."""
        return self.top - self.bottom


def extent(box: Box) -> Extent:
    """Return the smallest rectangle that holds both the box and its ink."""
    left, bottom, right, top = 0.0, -box.depth, box.width, box.height
    for x, y, what in _flat(box, 0.0, 0.0):
        match what:
            case Rule(width=width, height=height):
                ink = (0.0, 0.0, width, height)
            case Ink(glyph=glyph, scale=scale):
                low, high = glyph.bottom * scale, glyph.top * scale
                ink = (glyph.left * scale, low, glyph.right * scale, high)
        left, bottom = min(left, x + ink[0]), min(bottom, y + ink[1])
        right, top = max(right, x + ink[2]), max(top, y + ink[3])
    return Extent(floor(left), floor(bottom), ceil(right), ceil(top))


def svg(box: Box, bounds: Extent, font: MathFont, share: float, title: str) -> str:
    """Return the drawing of `box`, each thousandth of an em shown as `share` em."""
    left, bottom, right, top = bounds
    size = (
        f'width="{round(bounds.width * share, 4)}em" height="{round(bounds.height * share, 4)}em"'
    )
    view = f'viewBox="{left} {-top} {right - left} {top - bottom}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {view} {size} fill="currentColor">'
        f'<title>{escape(title, quote=False)}</title><path d="{_path(box, font)}"/></svg>'
    )


def _path(box: Box, font: MathFont) -> str:
    """Return every glyph and rule as path data, y downwards."""
    outlines: dict[int, Outline] = {}
    data: list[str] = []
    for x, y, what in _flat(box, 0.0, 0.0):
        match what:
            case Rule(width=width, height=height):
                data.append(f"M{x:.0f} {-y - height:.0f}h{width:.0f}v{height:.0f}h{-width:.0f}Z")
            case Ink(glyph=glyph, scale=scale):
                if glyph.gid not in outlines:
                    outlines[glyph.gid] = font.outline(glyph.gid)
                steps = outlines[glyph.gid]
                data += (name + _points(numbers, x, y, scale) for name, numbers in steps)
    return "".join(data)


def _points(numbers: tuple[float, ...], x: float, y: float, scale: float) -> str:
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return " ".join(f"{x + across * scale:.0f} {-y - up * scale:.0f}" for across, up in pairs)


def _flat(box: Box, x: float, y: float) -> Iterator[tuple[float, float, Ink | Rule]]:
    for mark in box.marks:
        match mark:
            case Placed(what=Box() as inner):
                yield from _flat(inner, x + mark.x, y + mark.y)
            case Placed(what=(Ink() | Rule()) as what):
                yield x + mark.x, y + mark.y, what
