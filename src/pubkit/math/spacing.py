"""The space between neighbours on a line, by TeX's rules (The TeXbook, chapter 18)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

from pubkit.math.tree import (
    Arrow,
    Classed,
    Delimiter,
    Fenced,
    Kind,
    Large,
    Middle,
    Name,
    Node,
    Scripts,
    Sign,
    Space,
    Styled,
)

_COLUMNS: Final = ("ord", "op", "bin", "rel", "open", "close", "punct", "inner")

# One digit for each right neighbour; a letter is left out in scripts: a, b, c for 1, 2, 3.
_GAPS: Final[MappingProxyType[Kind, str]] = MappingProxyType(
    {
        "ord": "01bc000a",
        "op": "110c000a",
        "bin": "bb00b00b",
        "rel": "cc00c00c",
        "open": "00000000",
        "close": "01bc000a",
        "punct": "aa0aaaaa",
        "inner": "a1bca0aa",
    }
)
_DISPLAY: Final = MappingProxyType({"0": 0, "1": 3, "a": 3, "b": 4, "c": 5})
_SCRIPT: Final = MappingProxyType({"0": 0, "1": 3, "a": 0, "b": 0, "c": 0})


class Spaced(NamedTuple):
    """A node of a row, its class there, and the space before it in eighteenths of an em."""

    node: Node
    kind: Kind | None
    before: int


def spaced(items: tuple[Node, ...], *, script: bool) -> list[Spaced]:
    """Return `items` with the class and the space that each has beside the others."""
    edges = _settled([_edges(item) for item in items])
    table = _SCRIPT if script else _DISPLAY
    found: list[Spaced] = []
    previous: Kind | None = None
    for item, edge in zip(items, edges, strict=True):
        if edge is None:
            found.append(Spaced(item, None, 0))
            continue
        gap = _GAPS[previous][_COLUMNS.index(edge[0])] if previous else "0"
        found.append(Spaced(item, edge[0], table[gap]))
        previous = edge[1]
    return found


def _edges(node: Node) -> tuple[Kind, Kind] | None:
    """Return the class of `node` to its left and to its right; None for bare space."""
    match node:
        case Sign(kind=kind) | Delimiter(kind=kind) | Classed(kind=kind):
            return kind, kind
        case Large() | Name():
            return "op", "op"
        case Arrow():
            return "rel", "rel"
        case Fenced():
            return "open", "close"
        case Middle():
            return "close", "open"
        case Scripts(base=base):
            return _edges(base) or ("ord", "ord")
        case Styled(body=body):
            inner = [edge for item in body.items if (edge := _edges(item))]
            return (inner[0][0], inner[-1][1]) if inner else None
        case Space():
            return None
        case _:
            return "ord", "ord"


def _settled(edges: list[tuple[Kind, Kind] | None]) -> list[tuple[Kind, Kind] | None]:
    """Make a binary operator ordinary where it has nothing to join."""
    atoms = [index for index, edge in enumerate(edges) if edge]
    settled = list(edges)
    left: Kind | None = None
    for place, index in enumerate(atoms):
        edge = edges[index]
        following = edges[atoms[place + 1]] if place + 1 < len(atoms) else None
        if edge == ("bin", "bin") and (
            left in (None, "bin", "op", "rel", "open", "punct")
            or following is None
            or following[0] in ("rel", "close", "punct")
        ):
            edge = ("ord", "ord")
        settled[index] = edge
        left = edge[1] if edge else left
    return settled
