"""Tables that are drawn with characters, as pandoc writes them."""

from __future__ import annotations

import pytest

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from tests.reader.test_dialect import nodes

GRID = """
+-----------+:-----:+--------+
| Fruit     | 東京  | Price  |
+===========+=======+=======:+
| Bananas   | a     | - one  |
|           |       | - two  |
+-----------+-------+--------+
| *Oranges* |       | Two\\   |
|           |       | lines  |
+-----------+-------+--------+

: Fruit {#tab-fruit}
"""
SIMPLE = """
  Right Left     Center   Both
  ----- ------- -------- -----
     12 a          12       1
    123 b c       123      12

  : Simple
"""
FRAMED = """
  ------------------------
  Two         Other
  lines
  ----------- ------------
  First       A row that
              goes on

  Second      Here
  ------------------------
"""
BARE = """
------ ----
one    two

three  four
------ ----
"""


def rows(source: str) -> list[str]:
    """Return the rows of the table in `source`, cells parted by bars, heads in capitals."""
    (table,) = (block for block in walk(nodes(source)) if isinstance(block, n.Table))
    out = []
    for row in (*table.head, *table.body):
        texts = [_text(cell.children) for cell in row.cells]
        out.append("|".join(t.upper() if row in table.head else t for t in texts))
    return out


def _text(blocks: tuple[n.Block, ...]) -> str:
    found = [plain_text(b.children) for b in walk(blocks) if isinstance(b, n.Paragraph)]
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (GRID, ["FRUIT|東京|PRICE", "Bananas|a|one two", "Oranges||Two lines"]),
        (SIMPLE, ["RIGHT|LEFT|CENTER|BOTH", "12|a|12|1", "123|b c|123|12"]),
        (FRAMED, ["TWO LINES|OTHER", "First|A row that goes on", "Second|Here"]),
        (BARE, ["one|two", "three|four"]),
    ],
)
def test_drawn_tables_are_tables(source: str, shown: list[str]) -> None:
    assert rows(source) == shown
    assert rows("> Quoted:\n>\n" + "".join(f"> {line}\n" for line in source.split("\n"))) == shown


def test_heads_say_how_columns_are_aligned() -> None:
    simple, grid = (
        next(b for b in nodes(source) if isinstance(b, n.Table)) for source in (SIMPLE, GRID)
    )
    assert [cell.align for cell in simple.body[0].cells] == [None, "start", "center", "end"]
    assert [cell.align for cell in grid.body[0].cells] == [None, None, "end"]
    assert grid.attrs.id == "tab-fruit"
    assert isinstance(grid.body[0].cells[2].children[0], n.List)
    assert plain_text(simple.caption) == "Simple"


SPANNED = """
+---------------------+----------+
| Property            | Earth    |
+=============+=======+==========+
|             | min   | -89.2 °C |
| Temperature +-------+----------+
| 1961-1990   | mean  | 14 °C    |
|             +-------+----------+
|             | max   | 56.7 °C  |
+-------------+-------+----------+
| Over all three of them         |
+--------------------------------+
"""


def test_cells_span_rows_and_columns() -> None:
    (table,) = (block for block in nodes(SPANNED) if isinstance(block, n.Table))
    spans = [
        [(_text(cell.children), cell.colspan, cell.rowspan) for cell in row.cells]
        for row in (*table.head, *table.body)
    ]
    assert spans == [
        [("Property", 2, 1), ("Earth", 1, 1)],
        [("Temperature 1961-1990", 1, 3), ("min", 1, 1), ("-89.2 °C", 1, 1)],
        [("mean", 1, 1), ("14 °C", 1, 1)],
        [("max", 1, 1), ("56.7 °C", 1, 1)],
        [("Over all three of them", 3, 1)],
    ]


def test_a_hostile_grid_ends_soon() -> None:
    lines = ["+" + "-+" * 200] + ["|" + "+|" * 200, "+" * 401] * 200
    assert len(nodes("\n".join(lines) + "\n")) > 0


@pytest.mark.parametrize(
    "source",
    [
        "Words\n\n-----\n\nMore words\n\n-----\n\nEnd",
        "--- ---\n\nWords here\n\n---- ----\n\nEnd",
        "Words\n--- ---\n\nEnd",
        "Heading\n-------\n\nEnd",
        "+---+---+\n| a | b\n+---+---+",
        "+---+---+\nwords\n",
        "+---+---+\n| a | b |\n+---+--+",
    ],
)
def test_rules_and_headings_stay(source: str) -> None:
    assert not [node for node in walk(nodes(source)) if isinstance(node, n.Table)]
