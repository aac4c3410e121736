"""Make the rows of a table fit together: authors need not, validators insist.

See https://html.spec.whatwg.org/multipage/tables.html#forming-a-table for how cells find places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from pubkit.model.nodes import Cell, Row

WIDEST = 1_000  # columns; HTML's limit of a span

Rows = tuple[Row, ...]


class _Placed(msgspec.Struct, frozen=True):
    cell: Cell
    row: int
    column: int
    width: int
    height: int


def fitted(groups: tuple[Rows, ...]) -> tuple[Rows, ...]:
    """Return the row groups with rows of equal width, all of them and all columns begun by a cell.

    Spans are cut where they would overlap or leave the group, empty cells fill short rows.
    """
    if _even(groups):
        return groups
    full = [tuple(row for row in rows if row.cells) for rows in groups]
    placed = [list(_place(rows)) for rows in groups]
    starts = sorted({item.column for items in placed for item in items})
    return tuple(_rebuilt(rows, items, starts) for rows, items in zip(full, placed, strict=True))


def columns(rows: Rows) -> list[list[int]]:
    """Return the column that each cell of `rows` begins, row by row; they fit together."""
    found: list[list[int]] = [[] for _ in rows]
    for item in _place(rows):
        found[item.row].append(item.column)
    return found


def _even(groups: tuple[Rows, ...]) -> bool:
    """Tell whether nothing needs to be done, as for every table written in Markdown."""
    rows = [row.cells for group in groups for row in group]
    return len({len(cells) for cells in rows} | {len(rows[0]) if rows else 1}) == 1 and all(
        cells and all(cell.colspan == cell.rowspan == 1 for cell in cells) for cells in rows
    )


def _place(rows: Rows) -> Iterator[_Placed]:
    """Yield the cells with their places, rows without cells not counted."""
    there = [index for index, row in enumerate(rows) if row.cells]
    busy: dict[int, int] = {}  # column -> first row in which it is free again
    for number, index in enumerate(there):
        column = 0
        for cell in rows[index].cells:
            while busy.get(column, 0) > number:
                column += 1
            width = 1
            limit = min(cell.colspan, WIDEST - column)
            while width < limit and busy.get(column + width, 0) <= number:
                width += 1
            bottom = index + max(cell.rowspan, 1)
            height = bisect_left(there, bottom) - number
            yield _Placed(cell, number, column, width, height)
            busy |= dict.fromkeys(range(column, column + width), number + height)
            column += width


def _rebuilt(rows: Rows, items: list[_Placed], starts: list[int]) -> Rows:
    """Return `rows` with the spans that `items` have when only the columns in `starts` are left."""
    lines: list[dict[int, Cell]] = [{} for _ in rows]
    free = [set(starts) for _ in rows]
    for item in items:
        first, last = (bisect_left(starts, item.column + n) for n in (0, item.width))
        columns = starts[first:last]
        spans = {"colspan": len(columns), "rowspan": item.height}
        lines[item.row][item.column] = msgspec.structs.replace(item.cell, **spans)
        for row in range(item.row, item.row + item.height):
            free[row].difference_update(columns)
    for line, missing in zip(lines, free, strict=True):
        line |= dict.fromkeys(missing, Cell(children=()))
    return tuple(
        msgspec.structs.replace(row, cells=tuple(line[column] for column in sorted(line)))
        for row, line in zip(rows, lines, strict=True)
    )
