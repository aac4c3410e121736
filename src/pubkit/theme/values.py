"""CSS values: `var(--pk-…)` made literal, sums done, what is left told apart by type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import tinycss2

Tokens = Sequence[Any]
"""Component values as tinycss2 gives them; it has no types of its own."""

PREFIX = "--pk-"
_BLOCKS = {"() block", "[] block", "{} block"}


def parse(text: str) -> list[Any]:
    """Return the component values of `text`, comments left out."""
    return list(tinycss2.parse_component_value_list(text, skip_comments=True))


def serialize(tokens: Tokens) -> str:
    """Return `tokens` as CSS that is safe inside an HTML `<style>`."""
    text: str = tinycss2.serialize(tokens).strip()
    return text.replace("</", "<\\/")


def inner(token: Any) -> list[Any] | None:
    """Return what a function or block holds; None for any other token."""
    if token.type == "function":
        return token.arguments  # type: ignore[no-any-return]
    return token.content if token.type in _BLOCKS else None


def walk(tokens: Tokens) -> Iterator[Any]:
    """Yield every token, also those within functions and blocks."""
    for token in tokens:
        yield token
        yield from walk(inner(token) or ())


def references(tokens: Tokens) -> Iterator[tuple[str, Any]]:
    """Yield each name that a `var()` within `tokens` refers to, and the token of the call."""
    for token in walk(tokens):
        if token.type == "function" and token.lower_name == "var":
            first = next((t for t in token.arguments if t.type == "ident"), None)
            yield (first.value if first else ""), token


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


def summed(tokens: Tokens) -> list[Any]:
    """Return `tokens` with each `calc()` of like units done; others stand."""
    out: list[Any] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "calc":
            result = _Sum(token.arguments).value()
            out += parse(result) if result else [token]
        else:
            out.append(_with(token, summed))
    return out


Quantity = tuple[float, str]


class _Sum:
    """A reader of the arithmetic in `calc()`; a quantity is a number and its unit."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = [t for t in tokens if t.type != "whitespace"]

    def value(self) -> str | None:
        """Return the result, or None when it depends on what only an engine knows."""
        try:
            number, unit = self._sum()
        except (LookupError, ArithmeticError, TypeError):
            return None
        return None if self.tokens else f"{plain(number)}{unit}"

    def _sum(self) -> Quantity:
        left, unit = self._product()
        while self.tokens and self.tokens[0] in ("+", "-"):
            sign = 1 if self.tokens.pop(0) == "+" else -1
            right, other = self._product()
            if unit != other:
                raise TypeError("unlike units")
            left += sign * right
        return left, unit

    def _product(self) -> Quantity:
        left, unit = self._operand()
        while self.tokens and self.tokens[0] in ("*", "/"):
            times = self.tokens.pop(0) == "*"
            right, other = self._operand()
            if other and (unit or not times):
                raise TypeError("units cannot be multiplied")
            left, unit = (left * right if times else left / right), unit or other
        return left, unit

    def _operand(self) -> Quantity:
        token = self.tokens.pop(0)
        match token.type:
            case "number":
                return token.value, ""
            case "percentage":
                return token.value, "%"
            case "dimension":
                return token.value, token.lower_unit
            case "() block":
                return _whole(token.content)
            case "function" if token.lower_name == "calc":
                return _whole(token.arguments)
        raise TypeError("no number")


def _whole(tokens: Tokens) -> Quantity:
    part = _Sum(tokens)
    result = part._sum()
    if part.tokens:
        raise TypeError("more than a sum")
    return result


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


def is_sound(tokens: Iterable[Any]) -> bool:
    """Tell whether `tokens` can stand as a value: no errors, no way out of the declaration."""
    return not any(
        t.type in ("error", "url", "at-keyword", "{} block")
        or t in (";", "!")
        or (t.type == "function" and t.lower_name in ("url", "src", "image", "image-set", "attr"))
        for t in walk(list(tokens))
    )
