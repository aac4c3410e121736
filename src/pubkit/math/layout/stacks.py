"""What stands over one another: fractions, roots and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pubkit.math.layout.boxes import Box, Part, composed, ruled, upright
from pubkit.math.style import Style
from pubkit.math.tree import Fraction, Radical, Table

if TYPE_CHECKING:
    from pubkit.math.layout.setter import Setter

_THIN: Final = 40.0
_MARGIN: Final = 500.0
# What tall cells keep clear above and below themselves.
_SPARE: Final = 120.0
# In text style STIX shifts as far as in display, which would open the lines of a paragraph.
_TEXT_SHIFT: Final = 0.68
# The least height and depth of a line, and what is added between lines.
_LINES: Final = {
    "matrix": (840.0, 360.0, 0.0),
    "cases": (900.0, 420.0, 0.0),
    "aligned": (840.0, 360.0, 300.0),
    "small": (600.0, 200.0, 100.0),
    "stack": (0.0, 0.0, 150.0),
}


def set_fraction(setter: Setter, node: Fraction, style: Style) -> Box:
    """Return one box over another, with a bar or without (rule 15)."""
    style = style.named(node.style)
    above = setter.set(node.above, style.part())
    below = setter.set(node.below, style.part(cramped=True))
    up, down = (
        _barred(setter, above, below, style) if node.bar else _bare(setter, above, below, style)
    )
    side = 120 * style.scale if node.bar else 0.0
    width = max(above.width + above.italic, below.width + below.italic)
    parts: list[Part] = [
        (side + (width - above.width) / 2, up, above),
        (side + (width - below.width) / 2, -down, below),
    ]
    if node.bar:
        thick = setter.constant("FRACTION_RULE_THICKNESS", style)
        parts.append((side, setter.axis(style) - thick / 2, ruled(width, thick)))
    return composed(parts, width + 2 * side)


def _barred(setter: Setter, above: Box, below: Box, style: Style) -> tuple[float, float]:
    display, over, under = "", "NUMERATOR", "DENOMINATOR"
    if style.display:
        display, over, under = "DISPLAY_STYLE_", "NUM_DISPLAY_STYLE", "DENOM_DISPLAY_STYLE"
    share = 1.0 if style.display else _TEXT_SHIFT
    axis, half = setter.axis(style), setter.constant("FRACTION_RULE_THICKNESS", style) / 2
    up = max(
        setter.constant(f"FRACTION_NUMERATOR_{display}SHIFT_UP", style) * share,
        axis + half + setter.constant(f"FRACTION_{over}_GAP_MIN", style) + above.depth,
    )
    down = max(
        setter.constant(f"FRACTION_DENOMINATOR_{display}SHIFT_DOWN", style) * share,
        half - axis + setter.constant(f"FRACTION_{under}_GAP_MIN", style) + below.height,
    )
    return up, down


def _bare(setter: Setter, above: Box, below: Box, style: Style) -> tuple[float, float]:
    display = "DISPLAY_STYLE_" if style.display else ""
    up = setter.constant(f"STACK_TOP_{display}SHIFT_UP", style)
    down = setter.constant(f"STACK_BOTTOM_{display}SHIFT_DOWN", style)
    gap = setter.constant(f"STACK_{display}GAP_MIN", style)
    lacking = max(0.0, gap - (up - above.depth + down - below.height))
    return up + lacking / 2, down + lacking / 2


def set_radical(setter: Setter, node: Radical, style: Style) -> Box:
    """Return a root with its degree (rule 11)."""
    body = setter.set(node.body, style.tight())
    thick = setter.constant("RADICAL_RULE_THICKNESS", style)
    gap = setter.constant(f"RADICAL_{'DISPLAY_STYLE_' * style.display}VERTICAL_GAP", style)
    extent = body.total + gap + thick
    sign = upright(setter.font.stretched("√", extent / style.scale, "ttb"), style.scale)
    top = body.height + gap + thick + max(0.0, sign.height - extent) / 2
    foot = top - sign.height
    x, parts = _degree(setter, node, sign, foot, style)
    width = body.width + body.italic
    parts += [
        (x, foot, sign),
        (x + sign.width, 0.0, body),
        (x + sign.width, top - thick, ruled(width, thick)),
    ]
    box = composed(parts, x + sign.width + width)
    return Box(box.width, box.height + thick, box.depth, box.marks)


def _degree(
    setter: Setter, node: Radical, sign: Box, foot: float, style: Style
) -> tuple[float, list[Part]]:
    """Return where the sign of a root begins, and its degree in the crook."""
    if node.degree is None:
        return 0.0, []
    degree = setter.set(node.degree, Style(3))
    raised = setter.font.constant("RADICAL_DEGREE_BOTTOM_RAISE_PERCENT") / 100 * sign.height
    before = setter.constant("RADICAL_KERN_BEFORE_DEGREE", style)
    after = setter.constant("RADICAL_KERN_AFTER_DEGREE", style)
    x = max(0.0, before + degree.width + after)
    left = x - after - degree.width
    return x, [(left, foot + raised + degree.depth, degree)]


def set_table(setter: Setter, node: Table, style: Style) -> Box:
    """Return rows and columns, centred on the axis."""
    inner = style if style.script else style.named(node.style)
    cells = [[setter.set(cell, inner) for cell in row] for row in node.rows]
    lefts, widths, width = _columns(node, cells, inner)
    edges, baselines = _rows(node, cells, inner)
    top = setter.axis(style) + edges[-1] / 2
    parts: list[Part] = []
    for row, baseline in zip(cells, baselines, strict=True):
        parts += _line(node.columns, row, lefts, widths, top - baseline)
    for line in node.lines:
        edge = edges[min(line, len(cells))]
        parts.append((0.0, top - edge - _THIN / 2, ruled(width, _THIN)))
    for rule in node.rules:
        x = lefts[rule] - _MARGIN * inner.scale if rule < len(lefts) else width
        parts.append((x - _THIN / 2, top - edges[-1], ruled(_THIN, edges[-1])))
    parts.append((0.0, 0.0, Box(width, top, edges[-1] - top)))
    return composed(parts, width)


def _rows(node: Table, cells: list[list[Box]], style: Style) -> tuple[list[float], list[float]]:
    """Return how far below the top the rows meet, and how far their baselines are."""
    height, depth, lead = (length * style.scale for length in _LINES[node.layout])
    spare = _SPARE * style.scale
    edges, baselines = [0.0], []
    for at, row in enumerate(cells):
        above = max([height, *(cell.height + spare for cell in row)])
        below = max([depth, *(cell.depth + spare for cell in row)])
        before = lead / 2 if at else 0.0
        after = lead / 2 if at + 1 < len(cells) else 0.0
        baselines.append(edges[-1] + before + above)
        edges.append(baselines[-1] + below + after)
    return edges, baselines


def _columns(
    node: Table, cells: list[list[Box]], style: Style
) -> tuple[list[float], list[float], float]:
    """Return where each column begins, how wide it is, and the width of all."""
    widths = [
        max((_full(row[at]) for row in cells if at < len(row)), default=0.0)
        for at in range(len(node.columns))
    ]
    margin = _MARGIN * style.scale
    x = margin if 0 in node.rules else 100 * style.scale * (node.layout == "cases")
    lefts = []
    for at, width in enumerate(widths):
        lefts.append(x)
        x += width + (_gap(node, at) * style.scale if at + 1 < len(widths) else 0.0)
    return lefts, widths, x + (margin if len(widths) in node.rules else 0.0)


def _gap(node: Table, at: int) -> float:
    match node.layout, node.columns[at]:
        case "aligned", "r":
            return 0.0
        case "aligned", "l":
            return 2000.0
        case "small", _:
            return 500.0
        case _:
            return 1000.0


def _line(
    columns: str, row: list[Box], lefts: list[float], widths: list[float], y: float
) -> list[Part]:
    """Return the cells of one row on its baseline."""
    share = {"l": 0.0, "c": 0.5, "r": 1.0}
    return [
        (left + (width - _full(cell)) * share[column], y, cell)
        for column, cell, left, width in zip(columns, row, lefts, widths, strict=False)
    ]


def _full(box: Box) -> float:
    return box.width + box.italic
