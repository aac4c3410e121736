"""The block rule for tables that are drawn with characters, as pandoc writes those of Word.

Grid tables, whose cells hold blocks, and those of columns under dashes, whose rows may go over
several lines: https://pandoc.org/MANUAL.html#tables.
"""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pubkit.reader.grids import Cell, places, read_grid

_EDGE = re.compile(r"\+(?:[-=:]{3,}\+)+[ \t]*$")
_DASHES = re.compile(r"[ ]{0,3}-{2,}(?:[ ]+-{2,})+[ \t]*$")
_FRAME = re.compile(r"[ ]{0,3}-{4,}[ \t]*$")
_LINES = 1000
_HEAD = 12


class _Cells(NamedTuple):
    """A row: its cells, the lines that it stands on and whether it is of the head."""

    cells: list[Cell]
    first: int
    after: int
    head: bool


class _Drawing(NamedTuple):
    rows: list[_Cells]
    aligns: list[str]
    after: int
    blocks: bool


def drawn_table_plugin(md: MarkdownIt) -> None:
    """Add the rule; such a table stands between empty lines."""
    md.block.ruler.before("code", "drawn_table", _drawn_table)


def _drawn_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    last = min(last, first + _LINES)
    line = _line(state, first)
    drawing: _Drawing | None = None
    if _EDGE.match(line):
        drawing = _grid(state, first, last)
    elif _FRAME.match(line):
        drawing = _framed(state, first, last)
    elif _DASHES.match(line):
        drawing = _under(state, first, first, last, closed=True)
    elif line and first + 1 < last and _DASHES.match(_line(state, first + 1)):
        drawing = _under(state, first, first + 1, last, closed=False)
    if drawing is None or not drawing.rows:
        return False
    if not silent:
        _push(state, drawing, first)
        state.line = drawing.after
    return True


def _line(state: StateBlock, number: int) -> str:
    """Return a line with its indentation inside the block that it stands in."""
    if state.isEmpty(number) or state.sCount[number] < state.blkIndent:
        return ""
    return state.getLines(number, number + 1, state.blkIndent, False).rstrip("\n")


def _grid(state: StateBlock, first: int, last: int) -> _Drawing | None:
    lines: list[str] = []
    for number in range(first, last):
        line = _line(state, number).rstrip()
        if not (line.startswith(("|", "+")) and line.endswith(("|", "+"))):
            break
        lines.append(line)
    grid = read_grid(lines) if len(lines) > 2 else None
    if grid is None:
        return None
    rows = [
        _Cells([], first + top + 1, first + after, head=number < grid.heads)
        for number, (top, after) in enumerate(pairwise(grid.tops))
    ]
    for cell in grid.cells:
        rows[cell.row].cells.append(cell)
    return _Drawing(rows, _marked(grid.rule, grid.stops), first + len(lines), blocks=True)


def _marked(edge: str, stops: list[int]) -> list[str]:
    """Return the alignment of each column by the colons in `edge`."""
    parts = [edge[begin + 1 : end] for begin, end in pairwise(stops)]
    names = {(True, True): "center", (True, False): "left", (False, True): "right"}
    return [names.get((part[0] == ":", part[-1] == ":"), "") for part in parts]


def _framed(state: StateBlock, first: int, last: int) -> _Drawing | None:
    """Return a table between two lines of dashes, its rows parted by empty lines."""
    for number in range(first + 1, min(last, first + _HEAD)):
        line = _line(state, number)
        if _DASHES.match(line):
            made = _under(state, first + 1, number, last, closed=True)
            return made if number > first + 1 else None
        if not line:
            break
    return None


def _under(
    state: StateBlock, first: int, dashes: int, last: int, *, closed: bool
) -> _Drawing | None:
    """Return the table whose columns stand under the line `dashes`, its head above it.

    One that is `closed` ends with dashes and may have rows of several lines between empty ones;
    another ends with an empty line.
    """
    ruled = _line(state, dashes)
    columns = [match.span() for match in re.finditer("-+", ruled)]
    head = [_line(state, number) for number in range(first, dashes)]
    rows: list[_Cells] = []
    begun, ended, parted = dashes + 1, 0, False
    for number in range(dashes + 1, last):
        line = _line(state, number)
        if _DASHES.match(line) or _FRAME.match(line):
            ended = number + 1 if head or line.split() == ruled.split() else 0
            break
        if not line and not closed:
            ended = number
            break
        if not line and begun < number:
            parted = True
            rows.append(_sliced(state, begun, number, columns))
        begun = begun if line else number + 1
    else:
        ended = 0 if closed else last
    if not ended or ended == dashes + 1:
        return None
    stop = ended - 1 if _rule(state, ended - 1) else ended
    if parted:
        rows += [_sliced(state, begun, stop, columns)] if begun < stop else []
    else:
        rows = [_sliced(state, n, n + 1, columns) for n in range(dashes + 1, stop)]
    if head:
        rows.insert(0, _sliced(state, first, dashes, columns)._replace(head=True))
    aligns = [_leaning((head or [_line(state, begun)])[0], *column) for column in columns]
    return _Drawing(rows, aligns, ended, blocks=False) if rows else None


def _rule(state: StateBlock, number: int) -> bool:
    line = _line(state, number)
    return bool(_DASHES.match(line) or _FRAME.match(line))


def _sliced(state: StateBlock, first: int, after: int, columns: list[tuple[int, int]]) -> _Cells:
    lines = [places(_line(state, number)) for number in range(first, after)]
    edges = [0, *(begin for begin, _ in columns[1:]), 10_000]
    texts = [
        "\n".join(filter(None, ("".join(line[begin:end]).strip() for line in lines)))
        for begin, end in pairwise(edges)
    ]
    cells = [Cell(0, column, 1, 1, text) for column, text in enumerate(texts)]
    return _Cells(cells, first, after, head=False)


def _leaning(head: str, begin: int, end: int) -> str:
    """Return how a column is aligned: its head is flush with an end of the dashes below, or not."""
    text = "".join(places(head)[begin:end])
    left, right = not text[:1].isspace(), len(text.rstrip()) == end - begin
    names = {(True, False): "left", (False, True): "right", (False, False): "center"}
    return names.get((left, right), "") if text.strip() else ""


def _push(state: StateBlock, drawing: _Drawing, first: int) -> None:
    def tag(text: str, lines: list[int]) -> None:
        token = state.push("html_block", "", 0)
        token.content, token.map = text, lines

    whole = [first, drawing.after]
    tag("<table>", whole)
    for row in drawing.rows:
        lines = [row.first, row.after]
        tag("<tr>", lines)
        for cell in row.cells:
            name, align = "th" if row.head else "td", drawing.aligns[cell.column]
            style = f' style="text-align:{escape(align)}"' if align else ""
            spans = f' colspan="{cell.colspan}" rowspan="{cell.rowspan}"'
            tag(f"<{name}{style}{spans}>", lines)
            _fill(state, cell.text, lines, blocks=drawing.blocks)
            tag(f"</{name}>", lines)
        tag("</tr>", lines)
    tag("</table>", whole)


def _fill(state: StateBlock, text: str, lines: list[int], *, blocks: bool) -> None:
    """Push what a cell holds; a finding in it is told at the row."""
    if blocks and re.search(r"\n|^(?:[-+*>#]|\d+[.)])\s", text):
        begun = len(state.tokens)
        state.md.block.parse(text, state.md, state.env, state.tokens)
        for token in state.tokens[begun:]:
            token.map = lines if token.map else None
    elif text:
        token = state.push("inline", "", 0)
        token.content, token.children, token.map = text, [], lines
