"""The formula between TeX and its outputs: a closed tree of what is on the line."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Kind: TypeAlias = Literal["ord", "op", "bin", "rel", "open", "close", "punct", "inner"]
"""TeX's atom classes; they decide the space between neighbours."""

Placement: TypeAlias = Literal["beside", "movable", "stacked"]
"""Where scripts go: beside the base, stacked in display style only, or always stacked."""

StyleName: TypeAlias = Literal["display", "text", "script", "scriptscript"]


class Letter(Struct, frozen=True):
    """An identifier: `x`, `α`, `𝐯`, `∞`, or a word set in one fount such as `km`."""

    text: str
    upright: bool = False


class Number(Struct, frozen=True):
    """Digits with at most one decimal point: `3.14`."""

    text: str


class Sign(Struct, frozen=True):
    """An operator, relation, fence or mark of punctuation: `+`, `≤`, `(`, `,`."""

    text: str
    kind: Kind


class Large(Struct, frozen=True):
    """An operator that grows in display style: `∑`, `∫`."""

    text: str
    placement: Placement


class Name(Struct, frozen=True):
    """A named function set upright: `sin`, `lim`."""

    text: str
    placement: Placement = "beside"


class Words(Struct, frozen=True):
    """Ordinary text inside a formula: `\\text{if }`."""

    text: str


class Space(Struct, frozen=True):
    """A space of `mu` eighteenths of an em, perhaps negative."""

    mu: float


class Delimiter(Struct, frozen=True):
    """A fence in one of TeX's four sizes: `\\big(` is 1, `\\Bigg(` is 4."""

    text: str
    kind: Kind
    size: int


class Middle(Struct, frozen=True):
    """A fence as tall as the enclosing `Fenced`."""

    text: str


class Row(Struct, frozen=True):
    """Items side by side; inside another row it is one ordinary atom."""

    items: tuple[Node, ...] = ()


class Classed(Struct, frozen=True):
    """A body that is spaced as `kind`: `\\mathrel{R}`."""

    body: Node
    kind: Kind


class Scripts(Struct, frozen=True):
    """A base with a subscript, a superscript or both."""

    base: Node
    sub: Node | None
    sup: Node | None
    placement: Placement


class Fraction(Struct, frozen=True):
    """One thing over another; without a `bar` it is the inside of a binomial."""

    above: Node
    below: Node
    bar: bool = True
    style: StyleName | None = None


class Radical(Struct, frozen=True):
    """A root, square unless it has a `degree`."""

    body: Node
    degree: Node | None = None


class Accent(Struct, frozen=True):
    """A mark over or under a body; a `wide` one grows to the body's width."""

    body: Node
    mark: str
    wide: bool = False
    under: bool = False


class Arrow(Struct, frozen=True):
    """An arrow as long as what is written over and under it."""

    text: str
    above: Node | None
    below: Node | None


class Fenced(Struct, frozen=True):
    """A body between fences as tall as it is; an empty fence is invisible."""

    left: str
    body: Row
    right: str


class Table(Struct, frozen=True):
    """Rows of cells; `columns` holds l, c or r for each column."""

    rows: tuple[tuple[Row, ...], ...]
    columns: str
    layout: Literal["matrix", "small", "cases", "aligned", "stack"]
    style: StyleName = "text"
    rules: tuple[int, ...] = ()
    """Columns with a vertical rule before them."""
    lines: tuple[int, ...] = ()
    """Rows with a horizontal rule before them."""


class Styled(Struct, frozen=True):
    """A body in a style other than its surroundings': `\\displaystyle`."""

    body: Row
    style: StyleName


class Phantom(Struct, frozen=True):
    """The room a body takes, in one direction or both, without the body."""

    body: Node
    wide: bool = True
    tall: bool = True


class Boxed(Struct, frozen=True):
    """A body in a frame."""

    body: Node


Leaf: TypeAlias = Letter | Number | Sign | Large | Name | Words | Space | Delimiter | Middle
Branch: TypeAlias = (
    Row
    | Classed
    | Scripts
    | Fraction
    | Radical
    | Accent
    | Arrow
    | Fenced
    | Table
    | Styled
    | Phantom
    | Boxed
)
Node: TypeAlias = Leaf | Branch


def core(node: Node) -> Node:
    """Return the innermost base: what scripts, accents and single braces are put around."""
    while True:
        match node:
            case Scripts(base=inner) | Row(items=(inner,)) | Classed(body=inner):
                node = inner
            case _:
                return node
