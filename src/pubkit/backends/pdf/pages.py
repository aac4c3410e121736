"""Where each page begins in the running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends import PageStart
from pubkit.backends.pdf.tags.leaves import Layout, Leaf, classes
from pubkit.model.document import Document
from pubkit.model.nodes import Note, Span
from pubkit.model.walk import walk
from pubkit.model.words import Located, running_text, squeeze
from pubkit.parity import fold

NOT_RUNNING = frozenset({"footnote", "math", "noteref", "notes"})
"""Classes of elements whose words are not in the running text."""


class Progress:
    """How far the running text has come at each box that shows some of it."""

    def __init__(self, layout: Layout, documents: Sequence[Document]) -> None:
        self._layout, self._documents = layout, documents
        self._running = Running(layout)
        self._text = Text(documents)
        starts = zip(layout.order.articles, self._text.starts, strict=False)
        self._ends: dict[Element, int] = dict(starts)
        self._places: list[tuple[Leaf, int]] = [
            (leaf, self._follow(leaf, shown))
            for leaf in layout.leaves
            if self._running.has(leaf) and (shown := fold(leaf.text or ""))
        ]
        self._by_box = {id(leaf.box): place for leaf, place in self._places}

    def _follow(self, leaf: Leaf, shown: str) -> int:
        """Return where `shown` begins: where what was seen of an element around it ends.

        Not where the leaf before it ends, for the cells of a row may go over pages side by side.
        """
        around = tuple(self._layout.ancestors(leaf.element))
        after = next((self._ends[element] for element in around if element in self._ends), 0)
        place = self._text.find(shown, after)
        self._ends.update(dict.fromkeys(around, place + len(shown)))
        return place

    @property
    def length(self) -> int:
        """Return how many characters the running text has."""
        return self._text.count(self._text.length)

    def starts(self) -> tuple[PageStart, ...]:
        """Return the label of every page and how many characters precede it.

        They are counted in the model's text, through which what was laid out is only followed:
        the engine adds hyphens and capitals.
        """
        first: dict[int, int] = {}
        for leaf, place in self._places:
            first.setdefault(leaf.page, place)
        found: list[tuple[int, int]] = []
        place = self._text.length
        for page in reversed(range(len(self._layout.pages))):
            place = first.get(page, place)  # a page without words begins where the next one does
            found.append((place, page))
        found = [*reversed(found), *self._returns()]
        if self._layout.order.articles:
            found = _changes(sorted(found))
        return tuple(
            PageStart(self._layout.label(page), self._text.count(place)) for place, page in found
        )

    def _returns(self) -> Iterator[tuple[int, int]]:
        """Yield where articles begin and go on that are not read in the order of the pages."""
        order, seen = self._layout.order, set[Element]()
        wanted = {*order.articles, *order.same} if order.articles else set[Element]()
        for leaf, place in self._places if wanted else ():
            own = leaf.box.element
            around = {own, *self._layout.ancestors(own)} & wanted
            if around - seen:
                yield place, leaf.page
            seen |= around

    def origin(self, leaf: Leaf) -> tuple[str, Span | None]:
        """Return the file and the span that the words of `leaf` come from, as far as known.

        Those of a note come from where it is called.
        """
        place = self._by_box.get(id(leaf.box))
        if place is not None:
            return self._text.origin(place)
        around = self._layout.ancestors(leaf.element)
        return next((self.calls[e] for e in around if e in self.calls), ("", None))

    @cached_property
    def calls(self) -> dict[Element, tuple[str, Span | None]]:
        """The file and the span of each note's call, by the element of the note."""
        elements = (e for e in self._layout.root.iter() if "footnote" in classes(e))
        notes = (
            (document.source, node.span)
            for document in self._documents
            for node in walk((document.children, document.endmatter))
            if isinstance(node, Note)
        )
        return dict(zip(elements, notes, strict=False))


class Running:
    """The elements of a layout whose words are those of an article, not in a note."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: dict[Element, bool] = {}

    def has(self, leaf: Leaf) -> bool:
        """Tell whether `leaf` shows such words."""
        if leaf.text is None or leaf.furniture or leaf.part:
            return False
        if leaf.element not in self._known:
            around = self._layout.ancestors(leaf.element)
            styles = (style for element in around for style in classes(element))
            self._known[leaf.element] = NOT_RUNNING.isdisjoint(styles)
        return self._known[leaf.element]


def _changes(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those at which another page is reached than the last."""
    return [now for before, now in pairwise([(-1, -1), *places]) if before[1] != now[1]]


class _Part(NamedTuple):
    """A document in the joined text: where it begins, and how many characters are before it."""

    start: int
    before: int
    source: str
    text: Located
    places: Sequence[int]


class Text:
    """The running texts of documents, folded and joined."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._text = ""
        self._parts: list[_Part] = []
        self._total = 0
        for document in documents:
            located, running = Located(document), squeeze(running_text(document))
            part = _Part(len(self._text), self._total, document.source, located, _places(running))
            self._parts.append(part)
            self._text += fold(running)
            self._total += located.count(len(running))
        self.length = len(self._text)

    @property
    def starts(self) -> list[int]:
        """Return where each document begins."""
        return [part.start for part in self._parts]

    def find(self, shown: str, after: int) -> int:
        """Return the place of `shown`, `after` itself when it is not found."""
        found = self._text.find(shown, after, after + len(shown) + _SLACK)
        return found if found >= 0 else after

    def count(self, place: int) -> int:
        """Return how many characters, white space aside, precede `place`."""
        if place >= self.length:
            return self._total
        part = self._part(place)
        return part.before + part.text.count(part.places[place - part.start])

    def origin(self, place: int) -> tuple[str, Span | None]:
        """Return the file and the span that the character at `place` comes from."""
        if place >= self.length:
            return "", None
        part = self._part(place)
        return part.source, part.text.at(part.places[place - part.start]).span

    def _part(self, place: int) -> _Part:
        return next(part for part in reversed(self._parts) if part.start <= place)


def _places(text: str) -> Sequence[int]:
    """Return, for each character of `fold(text)`, the place of the one it comes from."""
    lengths = {character: len(fold(character)) for character in set(text)}
    if set(lengths.values()) <= {1}:
        return range(len(text))
    return [place for place, character in enumerate(text) for _ in range(lengths[character])]


_SLACK = 2000  # how far the engine's order may be from the model's
