"""What of a rule a target does not take."""

from __future__ import annotations

from typing import Any

from pubkit.theme import values
from pubkit.theme.targets import Limits

_COLOR_CALLS = frozenset(["rgb", "rgba", "hsl", "hsla"])
_ALWAYS = frozenset(["inherit", "initial"])


def in_selector(selector: list[Any], limits: Limits) -> str | None:
    """Return the first part of `selector` that is beyond `limits`."""
    previous = None
    for part in values.walk(selector):
        name = getattr(part, "lower_name", getattr(part, "lower_value", None))
        if previous == ":" and limits.pseudos is not None and name and name not in limits.pseudos:
            return f'the selector ":{name}"'
        if part.type == "literal" and part.value in set("~+>") - limits.combinators:
            return f'the combinator "{part.value}"'
        previous = part
    return None


def fetching(tokens: list[Any]) -> str | None:
    """Return the first part of a value that would fetch a file or read an attribute."""
    for token in values.walk(tokens):
        if values.fetches(token):
            return f'"{values.serialize([token])}"'
    return None


def in_value(name: str, tokens: list[Any], limits: Limits) -> str | None:
    """Return the first part of the value of the property `name` that is beyond `limits`."""
    keywords = limits.keywords.get(name)
    for token in values.walk(tokens):
        match token.type:
            case "error" | "{} block":
                return f'the value of "{name}"'
            case "function" if not _takes(token.lower_name, limits):
                return f'"{token.name}()"'
            case "dimension" if limits.units and token.lower_unit not in limits.units:
                return f'the unit "{token.unit}"'
            case "ident" if keywords and token.lower_value not in keywords | _ALWAYS:
                return f'"{name}: {token.value}"'
    return None


def _takes(function: str, limits: Limits) -> bool:
    return limits.functions is None or function in limits.functions | _COLOR_CALLS
