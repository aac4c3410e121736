"""What style sheets tell of fonts: which rules choose them, and what is added to the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

import msgspec

from pubkit.theme import selectors
from pubkit.theme.rules import Block, Declaration, Item, Rule
from pubkit.theme.selectors import Selector
from pubkit.theme.tokens import literal
from pubkit.theme.values import Tokens, references, replaced, walk

_FONT = "--pk-font-"


class Type(NamedTuple):
    """The role of a family ("" is none of ours), a weight, and how letters change."""

    role: str
    weight: int = 400
    italic: bool = False
    small: bool = False
    cased: bool = False


class Choice(msgspec.Struct, frozen=True, array_like=True):
    """What a rule may set a field of `Type` to."""

    selector: Selector
    order: int
    sure: bool
    field: str
    values: frozenset[Any]


State = Mapping[str, frozenset[Any]]

START: State = {name: frozenset([value]) for name, value in Type("")._asdict().items()}


class Lettering(msgspec.Struct, frozen=True, array_like=True, eq=False):
    """Rules that choose fonts, rules that add content, and how margin boxes are set.

    One is known again as itself: to compare all rules takes as long as to ask them.
    """

    choices: tuple[Choice, ...]
    contents: tuple[tuple[Selector, str], ...]
    margins: frozenset[Type]
    content: frozenset[str]


def read(items: Iterable[Item], tokens: Mapping[str, str]) -> Lettering:
    """Return what the rules in `items` tell of fonts."""
    work = _Work(tokens)
    items = tuple(items)
    for rule, sure in _rules(items):
        work.read(rule, sure=sure)
    for item in items:
        if isinstance(item, Block) and item.keyword == "page":
            work.page(item, START)
    return Lettering(
        tuple(work.choices), tuple(work.contents), frozenset(work.margins), frozenset(work.content)
    )


class _Work:
    def __init__(self, tokens: Mapping[str, str]) -> None:
        self._tokens = tokens
        self.choices: list[Choice] = []
        self.contents: list[tuple[Selector, str]] = []
        self.content: set[str] = set()
        self.margins: set[Type] = set()

    def read(self, rule: Rule, *, sure: bool) -> None:
        chosen = [c for d in rule.declarations for c in self._values(d)]
        content = "".join(_content(rule.declarations))
        for tokens in rule.selectors if chosen or content else ():
            selector = selectors.read(tokens)
            if content:
                self.contents.append((selector, content))
            firm, order = sure and selector.sure, len(self.choices)
            self.choices += [Choice(selector, order, firm, k, v) for k, v in chosen]

    def page(self, block: Block, above: State) -> None:
        """Note how the margin boxes in `block` are set; what a page sets holds in its boxes."""
        state = {**above, **{k: v for d in block.declarations for k, v in self._values(d)}}
        self.margins.update(types(state))
        self.content.update("".join(_content(block.declarations)))
        for inner in block.rules:
            if isinstance(inner, Block):
                self.page(inner, state)

    def _values(self, declaration: Declaration) -> Iterator[tuple[str, frozenset[Any]]]:
        """Yield which fields of `Type` a declaration sets to what."""
        name = declaration.name
        if name in ("font", "font-family"):
            roles = references(declaration.value)
            ours = (role.removeprefix(_FONT) for role in roles if role.startswith(_FONT))
            yield "role", frozenset(ours) or frozenset([""])
        if name not in _FIELDS:
            return
        value = replaced(declaration.value, lambda token: literal(token, self._tokens))
        words = {getattr(token, "lower_value", token.value) for token in _leaves(value)}
        for field in _FIELDS[name]:
            yield field, frozenset(_READ[field](words))


def _rules(items: Iterable[Item], *, sure: bool = True) -> Iterator[tuple[Rule, bool]]:
    """Yield the rules, and whether they hold on every screen and page."""
    for item in items:
        if isinstance(item, Rule):
            yield item, sure
        elif isinstance(item, Block):
            yield from _rules(item.rules, sure=False)


def _weights(words: set[Any]) -> Iterator[int]:
    numbers = {int(word) for word in words if isinstance(word, int | float) and word >= 1}
    yield from numbers
    if words & {"bold", "bolder"}:
        yield 700
    if words & {"normal", "lighter"} or not numbers | (words & {"bold", "bolder"}):
        yield 400


def _slants(words: set[Any]) -> Iterator[bool]:
    yield not words.isdisjoint({"italic", "oblique"})


def _small(words: set[Any]) -> Iterator[bool]:
    yield any("caps" in str(word) or word in ("smcp", "c2sc", "unicase") for word in words)


def _cased(words: set[Any]) -> Iterator[bool]:
    yield "none" not in words


_READ: Mapping[str, Callable[[set[Any]], Iterator[Any]]] = {
    "weight": _weights,
    "italic": _slants,
    "small": _small,
    "cased": _cased,
}
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "font": ("weight", "italic", "small"),
    "font-weight": ("weight",),
    "font-style": ("italic",),
    "font-variant": ("small",),
    "font-variant-caps": ("small",),
    "font-feature-settings": ("small",),
    "text-transform": ("cased",),
}


def _leaves(value: Tokens) -> Iterator[Any]:
    return (token for token in walk(value) if token.type in ("ident", "number", "string"))


def _content(declarations: Iterable[Declaration]) -> Iterator[str]:
    for declaration in declarations:
        if declaration.name == "content":
            yield from (t.value for t in walk(declaration.value) if t.type == "string")


def types(state: State) -> Iterator[Type]:
    """Yield the types that `state` may be."""
    return (Type(*told) for told in product(*(sorted(state[name]) for name in Type._fields)))
