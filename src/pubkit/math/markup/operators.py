"""Where MathML's operator dictionary and TeX disagree about the space around a sign."""

from __future__ import annotations

from math import nan
from types import MappingProxyType
from typing import Final, NamedTuple

from pubkit.math.markup.elements import em
from pubkit.math.spacing import Spaced, spaced
from pubkit.math.tree import (
    Classed,
    Delimiter,
    Kind,
    Large,
    Middle,
    Node,
    Row,
    Scripts,
    Sign,
    core,
)

STRETCHY: Final = frozenset("()[]{}|‖⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯⎰⎱↑↓↕⇑⇓⇕")
"""Signs that would grow with their neighbours if they were not told otherwise."""

_PREFIXES: Final = "+−±∓"

# The dictionary of MathML Core, section B, for the signs of our tables: space before and after
# by class, and the signs that have another.
_BY_KIND: Final[MappingProxyType[Kind, tuple[float, float]]] = MappingProxyType(
    {"bin": (4, 4), "rel": (5, 5), "punct": (0, 3), "op": (3, 3)}
)
_VARIES: Final = (nan, nan)
_BY_SIGN: Final[MappingProxyType[str, tuple[float, float]]] = MappingProxyType(
    dict.fromkeys("×∗∘∙≀⊗⊙⊚⊛⊠⊡⊺⋄⋅⋆⋇⋉⋊⋋⋌⨿.@?", (3, 3))
    | dict.fromkeys("†‡△▷▽◁◯╱╲…⋮⋯⋰⋱⌝⌟⎱⌜⌞⎰", (5, 5))
    | dict.fromkeys("∴∵⌢⌣¬∀∃∄∇\\!", (0, 0))
    | dict.fromkeys("()[]{}⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯‖", (0, 0))
    | {"/": (4, 4), "√": (3, 0), ":": (0, 3), "|": _VARIES, "∼": _VARIES}
)


class Fitted(NamedTuple):
    """A node, the attributes that its operator needs, and a space to put before it."""

    node: Node
    attributes: dict[str, str]
    space: float


def fitted(items: tuple[Node, ...], *, script: bool) -> list[Fitted]:
    """Return `items`, each with what it takes to space them as TeX does."""
    atoms = spaced(items, script=script)
    attributes = [_form(atom) for atom in atoms]
    spaces = [0.0] * len(atoms)
    previous: int | None = None
    for at, atom in enumerate(atoms):
        if atom.kind is None:
            continue
        left = _natural(atoms[previous])[1] if previous is not None else None
        before, after, spaces[at] = _share(left, _natural(atom)[0], atom.before)
        if before is not None and previous is not None:
            attributes[previous]["rspace"] = em(before)
        if after is not None:
            attributes[at]["lspace"] = em(after)
        previous = at
    if previous is not None and _natural(atoms[previous])[1] not in (None, 0):
        attributes[previous]["rspace"] = em(0)
    return [Fitted(*parts) for parts in zip(items, attributes, spaces, strict=True)]


def _share(
    left: float | None, right: float | None, wanted: float
) -> tuple[float | None, float | None, float]:
    """Return what the operators on both sides must be told, and what neither can carry.

    `left` and `right` are what they have untold; None is no operator.
    """
    if (left or 0) + (right or 0) == wanted:
        return None, None, 0
    if left is None:
        return (None, None, wanted) if right is None else (None, wanted, 0)
    if left == wanted:
        return None, 0, 0
    if right == wanted:
        return 0, None, 0
    return wanted, None if right in (None, 0) else 0, 0


def _natural(atom: Spaced) -> tuple[float | None, float | None]:
    """Return the space that a renderer gives an operator by itself, nan where that varies."""
    match _operator(atom.node):
        case Sign(text=text, kind="bin") if atom.kind == "ord" and text in _PREFIXES:
            return 0, 0
        case Sign(text=text, kind=kind):
            return _BY_SIGN.get(text, _BY_KIND.get(kind, (0, 0)))
        case Large():
            return _BY_KIND["op"]
        case Delimiter() | Middle():
            return _VARIES
        case _:
            return None, None


def _operator(node: Node) -> Node:
    """Return the core of `node`; renderers misplace what is stacked on a spaced operator."""
    match node:
        case Classed(body=inner) | Row(items=(inner,)):
            return _operator(inner)
        case Scripts(base=base, placement="stacked") if isinstance(core(base), Sign):
            return node
        case _:
            return core(node)


def _form(atom: Spaced) -> dict[str, str]:
    match _operator(atom.node):
        case Sign(text=text, kind="bin") if atom.kind == "ord" and text in _PREFIXES:
            return {"form": "prefix"}
        case _:
            return {}
