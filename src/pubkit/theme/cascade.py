"""In which fonts the characters of a page are set, by a theme's rules and the browser's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from xml.parsers import expat

from pubkit.theme.lettering import START, Lettering, State, Type, types
from pubkit.theme.selectors import Step

_ITALIC = frozenset("address cite dfn em i var".split())
_BOLD = frozenset("b h1 h2 h3 h4 h5 h6 strong th".split())
_MONO = frozenset("code kbd pre samp".split())


class Cascade:
    """The rules of a theme that choose fonts. What a rule may or may not do, it does as well."""

    def __init__(self, told: Lettering) -> None:
        self._told = told
        self.content = set(told.content)  # what style sheets add to the elements seen
        self.margins = told.margins

    def used(self, markup: Iterable[str]) -> dict[Type, set[str]]:
        """Return the characters of `markup`, well-formed elements, by the type they are set in."""
        found: defaultdict[Type, set[str]] = defaultdict(set)
        reader = _Reader(self, found)
        for piece in markup:
            reader.read(piece)
        return {kind: characters for kind, characters in found.items() if characters}

    def state(self, path: tuple[Step, ...], above: State) -> State:
        """Return what the last element of `path` is set in, its parent's state being `above`."""
        best: dict[str, tuple[Any, frozenset[Any]]] = {}
        more: defaultdict[str, frozenset[Any]] = defaultdict(frozenset)
        for key, values in _browser(path[-1].name):
            best[key] = ((-1, -1), -1), values
        for selector, content in self._told.contents:
            if selector.takes(path):
                self.content.update(content)
        for choice in self._told.choices:
            if choice.selector.takes(path):
                if choice.sure:
                    rank = choice.selector.weight, choice.order
                    if choice.field not in best or best[choice.field][0] <= rank:
                        best[choice.field] = rank, choice.values
                else:
                    more[choice.field] |= choice.values
        return {k: (best[k][1] if k in best else v) | more[k] for k, v in above.items()}


def _browser(name: str) -> Iterator[tuple[str, frozenset[Any]]]:
    if name in _ITALIC:
        yield "italic", frozenset([True])
    if name in _BOLD:
        yield "weight", frozenset([700])
    if name in _MONO:
        yield "role", frozenset([""])


class _Reader:
    """Walks through markup; elements alike in all that rules can see share a state."""

    def __init__(self, cascade: Cascade, found: defaultdict[Type, set[str]]) -> None:
        self._cascade = cascade
        self._found = found
        self._known: dict[tuple[Step, ...], tuple[State, list[set[str]]]] = {}
        self._path: list[Step] = []
        self._now: list[tuple[State, list[set[str]]]] = [(START, [])]

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
            self._known[path] = state, [self._found[kind] for kind in types(state)]
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
