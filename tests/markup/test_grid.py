"""Tables come out as grids that HTML's own algorithm fills without gap or overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pubkit.markup.grid import Rows, fitted
from pubkit.model.nodes import Cell, Paragraph, Row, Text

spans = st.integers(-1, 4) | st.just(10**9)
cells = st.builds(Cell, children=st.just((Paragraph((Text("x"),)),)), colspan=spans, rowspan=spans)
groups = st.lists(st.builds(Row, cells=st.lists(cells, max_size=4).map(tuple)), max_size=5).map(
    tuple
)


def fill(rows: Rows) -> list[dict[int, Cell]]:
    """Return the cell on every slot of each row, as browsers place them."""
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column in grid[number]:
                column += 1
            for line in range(number, number + cell.rowspan):
                for slot in range(column, column + cell.colspan):
                    assert slot not in grid[line], "cells overlap"
                    grid[line][slot] = cell
            column += cell.colspan
    return grid


@given(st.tuples(groups, groups, groups))
def test_rows_fit(given_groups: tuple[Rows, Rows, Rows]) -> None:
    found = fitted(given_groups)
    widths, begun = set(), set()
    for rows in found:
        grid = fill(rows)
        for number, (row, line) in enumerate(zip(rows, grid, strict=True)):
            assert row.cells
            assert sorted(line) == list(range(len(line)))
            widths.add(len(line))
            above = grid[number - 1] if number else {}
            begun |= {
                c for c in line if line[c] is not above.get(c) and line[c] is not line.get(c - 1)
            }
    assert len(widths) <= 1
    assert begun == set(range(max(widths, default=0)))
    assert fitted(found) == found


@given(st.tuples(groups, groups, groups))
def test_no_cell_is_lost(given_groups: tuple[Rows, Rows, Rows]) -> None:
    def texts(tables: tuple[Rows, ...]) -> int:
        return sum(bool(c.children) for rows in tables for row in rows for c in row.cells)

    assert texts(fitted(given_groups)) == texts(given_groups)


def test_plain_tables_are_left_alone() -> None:
    rows = (Row((Cell(()), Cell(()))),) * 2
    assert fitted((rows, rows, ()))[0] is rows
