"""Environments: matrices, cases, aligned lines, arrays."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from pubkit.math.errors import MathError, quoted
from pubkit.math.tex.parser import Parser
from pubkit.math.tex.scanner import Token
from pubkit.math.tree import Fenced, Node, Row, StyleName, Table


class Environment(NamedTuple):
    """How cells are laid out, what is around them, and how the columns are aligned in turn."""

    layout: Literal["matrix", "small", "cases", "aligned", "stack"]
    columns: str = "c"
    left: str = ""
    right: str = ""
    style: StyleName = "text"
    arguments: int = 0


_ALIGNED: Final = Environment("aligned", "rl", style="display")
_GATHERED: Final = Environment("aligned", "c", style="display")
ENVIRONMENTS: Final = {
    "matrix": Environment("matrix"),
    "pmatrix": Environment("matrix", left="(", right=")"),
    "bmatrix": Environment("matrix", left="[", right="]"),
    "Bmatrix": Environment("matrix", left="{", right="}"),
    "vmatrix": Environment("matrix", left="|", right="|"),
    "Vmatrix": Environment("matrix", left="‖", right="‖"),
    "smallmatrix": Environment("small", style="script"),
    "cases": Environment("cases", "l", left="{"),
    "dcases": Environment("cases", "l", left="{", style="display"),
    "rcases": Environment("cases", "l", right="}"),
    "eqnarray": Environment("aligned", "rcl", style="display"),
    "eqnarray*": Environment("aligned", "rcl", style="display"),
    **dict.fromkeys(("aligned", "align", "align*", "split"), _ALIGNED),
    **dict.fromkeys(("alignedat", "alignat", "alignat*"), _ALIGNED._replace(arguments=1)),
    **dict.fromkeys(("gathered", "gather", "gather*", "multline", "multline*"), _GATHERED),
    **dict.fromkeys(("equation", "equation*"), _GATHERED),
}
_GAP: Final = re.compile(r"\*?(?:\[\s*-?[\d.]+\s*[a-z]{2}\s*\])?")


def begin(parser: Parser, token: Token) -> Node:
    """Read an environment up to its own `\\end`."""
    name = parser.scanner.raw()
    if name.text == "array":
        table: Node = _array(parser, name)
    elif name.text in ENVIRONMENTS:
        table = _plain(parser, name)
    else:
        raise MathError(f"unknown environment {quoted(name.text)}", name.at)
    parser.scanner.take()
    end = parser.scanner.raw()
    if end.text != name.text:
        raise MathError(f"{quoted(name.text)} is closed by {quoted(end.text)}", end.at)
    return table


def substack(parser: Parser, token: Token) -> Node:
    """Read lines set over one another, as under a sum."""
    opening = parser.scanner.take()
    if opening.text != "{":
        raise MathError('"\\substack" needs its lines in braces', opening.at)
    rows, _ = _cells(parser, "}")
    parser.scanner.take()
    return Table(rows, "c" * _width(rows), "stack", "script")


def _plain(parser: Parser, name: Token) -> Node:
    environment = ENVIRONMENTS[name.text]
    for _ in range(environment.arguments):
        parser.scanner.raw()
    rows, lines = _cells(parser, "\\end")
    if environment.columns == "rl":
        rows = tuple(tuple(_joined(cell, at) for at, cell in enumerate(row)) for row in rows)
    count = _width(rows)
    columns = (environment.columns * count)[:count]
    table = Table(rows, columns, environment.layout, environment.style, lines=lines)
    if environment.left or environment.right:
        return Fenced(environment.left, Row((table,)), environment.right)
    return table


def _joined(cell: Row, at: int) -> Row:
    """Let a relation that begins a left-aligned cell keep the space before it."""
    return Row((Row(), *cell.items)) if at % 2 else cell


def _array(parser: Parser, name: Token) -> Table:
    form = parser.scanner.raw()
    written = "".join(form.text.split())
    columns = written.replace("|", "")
    if not columns or columns.strip("lcr"):
        raise MathError('the columns of "array" are written with "l", "c", "r" and "|"', form.at)
    rows, lines = _cells(parser, "\\end")
    if _width(rows) > len(columns):
        raise MathError(f"more cells in a row than columns in {quoted(form.text)}", form.at)
    before = accumulate((char != "|" for char in written), initial=0)
    rules = tuple(at for at, char in zip(before, written, strict=False) if char == "|")
    return Table(rows, columns, "matrix", rules=rules, lines=lines)


def _cells(parser: Parser, stop: str) -> tuple[tuple[tuple[Row, ...], ...], tuple[int, ...]]:
    """Return the rows before `stop`, and the numbers of those with a line above them."""
    rows: list[tuple[Row, ...]] = []
    cells: list[Row] = []
    lines: list[int] = []
    while True:
        while not cells and parser.scanner.skip("\\hline"):
            lines.append(len(rows))
        cells.append(parser.row(stop, "&", "\\\\", "\\cr"))
        parser.count()
        if parser.scanner.peek().text == stop:
            break
        if parser.scanner.take().text != "&":
            parser.scanner.leap(_GAP)
            rows.append(tuple(cells))
            cells = []
    if cells != [Row()] or not rows:
        rows.append(tuple(cells))
    return tuple(rows), tuple(lines)


def _width(rows: tuple[tuple[Row, ...], ...]) -> int:
    return max(len(row) for row in rows)
