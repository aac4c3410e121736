"""In which fonts the characters of a page are set, by a theme's rules and the browser's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from xml.parsers import expat

import msgspec

from pubkit.theme.lettering import START, Lettering, State, Type, types
from pubkit.theme.selectors import Step

_ITALIC = frozenset("address cite dfn em i var".split())
_BOLD = frozenset("b h1 h2 h3 h4 h5 h6 strong th".split())
_MONO = frozenset("code kbd pre samp".split())


class Use(msgspec.Struct, frozen=True, array_like=True):
    """The characters of a page by the type they are set in, and those that style sheets add."""

    shown: tuple[tuple[Type, str], ...]
    added: str


class Cascade:
    """The rules of a theme that choose fonts. What a rule may or may not do, it does as well."""

    def __init__(self, told: Lettering) -> None:
        self._told = told
        self.content = set(told.content)  # what style sheets add to the elements seen
        self.margins = told.margins

    def use(self, markup: str) -> Use:
        """Return what `markup`, a well-formed element, is set in."""
        return _Reader(self).read(markup)

    def used(self, pages: Iterable[str | Use]) -> dict[Type, set[str]]:
        """Return the characters of `pages` by the type they are set in."""
        found: defaultdict[Type, set[str]] = defaultdict(set)
        for page in pages:
            use = self.use(page) if isinstance(page, str) else page
            self.content.update(use.added)
            for kind, characters in use.shown:
                found[kind].update(characters)
        return dict(found)

    def setting(self, path: tuple[Step, ...]) -> _Setting:
        """Return how the last element of `path` is set."""
        return _setting(self._told, path)


@lru_cache(maxsize=4096)
def _setting(told: Lettering, path: tuple[Step, ...]) -> _Setting:
    """Return how the last element of `path` is set, in this article and in others.

    Elements alike in all that rules can see share it.
    """
    above = _setting(told, path[:-1]).state if len(path) > 1 else START
    state = _state(told, path, above)
    added = (text for selector, text in told.contents if selector.takes(path))
    return _Setting(state, tuple(types(state)), "".join(added))


def _state(told: Lettering, path: tuple[Step, ...], above: State) -> State:
    best: dict[str, tuple[Any, frozenset[Any]]] = {}
    more: defaultdict[str, frozenset[Any]] = defaultdict(frozenset)
    for key, values in _browser(path[-1].name):
        best[key] = ((-1, -1), -1), values
    for choice in told.choices:
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


class _Setting(NamedTuple):
    """What an element is set in, and the characters that style sheets add to it."""

    state: State
    types: tuple[Type, ...] = ()
    added: str = ""


class _Reader:
    """Walks through markup, and notes what it is set in."""

    def __init__(self, cascade: Cascade) -> None:
        self._cascade = cascade
        self._found: defaultdict[tuple[Type, ...], set[str]] = defaultdict(set)
        self._added: set[str] = set()
        self._path: list[Step] = []
        self._now = [_Setting(START)]

    def read(self, markup: str) -> Use:
        """Return what `markup` is set in."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.buffer_text = True
        parser.Parse(markup, True)
        shown: defaultdict[Type, set[str]] = defaultdict(set)
        for kinds, characters in self._found.items():
            for kind in kinds:
                shown[kind] |= characters
        told = ((kind, "".join(sorted(characters))) for kind, characters in shown.items())
        return Use(tuple(told), "".join(sorted(self._added)))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(Step(name, frozenset(attributes.get("class", "").split())))
        setting = self._cascade.setting(tuple(self._path))
        self._added.update(setting.added)
        self._now.append(setting)
        if name in ("msqrt", "mroot"):
            self._text("√")  # which the browser draws

    def _end(self, name: str) -> None:
        self._path.pop()
        self._now.pop()

    def _text(self, text: str) -> None:
        if self._path[-1].name == "mi":
            text += "".join(map(_slanted, text))
        self._found[self._now[-1].types].update(text)


_LETTERS = (("A", 26, 0x1D434), ("a", 26, 0x1D44E), ("Α", 25, 0x1D6E2), ("α", 25, 0x1D6FC))


def _slanted(letter: str) -> str:
    """Return the letter that browsers show for `letter` on its own in a formula.

    See https://www.w3.org/TR/mathml-core/#italic-mappings.
    """
    for first, count, italic in _LETTERS:
        if 0 <= ord(letter) - ord(first) < count:
            return "ℎ" if letter == "h" else chr(italic + ord(letter) - ord(first))
    return letter
