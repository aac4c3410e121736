"""TeX formulas as MathML, as vector drawings and as one line of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pubkit.math.errors import MAX_DRAWING, MathError

if TYPE_CHECKING:
    from pubkit.math.tree import Row

__all__ = ["Drawing", "MathError", "MathML", "drawing", "mathml"]

_NAMESPACE: Final = "http://www.w3.org/1998/Math/MathML"


class MathML(Struct, frozen=True):
    """A formula as a `math` element, and its text content."""

    markup: str
    words: str


class Drawing(Struct, frozen=True):
    """A formula as an SVG of one path and a title; lengths in em of the text around it.

    The drawing stands on the baseline when it is lowered by `depth_em`.
    """

    svg: str
    width_em: float
    height_em: float
    depth_em: float
    alt: str


def mathml(tex: str, *, display: bool) -> MathML:
    """Return `tex` as MathML, or raise a `MathError`."""
    import re
    from html import unescape

    from pubkit.math.markup.elements import element
    from pubkit.math.markup.writer import line
    from pubkit.math.style import Style

    tree, alt = _read(tex, display=display)
    content = line(tree.items, Style(0 if display else 1))
    attributes = {"display": "block" if display else "inline", "alttext": alt}
    words = unescape(re.sub(r"<[^>]*>", "", content))
    return MathML(element("math", content, xmlns=_NAMESPACE, **attributes), words)


def drawing(tex: str, *, display: bool, size: float = 1.0) -> Drawing:
    """Return `tex` drawn at `size` times the text around it, or raise a `MathError`."""
    from unicodedata import normalize

    from pubkit.math.layout.font import math_font
    from pubkit.math.layout.setter import Setter
    from pubkit.math.layout.svg import extent, svg
    from pubkit.math.style import Style

    tree, alt = _read(tex, display=display)
    font = math_font()
    for char in normalize("NFC", tex):
        if not font.covers(char):
            raise MathError(f'the math font has no "{char}"', max(0, tex.find(char)))
    box = Setter(font).set(tree, Style(0 if display else 1))
    bounds = extent(box)
    if max(bounds.width, bounds.height) > MAX_DRAWING * 1000:
        raise MathError("the formula is too large to draw", 0)
    share = size / 1000
    return Drawing(
        svg=svg(box, bounds, font, share, alt),
        width_em=round(bounds.width * share, 4),
        height_em=round(bounds.height * share, 4),
        depth_em=round(-bounds.bottom * share, 4),
        alt=alt,
    )


def _read(tex: str, *, display: bool) -> tuple[Row, str]:
    from pubkit.math.speech import linear
    from pubkit.math.tex.commands import parse

    tree = parse(tex, display=display)
    alt = linear(tree)
    if not alt:
        raise MathError("the formula shows nothing", 0)
    return tree, alt
