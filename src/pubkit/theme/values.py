"""CSS values: `var(--pk-…)` made literal, sums done, what is left told apart by type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import tinycss2

Tokens = Sequence[Any]
"""Component values as tinycss2 gives them; it has no types of its own."""

PREFIX = "--pk-"
_BLOCKS = {"() block", "[] block", "{} block"}


def parse(text: str) -> list[Any]:
    """Return the component values of `text`, comments left out."""
    return list(_parsed(text))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Tokens:
    return tuple(tinycss2.parse_component_value_list(text, skip_comments=True))


def serialize(tokens: Tokens) -> str:
    """Return `tokens` as CSS that is safe inside an HTML `<style>`."""
    text: str = tinycss2.serialize(tokens).strip()
    return text.replace("</", "<\\/")


def inner(token: Any) -> list[Any] | None:
    """Return what a function or block holds; None for any other token."""
    kind = token.type
    if kind == "function":
        return token.arguments  # type: ignore[no-any-return]
    return token.content if kind in _BLOCKS else None


def walk(tokens: Tokens) -> Iterator[Any]:
    """Yield every token, also those within functions and blocks."""
    for token in tokens:
        yield token
        held = inner(token)
        if held:
            yield from walk(held)


def references(tokens: Tokens) -> Iterator[str]:
    """Yield each name that a `var()` within `tokens` refers to."""
    for token in walk(tokens):
        if token.type == "function" and token.lower_name == "var":
            yield next((t.value for t in token.arguments if t.type == "ident"), "")


def replaced(tokens: Tokens, lookup: Callable[[str], Tokens]) -> list[Any]:
    """Return `tokens` with every `var(--pk-name)` replaced by `lookup("name")`."""
    out: list[Any] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            name = next(t.value for t in token.arguments if t.type == "ident")
            out += lookup(name.removeprefix(PREFIX))
        else:
            out.append(_with(token, lambda held: replaced(held, lookup)))
    return out


def _with(token: Any, change: Callable[[Tokens], list[Any]]) -> Any:
    """Return a copy of a function or block with its content changed; other tokens as they are."""
    held = inner(token)
    if held is None:
        return token
    line, column = token.source_line, token.source_column
    if token.type == "function":
        return type(token)(line, column, token.name, change(held))
    return type(token)(line, column, change(held))


_SUMS = frozenset(["calc", "min", "max", "clamp"])
_POINTS = {"pt": 1.0, "px": 0.75, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}


def summed(tokens: Tokens) -> list[Any]:
    """Return `tokens` with each `calc()`, `min()`, `max()` and `clamp()` of like units done.

    Absolute lengths are alike; sums of what only an engine can compare stand as they are.
    """
    out: list[Any] = []
    for token in tokens:
        if token.type == "function" and token.lower_name in _SUMS:
            result = quantity([token])
            out += parse(f"{plain(result[0])}{result[1]}") if result else [token]
        else:
            out.append(_with(token, summed))
    return out


Quantity = tuple[float, str]
"""A number and its unit; absolute lengths are told in points."""


def quantity(tokens: Tokens) -> Quantity | None:
    """Return what `tokens`, one number or sum, come to; None when only an engine can tell."""
    try:
        return _whole(tokens)
    except (LookupError, ArithmeticError, TypeError):
        return None


def _whole(tokens: Tokens) -> Quantity:
    rest = [t for t in tokens if t.type != "whitespace"]
    result = _sum(rest)
    if rest:
        raise TypeError("more than a sum")
    return result


def _sum(rest: list[Any]) -> Quantity:
    left, unit = _product(rest)
    while rest and rest[0] in ("+", "-"):
        sign = 1 if rest.pop(0) == "+" else -1
        right, other = _product(rest)
        left, unit = left + sign * right, _alike(unit, other)
    return left, unit


def _product(rest: list[Any]) -> Quantity:
    left, unit = _operand(rest)
    while rest and rest[0] in ("*", "/"):
        times = rest.pop(0) == "*"
        right, other = _operand(rest)
        if other and (unit or not times):
            raise TypeError("units cannot be multiplied")
        left, unit = (left * right if times else left / right), unit or other
    return left, unit


def _operand(rest: list[Any]) -> Quantity:
    token = rest.pop(0)
    match token.type:
        case "number":
            return token.value, ""
        case "percentage":
            return token.value, "%"
        case "dimension" if token.lower_unit in _POINTS:
            return token.value * _POINTS[token.lower_unit], "pt"
        case "dimension":
            return token.value, token.lower_unit
        case "() block":
            return _whole(token.content)
        case "function" if token.lower_name in _SUMS:
            return _called(token.lower_name, token.arguments)
    raise TypeError("no number")


def _called(name: str, arguments: Tokens) -> Quantity:
    parts = [_whole(part) for part in split(arguments, ",")]
    numbers = [number for number, _ in parts]
    unit = parts[0][1]
    for _, other in parts:
        _alike(unit, other)
    match name, numbers:
        case "calc", [number]:
            return number, unit
        case "clamp", [low, number, high]:
            return max(low, min(number, high)), unit
        case ("min", _) | ("max", _):
            return (min if name == "min" else max)(numbers), unit
    raise TypeError("wrong number of arguments")


def _alike(one: str, other: str) -> str:
    if one != other:
        raise TypeError("unlike units")
    return one


def split(tokens: Tokens, separator: str) -> Iterator[list[Any]]:
    """Yield the parts of `tokens` between top-level separators, trimmed."""
    part: list[Any] = []
    for token in [*tokens, separator]:
        if token == separator:
            yield trimmed(part)
            part = []
        elif token.type != "comment":
            part.append(token)


def trimmed(tokens: list[Any]) -> list[Any]:
    """Return `tokens` without the white space around them."""
    solid = [i for i, token in enumerate(tokens) if token.type != "whitespace"]
    return tokens[solid[0] : solid[-1] + 1] if solid else []


def plain(number: float) -> str:
    """Return `number` without an exponent, to four places: `0.5`, `12`, `-1.3333`."""
    return f"{number:.4f}".rstrip("0").rstrip(".") or "0"


def text(value: str | float) -> str:
    """Return what a TOML or JSON file tells as CSS."""
    return value.strip() if isinstance(value, str) else plain(float(value))


def scaled(tokens: Tokens, unit: str, into: str, factor: float) -> list[Any]:
    """Return `tokens` with every length in `unit` told in `into` instead, times `factor`."""
    out: list[Any] = []
    for token in tokens:
        if token.type == "dimension" and token.lower_unit == unit:
            out += parse(f"{plain(token.value * factor)}{into}")
        else:
            out.append(_with(token, lambda held: scaled(held, unit, into, factor)))
    return out


LONGEST = 1_000
"""Characters of the longest value of a token."""

DEEPEST = 24
"""Levels of functions and blocks in each other."""


def too_deep(tokens: Tokens) -> bool:
    """Tell whether functions and blocks in `tokens` nest deeper than any style sheet needs."""
    level = list(tokens)
    for _ in range(DEEPEST + 1):
        level = [token for outer in level for token in inner(outer) or ()]
    return bool(level)


def is_sound(text: str, tokens: Tokens) -> bool:
    """Tell whether `text` can stand as a value: no errors, no way out of the declaration."""
    if not tokens or len(text) > LONGEST or too_deep(tokens):
        return False
    return not any(
        t.type in ("error", "at-keyword", "{} block") or t in (";", "!") or fetches(t)
        for t in walk(tokens)
    )


_FETCHING = tuple("-url -src -image -image-set -cross-fade -attr -expression".split())


def fetches(token: Any) -> bool:
    """Tell whether a token would fetch a file or read an attribute, also by a vendor's name."""
    if token.type != "function":
        return bool(token.type == "url")
    return f"-{token.lower_name}".endswith(_FETCHING)
