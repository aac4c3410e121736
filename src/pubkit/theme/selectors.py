"""Whether a selector can match an element, told from names and classes alone.

What depends on anything else (states, positions, siblings, ids, attributes) may match.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec


class Step(NamedTuple):
    """An element on the way from the root: its name and classes."""

    name: str
    classes: frozenset[str]


class Compound(msgspec.Struct, frozen=True, array_like=True):
    """What one element must be: an empty name is any; `child`: of the one before it."""

    name: str
    classes: frozenset[str]
    child: bool


class Selector(msgspec.Struct, frozen=True, array_like=True):
    """Compounds from the outermost in; `sure` when they tell all that the selector says.

    `pseudo`: it selects what CSS adds to an element or a part of its text. `weight`: its
    specificity.
    """

    compounds: tuple[Compound, ...]
    sure: bool
    pseudo: bool
    weight: tuple[int, int]

    def takes(self, path: Sequence[Step]) -> bool:
        """Tell whether the last step of `path` may be selected."""
        return _takes(self.compounds, path)


def _takes(compounds: Sequence[Compound], path: Sequence[Step]) -> bool:
    last, outer = compounds[-1], compounds[:-1]
    if last.name not in ("", path[-1].name) or not last.classes <= path[-1].classes:
        return False
    if not outer:
        return True
    ends = range(len(path) - 1, max(0, len(path) - 2) if last.child else 0, -1)
    return any(_takes(outer, path[:end]) for end in ends)


_PART = re.compile(r"\s*([>+~])\s*|\s+|([^\s>+~]+)")
_PSEUDO = re.compile(r"::|:(before|after|first-letter|first-line)\b")


def read(tokens: Sequence[Any]) -> Selector:
    """Return the selector that `tokens` spell."""
    text = "".join(map(_spelt, tokens)).strip()
    compounds: list[Compound] = []
    child = False
    for combinator, told in _PART.findall(text):
        if told:
            name = re.match(r"[\w-]*", told)
            classes = frozenset(re.findall(r"\.([\w-]+)", told))
            compounds.append(Compound(name[0] if name else "", classes, child))
            child = False
        elif combinator in ("+", "~") and compounds:
            child = compounds.pop().child  # a sibling stands where this one does
        else:
            child = combinator == ">"
    names = sum(bool(c.name) for c in compounds)
    weight = len(re.findall(r"\.|(?<!:):(?!:)", text)), names
    sure = not re.search("[:?+~]", text)
    return Selector(tuple(compounds), sure, bool(_PSEUDO.search(text)), weight)


def _spelt(token: Any) -> str:
    match token.type:
        case "whitespace":
            return " "
        case "ident" | "literal":
            return str(token.value)
    return "?"  # a function, an id, an attribute
