"""The words of a document: what every output must show, in this order and no other.

The order is opening, text, end matter, notes. Alternative texts, tooltips, formulas, the numbers of
notes and list items, and metadata that is not shown are no words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, assert_never

from pubkit.model.document import Document, Opening
from pubkit.model.nodes import (
    Aside,
    Block,
    Code,
    CodeBlock,
    Correction,
    DefinitionList,
    Embed,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    Math,
    MathBlock,
    Node,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Span,
    Table,
    Text,
)  # fmt: skip


class Piece(NamedTuple):
    """Characters of one node, and the nearest span around them. "\\n" alone divides blocks."""

    text: str
    node: Node | None = None
    span: Span | None = None


# White space, soft hyphens and what else may stand in one output and not in another, unseen.
_UNSEEN = re.compile(
    r"[\s\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)


def squeeze(text: str) -> str:
    """Return the visible characters of `text`, decomposed (NFD): the form in which texts compare.

    Lengths add up: `len(squeeze(a + b))` is `len(squeeze(a)) + len(squeeze(b))`.
    """
    text = "".join(text.split())  # white space, which is all that may be unseen in ASCII
    return text if text.isascii() else unicodedata.normalize("NFD", _UNSEEN.sub("", text))


def running_text(document: Document) -> str:
    """Return the text from the opening to the end matter without notes, a line for each block."""
    return _joined(_Reading(document).pieces)


def words(document: Document) -> tuple[str, ...]:
    """Return all words, those of the notes last. White space divides them, markup does not."""
    return tuple(_joined(pieces(document)).split())


def pieces(document: Document) -> list[Piece]:
    """Return all visible characters, those of the notes last, with the nodes they come from."""
    reading = _Reading(document)
    return reading.pieces + [piece for note in reading.notes() for piece in note]


class Located:
    """A document's squeezed text, and the way back from an offset in it to the source."""

    def __init__(self, document: Document) -> None:
        self._pieces = pieces(document)
        self._ends = list(accumulate(len(squeeze(piece.text)) for piece in self._pieces))
        self.text = squeeze(_joined(self._pieces))
        self._known: dict[int, list[int]] = {}

    def at(self, offset: int) -> Piece:
        """Return the piece that the character at `offset` of `text` belongs to."""
        index = bisect_right(self._ends, offset)
        return self._pieces[index] if index < len(self._pieces) else Piece("")

    def count(self, offset: int) -> int:
        """Return how many characters, white space aside, precede `offset`: a `PageStart.offset`."""
        index = bisect_right(self._ends, offset)
        before = self._counts[index - 1] if index else 0
        if index == len(self._ends):
            return before
        left = offset - (self._ends[index - 1] if index else 0)
        text = self._pieces[index].text
        if text.isascii():
            return before + left
        return before + _count(text[: bisect_right(self._characters(index), left)])

    @cached_property
    def _counts(self) -> list[int]:
        return list(accumulate(_count(piece.text) for piece in self._pieces))

    def _characters(self, index: int) -> list[int]:
        """Return where each character of a piece ends in what is left of it when squeezed."""
        if index not in self._known:
            lengths = (len(squeeze(character)) for character in self._pieces[index].text)
            self._known[index] = list(accumulate(lengths))
        return self._known[index]


def _count(text: str) -> int:
    return len("".join(text.split()))


def _joined(parts: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in parts)


_BREAK = Piece("\n")


class _Reading:
    """Collects the pieces of a document in order, and the notes it meets."""

    def __init__(self, document: Document) -> None:
        self.pieces: list[Piece] = []
        self._notes: list[Note] = []
        if document.opening:
            self._opening(document.opening)
        self._blocks(document.children, None)
        self._blocks(document.endmatter, None)

    def notes(self) -> list[list[Piece]]:
        """Return the pieces of each note, also of those called in notes."""
        main, found = self.pieces, []
        for note in self._notes:  # grows while it is read when a note calls another
            self.pieces = []
            self._blocks(note.children, note.span)
            found.append(self.pieces)
        self.pieces = main
        return found

    def _opening(self, opening: Opening) -> None:
        self._line(opening.section)
        self._line(opening.kicker)
        self._inlines(opening.headline, None)
        self.pieces.append(_BREAK)
        self._inlines(opening.standfirst, None)
        self.pieces.append(_BREAK)
        self._inlines(opening.byline, None)
        self.pieces.append(_BREAK)
        for text in (opening.dateline, opening.published, opening.updated):
            self._line(text)

    def _line(self, text: str | None, node: Node | None = None, span: Span | None = None) -> None:
        if text:
            self.pieces += (Piece(text, node, span), _BREAK)

    def _blocks(self, nodes: tuple[Block, ...], span: Span | None) -> None:
        for node in nodes:
            self._block(node, node.span or span)
            self.pieces.append(_BREAK)

    def _titled(self, title: tuple[Inline, ...], span: Span | None) -> None:
        if title:
            self._inlines(title, span)
            self.pieces.append(_BREAK)

    def _block(self, node: Block, span: Span | None) -> None:
        match node:
            case Paragraph() | Heading():
                self._inlines(node.children, span)
            case List():
                for item in node.items:
                    self._blocks(item.children, item.span or span)
            case DefinitionList():
                self._definitions(node, span)
            case CodeBlock():
                self._titled(node.caption, span)
                self._line(node.text, node, span)
            case MathBlock():
                self._line(node.label, node, span)
            case Quote() | PullQuote():
                self._blocks(node.children, span)
                self._inlines(node.attribution, span)
            case Embed():
                self._blocks(node.children, span)
                self._inlines(node.source, span)
            case Aside():
                self._titled(node.title, span)
                self._blocks(node.children, span)
            case Figure():
                self._line(node.label, node, span)
                self._titled(node.caption, span)
                self._inlines(node.credit, span)
            case Table():
                self._table(node, span)
            case Correction():
                self._line(node.label, node, span)
                self._blocks(node.children, span)
            case Group():
                self._blocks(node.children, span)
            case Rule():
                pass
            case _:
                assert_never(node)

    def _definitions(self, node: DefinitionList, span: Span | None) -> None:
        for item in node.items:
            for term in item.terms:
                self._titled(term, item.span or span)
            for meaning in item.meanings:
                self._blocks(meaning, item.span or span)

    def _table(self, node: Table, span: Span | None) -> None:
        self._line(node.label, node, span)
        self._titled(node.caption, span)
        for row in (*node.head, *node.body, *node.foot):
            for cell in row.cells:
                self._blocks(cell.children, cell.span or row.span or span)

    def _inlines(self, nodes: tuple[Inline, ...], around: Span | None) -> None:
        for node in nodes:
            span = node.span or around
            match node:
                case Text() | Code():
                    self.pieces.append(Piece(node.text, node, span))
                case LineBreak():
                    self.pieces.append(Piece(" ", node, span))
                case Note():
                    self._notes.append(node)
                case Math() | Image():
                    pass
                case _:  # all others hold inlines
                    self._inlines(node.children, span)
