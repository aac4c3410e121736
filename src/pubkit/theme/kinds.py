"""What kind of value a token has: a theme's first value of it tells what may take its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pubkit.theme import values

Kind = Literal["number", "length", "word", "any"]

_UNITS = frozenset(
    "rem em ex ch cap ic lh rlh px pt pc mm cm in q % vw vh vi vb vmin vmax svh lvh dvh".split()
)
_MEANT = {
    "number": "a number, such as 1.5",
    "length": "a length, such as 1.5rem",
    "word": "a word, such as start",
}


def problem(name: str, text: str, first: str) -> str | None:
    """Return what is wrong with `text` as a value of the token `name`, which was `first`."""
    kind = _kind(values.parse(first))
    parts = _parts(values.parse(text))
    if kind == "any" or name.startswith("color-") or _fits(parts, kind):
        return None
    if name.startswith("weight-") and text in ("normal", "bold"):
        return None
    return f'"{text[:80]}" is no value for "{name}": it is {_MEANT[kind]}'


def _parts(tokens: Sequence[Any]) -> list[Any]:
    return [token for token in tokens if token.type != "whitespace"]


def _kind(tokens: Sequence[Any]) -> Kind:
    match [token.type for token in _parts(tokens)]:
        case ["number"] if tokens[0].value:
            return "number"
        case ["number" | "dimension" | "percentage"]:
            return "length"
        case ["ident"]:
            return "word"
    return "any"


def _fits(parts: list[Any], kind: Kind) -> bool:
    if any(part.type == "function" for part in parts):
        return len(parts) == 1  # a sum or a reference
    if kind == "word":
        return all(part.type == "ident" for part in parts)
    if len(parts) != 1:
        return False
    (part,) = parts
    match part.type:
        case "number":
            return kind == "number" or part.value == 0
        case "dimension":
            return kind == "length" and part.lower_unit in _UNITS
        case "percentage":
            return kind == "length"
    return False
