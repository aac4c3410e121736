"""A tree into boxes, by the rules of The TeXbook's appendix G with a font's MATH table."""

from __future__ import annotations

from typing import Final, assert_never

from pubkit.math.alphabets import styled
from pubkit.math.layout.attachments import set_accent, set_arrow, set_scripts
from pubkit.math.layout.boxes import Box, Part, composed, inked, ruled, upright
from pubkit.math.layout.font import MathFont
from pubkit.math.layout.stacks import set_fraction, set_radical, set_table
from pubkit.math.spacing import spaced
from pubkit.math.style import Style
from pubkit.math.tree import (
    Accent,
    Arrow,
    Boxed,
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Large,
    Letter,
    Middle,
    Name,
    Node,
    Number,
    Phantom,
    Radical,
    Row,
    Scripts,
    Sign,
    Space,
    Styled,
    Table,
    Words,
    core,
)

_MU: Final = 1000 / 18


class Setter:
    """Sets nodes in one font."""

    def __init__(self, font: MathFont) -> None:
        self.font = font

    def constant(self, name: str, style: Style) -> float:
        """Return a length of the MATH table at the size of `style`."""
        return self.font.constant(name) * style.scale

    def axis(self, style: Style) -> float:
        """Return the height of a minus sign."""
        return self.constant("AXIS_HEIGHT", style)

    def set(self, node: Node, style: Style) -> Box:
        """Return the box of `node`."""
        match node:
            case Letter(text=text):
                return self.run(text if node.upright else styled(text, "italic"), style)
            case Number(text=text) | Sign(text=text) | Name(text=text) | Words(text=text):
                return self.run(text, style)
            case Large():
                return self._large(node, style)
            case Space(mu=mu):
                return Box(mu * _MU * style.scale)
            case Delimiter(text=text, size=size):
                return self.fence(text, (580 + 600 * size) * style.scale, style)
            case Middle(text=text):
                return self.fence(text, 0.0, style)
            case Row(items=items):
                return self.row(items, style)
            case Classed(body=body):
                return self.set(body, style)
            case Scripts():
                return set_scripts(self, node, style)
            case Fraction():
                return set_fraction(self, node, style)
            case Radical():
                return set_radical(self, node, style)
            case Accent():
                return set_accent(self, node, style)
            case Arrow():
                return set_arrow(self, node, style)
            case Fenced():
                return self._fenced(node, style)
            case Table():
                return set_table(self, node, style)
            case Styled(body=body):
                return self.set(body, style.named(node.style))
            case Phantom():
                return self._phantom(node, style)
            case Boxed():
                return self._boxed(node, style)
        assert_never(node)

    def row(self, items: tuple[Node, ...], style: Style) -> Box:
        """Return `items` on one line, with its middle fences as tall as the rest."""
        boxes = [None if isinstance(item, Middle) else self.set(item, style) for item in items]
        reach = max((self.reach(box, style) for box in boxes if box), default=0.0)
        parts: list[Part] = []
        x = lean = 0.0
        for box, (node, _, before) in zip(boxes, spaced(items, script=style.script), strict=True):
            fitted = box or self.fence(_middle_text(node), reach, style)
            x += before * _MU * style.scale + (0.0 if _leans(node) else lean)
            parts.append((x, 0.0, fitted))
            x += fitted.width
            lean = fitted.italic
        return parts[0][2] if len(parts) == 1 else composed(parts, x, lean)

    def reach(self, box: Box, style: Style) -> float:
        """Return how tall a fence around `box` must be."""
        axis = self.axis(style)
        whole = 2 * max(box.height - axis, box.depth + axis)
        return max(0.901 * whole, whole - 500 * style.scale)

    def fence(self, text: str, extent: float, style: Style) -> Box:
        """Return a fence at least `extent` tall, centred on the axis."""
        if not text:
            return Box(120 * style.scale)
        box = upright(self.font.stretched(text, extent / style.scale, "ttb"), style.scale)
        return composed([(0.0, self.axis(style) - box.height / 2, box)], box.width)

    def run(self, text: str, style: Style) -> Box:
        """Return characters side by side in one fount."""
        pieces = self.font.run(text, max(0, style.level - 1))
        boxes = [inked(glyph, style.scale, self.font.italic(glyph.gid)) for glyph, _ in pieces]
        if len(boxes) == 1:
            return boxes[0]
        parts = [(at * style.scale, 0.0, box) for (_, at), box in zip(pieces, boxes, strict=True)]
        return composed(parts, italic=boxes[-1].italic if boxes else 0.0)

    def _large(self, node: Large, style: Style) -> Box:
        extent = self.font.constant("DISPLAY_OPERATOR_MIN_HEIGHT") if style.display else 0.0
        stretched = self.font.stretched(node.text, extent, "ttb")
        box = upright(stretched, style.scale)
        lean = self.font.italic(stretched.pieces[0].glyph.gid) * style.scale
        return composed([(0.0, self.axis(style) - box.height / 2, box)], box.width, lean)

    def _fenced(self, node: Fenced, style: Style) -> Box:
        body = self.set(node.body, style)
        extent = self.reach(body, style)
        left, right = (self.fence(text, extent, style) for text in (node.left, node.right))
        x = left.width + body.width + body.italic
        return composed([(0.0, 0.0, left), (left.width, 0.0, body), (x, 0.0, right)])

    def _phantom(self, node: Phantom, style: Style) -> Box:
        box = self.set(node.body, style)
        width = box.width if node.wide else 0.0
        return Box(width, *((box.height, box.depth) if node.tall else (0.0, 0.0)))

    def _boxed(self, node: Boxed, style: Style) -> Box:
        body = self.set(node.body, style)
        pad, thick = 300 * style.scale, 40 * style.scale
        width, height = body.width + body.italic + 2 * pad, body.total + 2 * pad
        side, bottom = ruled(thick, height), -body.depth - pad
        return composed(
            [
                (pad, 0.0, body),
                (0.0, bottom, side),
                (width - thick, bottom, side),
                (0.0, bottom, ruled(width, thick)),
                (0.0, bottom + height - thick, ruled(width, thick)),
            ]
        )


def _leans(node: Node) -> bool:
    inner = core(node)
    return isinstance(inner, Letter) and not inner.upright


def _middle_text(node: Node) -> str:
    return node.text if isinstance(node, Middle) else ""
