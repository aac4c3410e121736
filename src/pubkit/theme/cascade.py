"""In which fonts the characters of a page are set, by a theme's rules and the browser's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple
from xml.parsers import expat

import msgspec

from pubkit.theme import selectors
from pubkit.theme.rules import Block, Declaration, Item, Rule
from pubkit.theme.selectors import Selector, Step
from pubkit.theme.tokens import literal
from pubkit.theme.values import Tokens, references, replaced, walk

_FONT = "--pk-font-"
_ITALIC = frozenset("address cite dfn em i var".split())
_BOLD = frozenset("b h1 h2 h3 h4 h5 h6 strong th".split())
_MONO = frozenset("code kbd pre samp".split())


class Type(NamedTuple):
    """The role of a family ("" is none of ours), a weight, and how letters change."""

    role: str
    weight: int = 400
    italic: bool = False
    small: bool = False
    cased: bool = False


class Choice(msgspec.Struct, frozen=True):
    """What a rule may set a field of `Type` to."""

    selector: Selector
    order: int
    sure: bool
    field: str
    values: frozenset[Any]


State = Mapping[str, frozenset[Any]]

_START: State = {name: frozenset([value]) for name, value in Type("")._asdict().items()}


class Cascade:
    """The rules of a theme that choose fonts. What a rule may or may not do, it does as well."""

    def __init__(self, items: Iterable[Item], tokens: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._choices: list[Choice] = []
        self._contents: list[tuple[Selector, str]] = []
        self.content: set[str] = set()  # what style sheets add to the elements seen
        self.margins: set[Type] = set()  # how running heads and feet are set
        items = tuple(items)
        for rule, sure in _rules(items):
            self._read(rule, sure=sure)
        for item in items:
            if isinstance(item, Block) and item.keyword == "page":
                self._page(item, _START)

    def used(self, markup: Iterable[str]) -> dict[Type, set[str]]:
        """Return the characters of `markup`, well-formed elements, by the type they are set in."""
        found: defaultdict[Type, set[str]] = defaultdict(set)
        reader = _Reader(self, found)
        for piece in markup:
            reader.read(piece)
        return {kind: characters for kind, characters in found.items() if characters}

    def _read(self, rule: Rule, *, sure: bool) -> None:
        chosen = [c for d in rule.declarations for c in self._values(d)]
        content = "".join(_content(rule.declarations))
        for tokens in rule.selectors if chosen or content else ():
            selector = selectors.read(tokens)
            if content:
                self._contents.append((selector, content))
            firm, order = sure and selector.sure, len(self._choices)
            self._choices += [Choice(selector, order, firm, k, v) for k, v in chosen]

    def _page(self, block: Block, above: State) -> None:
        """Note how the margin boxes in `block` are set; what a page sets holds in its boxes."""
        state = {**above, **{k: v for d in block.declarations for k, v in self._values(d)}}
        self.margins.update(_types(state))
        self.content.update("".join(_content(block.declarations)))
        for inner in block.rules:
            if isinstance(inner, Block):
                self._page(inner, state)

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

    def state(self, path: tuple[Step, ...], above: State) -> State:
        """Return what the last element of `path` is set in, its parent's state being `above`."""
        best: dict[str, tuple[Any, frozenset[Any]]] = {}
        more: defaultdict[str, frozenset[Any]] = defaultdict(frozenset)
        for key, values in _browser(path[-1].name):
            best[key] = ((-1, -1), -1), values
        for selector, content in self._contents:
            if selector.takes(path):
                self.content.update(content)
        for choice in self._choices:
            if choice.selector.takes(path):
                if choice.sure:
                    rank = choice.selector.weight, choice.order
                    if choice.field not in best or best[choice.field][0] <= rank:
                        best[choice.field] = rank, choice.values
                else:
                    more[choice.field] |= choice.values
        return {k: (best[k][1] if k in best else v) | more[k] for k, v in above.items()}


def _rules(items: Iterable[Item], *, sure: bool = True) -> Iterator[tuple[Rule, bool]]:
    """Yield the rules, and whether they hold on every screen and page."""
    for item in items:
        if isinstance(item, Rule):
            yield item, sure
        elif isinstance(item, Block):
            yield from _rules(item.rules, sure=False)


def _browser(name: str) -> Iterator[tuple[str, frozenset[Any]]]:
    if name in _ITALIC:
        yield "italic", frozenset([True])
    if name in _BOLD:
        yield "weight", frozenset([700])
    if name in _MONO:
        yield "role", frozenset([""])


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


class _Reader:
    """Walks through markup; elements alike in all that rules can see share a state."""

    def __init__(self, cascade: Cascade, found: defaultdict[Type, set[str]]) -> None:
        self._cascade = cascade
        self._found = found
        self._known: dict[tuple[Step, ...], tuple[State, list[set[str]]]] = {}
        self._path: list[Step] = []
        self._now: list[tuple[State, list[set[str]]]] = [(_START, [])]

    def read(self, markup: str) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.buffer_text = True
        parser.Parse(markup, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(Step(name, frozenset(attributes.get("class", "").split())))
        path = tuple(self._path)
        if path not in self._known:
            state = self._cascade.state(path, self._now[-1][0])
            self._known[path] = state, [self._found[kind] for kind in _types(state)]
        self._now.append(self._known[path])
        if name in ("msqrt", "mroot"):
            self._text("√")  # which the browser draws

    def _end(self, name: str) -> None:
        self._path.pop()
        self._now.pop()

    def _text(self, text: str) -> None:
        if self._path[-1].name == "mi":
            text += "".join(map(_slanted, text))
        for characters in self._now[-1][1]:
            characters.update(text)


_LETTERS = (("A", 26, 0x1D434), ("a", 26, 0x1D44E), ("Α", 25, 0x1D6E2), ("α", 25, 0x1D6FC))


def _slanted(letter: str) -> str:
    """Return the letter that browsers show for `letter` on its own in a formula.

    See https://www.w3.org/TR/mathml-core/#italic-mappings.
    """
    for first, count, italic in _LETTERS:
        if 0 <= ord(letter) - ord(first) < count:
            return "ℎ" if letter == "h" else chr(italic + ord(letter) - ord(first))
    return letter


def _types(state: State) -> Iterator[Type]:
    return (Type(*told) for told in product(*(sorted(state[name]) for name in Type._fields)))
