"""How a table's alignment and rules are said in MathML: MathML 3's way and CSS's."""

from __future__ import annotations

from typing import Final

from pubkit.math.tree import Table

_SIDES: Final = {"l": "left", "c": "center", "r": "right"}


def table_attributes(node: Table) -> dict[str, str]:
    """Return the attributes of `mtable`."""
    attributes = {}
    if set(node.columns) != {"c"}:
        attributes["columnalign"] = " ".join(_SIDES[column] for column in node.columns)
    if node.style == "display":
        attributes["displaystyle"] = "true"
    if node.rules or node.lines:
        attributes["style"] = "border-collapse: collapse"
    return attributes


def cell_attributes(node: Table, across: int, down: int) -> dict[str, str]:
    """Return the attributes of the `mtd` in a column and a row."""
    rules = [f"{side}: thin solid" for side in _borders(node, across, down)]
    css = "; ".join([*_alignment(node, across), *rules])
    return {"style": css} if css else {}


def _alignment(node: Table, across: int) -> list[str]:
    meet = node.layout == "aligned" and "rl" in node.columns
    match node.columns[across]:
        case "r":
            # Chromium makes blocks of a cell's content, which text-align does not move.
            shut = ["padding-right: 0"] if meet else []
            return ["text-align: right", "justify-items: end", *shut]
        case "l":
            return ["text-align: left", *(["padding-left: 0"] if meet else [])]
        case _:
            return []


def _borders(node: Table, across: int, down: int) -> list[str]:
    last_column, last_row = len(node.columns) - 1, len(node.rows) - 1
    sides = {
        "border-left": across in node.rules,
        "border-right": across == last_column and last_column + 1 in node.rules,
        "border-top": down in node.lines,
        "border-bottom": down == last_row and last_row + 1 in node.lines,
    }
    return [side for side, drawn in sides.items() if drawn]
