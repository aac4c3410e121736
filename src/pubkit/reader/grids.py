"""Grid tables: their cells, which may span rows and columns, out of lines of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, east_asian_width

_RULE = re.compile(r"\+(?:[-=:]{1,}\+)+")
_STEPS = 20
"""How often a character may be looked at in search of cells."""


class Cell(NamedTuple):
    """A cell: where it begins, how far it reaches, in rows and columns, and its text."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


class Grid(NamedTuple):
    """The cells of a table, row by row; on which line each row begins, and how many are head."""

    cells: list[Cell]
    tops: list[int]
    heads: int
    rule: str
    stops: list[int]


class _Box(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


def places(line: str) -> list[str]:
    """Return the characters of `line` by column: wide ones take two, accents none."""
    out: list[str] = []
    for character in line:
        if out and combining(character):
            out[-1] += character
        else:
            out += [character, ""] if east_asian_width(character) in "WF" else [character]
    return out


def read_grid(lines: Sequence[str]) -> Grid | None:
    """Return the table that `lines` draw, None when its borders do not close."""
    grid = [places(line) for line in lines]
    if len({len(line) for line in grid}) != 1:
        return None
    boxes = sorted(_boxes(grid))
    area = sum((box.bottom - box.top) * (box.right - box.left) for box in boxes)
    if area != (len(grid) - 1) * (len(grid[0]) - 1):
        return None
    tops = sorted({box.top for box in boxes} | {len(grid) - 1})
    stops = sorted({box.left for box in boxes} | {len(grid[0]) - 1})
    ruled = next((n for n in tops[1:-1] if "=" in lines[n] and _RULE.fullmatch(lines[n])), 0)
    cells = [
        Cell(
            tops.index(box.top), stops.index(box.left),
            tops.index(box.bottom) - tops.index(box.top),
            stops.index(box.right) - stops.index(box.left), _text(grid, box),
        )
        for box in boxes
    ]  # fmt: skip
    return Grid(cells, tops, tops.index(ruled) if ruled else 0, lines[ruled], stops)


def _boxes(grid: list[list[str]]) -> Iterator[_Box]:
    """Yield the cells between their borders, from each corner that one leaves to the next."""
    waiting = {(0, 0)}
    done: set[tuple[int, int]] = set()
    steps = [_STEPS * (500 + len(grid) * len(grid[0]))]
    while waiting:
        corner = min(waiting)
        waiting.discard(corner)
        done.add(corner)
        box = _box(grid, *corner, steps)
        if box is None:
            continue
        yield box
        waiting |= {(box.top, box.right), (box.bottom, box.left)} - done


def _box(grid: list[list[str]], top: int, left: int, steps: list[int]) -> _Box | None:
    """Return the smallest cell whose first corner is at `top` and `left`."""
    for right in range(left + 1, len(grid[0])):
        if grid[top][right] not in ("-", "=", ":", "+"):
            return None
        if grid[top][right] != "+":
            continue
        for bottom in range(top + 1, len(grid)):
            steps[0] -= 1
            if steps[0] < 0 or grid[bottom][right] not in ("|", "+"):
                break
            box = _Box(top, left, bottom, right)
            if grid[bottom][right] == "+" and _closed(grid, box, steps):
                return box
    return None


def _closed(grid: list[list[str]], box: _Box, steps: list[int]) -> bool:
    below = grid[box.bottom][box.left : box.right + 1]
    beside = [line[box.left] for line in grid[box.top : box.bottom + 1]]
    steps[0] -= len(below) + len(beside)
    return below[0] == "+" and set(below) <= set("-=:+") and set(beside) <= set("|+")


def _text(grid: list[list[str]], box: _Box) -> str:
    inner = (line[box.left + 1 : box.right] for line in grid[box.top + 1 : box.bottom])
    lines = ["".join(line).rstrip() for line in inner]
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines).strip("\n")
