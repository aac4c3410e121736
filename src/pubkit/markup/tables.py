"""Tables as elements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from pubkit.markup.blocks import reachable
from pubkit.markup.element import Element, Part, element
from pubkit.markup.grid import Rows, columns, fitted
from pubkit.markup.inlines import spaced, speaks
from pubkit.markup.lists import opened
from pubkit.markup.policy import Policy
from pubkit.model.nodes import Cell, Paragraph, Row, Table
from pubkit.model.walk import plain_text

Scope = Literal["col", "row"]

ROOM = 40
"""Characters that fit beside one another on a small screen; a column takes two for its gap."""

PAPER = 54
"""Characters that fit beside one another on paper, in a wide table."""

SIDEWAYS = 100
"""Characters that fit beside one another on a page that is turned."""

NARROW = 6
"""Characters that a column has at least."""


@cache
def _spaced() -> re.Pattern[str]:
    """Match a word of a script that has spaces; where words have none, lines end anywhere."""
    return re.compile("[^\\s\u2e80-\uffff\U00020000-\U0010ffff]+")


def table(node: Table, policy: Policy) -> Part:
    """Return a table in a box that scrolls when the table is wider than the page."""
    caption = spaced(
        element("span", (node.label,), style="label") if node.label else None,
        element("span", node.caption, style="caption") if node.caption else None,
    )
    head, body, foot = fitted((node.head, node.body, node.foot))
    longest = _columns((head, body, foot))
    wide = sum(longest) > ROOM
    broad = min(sum(longest), NARROW * len(longest)) > PAPER
    styles = _styles(longest, broad=broad) if wide else ()
    parts = (
        element("caption", caption) if caption else (),
        _group("thead", head, "col", styles),
        _group("tbody", body, "row", styles),
        _group("tfoot", foot, "row", styles),
    )
    box = {"tabindex": reachable(policy)}
    style = f"table{' wide' if wide else ''}{' broad' if broad else ''}"
    return element("div", (element("table", parts),), box, style=style, attrs=node.attrs)


def _columns(groups: Sequence[Rows]) -> list[int]:
    """Return the characters of the longest word of each column, and of the gap after it."""
    found: dict[int, int] = {}
    for rows in groups:
        for row, places in zip(rows, columns(rows), strict=True):
            for cell, column in zip(row.cells, places, strict=True):
                found[column] = max(found.get(column, 0), _longest(cell))
    return [found[column] + 2 for column in sorted(found)]


def _styles(longest: list[int], *, broad: bool) -> tuple[str, ...]:
    """Return which columns keep their words whole on paper, those of the shortest words first.

    Those of a `broad` table do so on a page that is turned.
    """
    room = (SIDEWAYS if broad else PAPER) - NARROW * len(longest)
    if room < 0:
        return ()
    styles = ["" if broad else "parted"] * len(longest)
    for column in sorted(range(len(longest)), key=longest.__getitem__):
        room -= max(0, longest[column] - NARROW)
        if room < 0:
            break
        styles[column] = "whole-sideways" if broad else "whole"
    return tuple(styles)


def _longest(cell: Cell) -> int:
    if cell.colspan > 1:
        return 0
    text = plain_text(cell.children)
    words = text.split() if text.isascii() else _spaced().findall(text)
    return max(map(len, words), default=0)


def _group(name: str, rows: Rows, scope: Scope, styles: Sequence[str]) -> Part:
    told = zip(rows, columns(rows), strict=True)
    made = [_row(row, places, scope, styles) for row, places in told]
    return element(name, made) if made else ()


def _row(row: Row, places: Sequence[int], scope: Scope, styles: Sequence[str]) -> Element:
    """Return a row whose cells begin the columns `places`; one that is all headers heads columns.

    An inner one begins beside a cell that comes down from a row above.
    """
    if len(row.cells) > 1 and all(cell.header for cell in row.cells):
        scope = "col"
    cells = [
        _cell(cell, scope, styles[column] if styles else "")
        for cell, column in zip(row.cells, places, strict=True)
    ]
    return element("tr", cells, attrs=row.attrs, style="inner" if places and places[0] else "")


def _cell(cell: Cell, scope: Scope, style: str) -> Element:
    """Return a cell; one that says nothing, or more than paragraphs, is no header."""
    plain = all(isinstance(block, Paragraph) for block in cell.children)
    header = cell.header and plain and speaks(cell.children, formulas=False)
    attributes = {
        "scope": scope if header else None,
        "colspan": str(cell.colspan) if cell.colspan > 1 else None,
        "rowspan": str(cell.rowspan) if cell.rowspan > 1 else None,
    }
    parts = opened(cell.children, tight=True)
    kept = style if style and cell.colspan == 1 else ""
    style = f"{cell.align or ''} {kept}".strip()
    return element("th" if header else "td", parts, attributes, style=style, attrs=cell.attrs)
