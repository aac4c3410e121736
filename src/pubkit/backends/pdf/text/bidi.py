"""Paragraphs in which lines run both ways (Unicode Standard Annex 9).

The engine orders the characters inside a box of text, but lays boxes one after the other: a link
on the second of two English words in an Arabic line would change places with the first. So text is
cut, before the layout, where its direction changes, and `lines.py` brings the pieces into order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.roles import is_block
from pubkit.backends.pdf.text.levels import levels
from pubkit.backends.pdf.text.substitutes import TOLD

LEVEL = "data-level"
"""The attribute that holds a piece's embedding level: odd ones run from the right."""

_OBJECT = "\ufffc"
_OPEN = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
_SPACES = str.maketrans("\t\n\r\f\v\x1c\x1d\x1e\x85\u2029", " " * 10)
_CLOSE = "\u2069"
_WHOLE = frozenset({"img", "svg", "math"})
_RIGHT = frozenset({"R", "AL"})


class Piece(NamedTuple):
    """A part of a paragraph: the text of an element, the text after it, or a thing in the line."""

    characters: str
    owner: Element | None
    slot: Literal["text", "tail", "thing", "control"]
    parent: Element | None = None


def cut(root: Element) -> None:
    """Cut the text below `root` where its direction changes, in paragraphs that need it."""
    for block, direction in list(_blocks(root, root.get("dir", "ltr"))):
        for paragraph in list(_paragraphs(block)):
            if len(paragraph) == 1:
                continue
            # A line break in the source is a space, but would end a paragraph here.
            text = "".join(piece.characters for piece in paragraph).translate(_SPACES)
            if any(unicodedata.bidirectional(c) in _RIGHT for c in set(text)):
                _mark(paragraph, levels(text, int(direction == "rtl")))


def _blocks(element: Element, direction: str) -> Iterator[tuple[Element, str]]:
    if element.tag in ("head", "pre"):
        return
    yield element, direction
    for child in element:
        yield from _blocks(child, child.get("dir", direction))


def _paragraphs(block: Element) -> Iterator[list[Piece]]:
    """Yield the runs of inline content directly in `block`."""
    if not is_block(block):
        return
    run = [Piece(block.text or "", block, "text")]
    for child in block:
        if is_block(child) or child.tag == "br":
            yield run
            run = []
        else:
            run.extend(_inside(child))
        run.append(Piece(child.tail or "", child, "tail", block))
    yield run


def _inside(element: Element) -> Iterator[Piece]:
    """Yield the pieces of an inline element; a note is only its call here."""
    classes = (element.get("class") or "").split()
    if element.tag in _WHOLE or "footnote" in classes or TOLD in element.attrib:
        yield Piece(_OBJECT, element, "thing")
        return
    direction = element.get("dir") or ("auto" if element.tag == "bdi" else None)
    if direction:
        yield Piece(_OPEN[direction], None, "control")
    yield Piece(element.text or "", element, "text")
    for child in element:
        yield from _inside(child)
        yield Piece(child.tail or "", child, "tail", element)
    if direction:
        yield Piece(_CLOSE, None, "control")


def _mark(paragraph: Sequence[Piece], found: Sequence[int]) -> None:
    """Wrap each run of one level in an element that tells it."""
    if len(set(found)) == 1:
        return
    ends = len(found)
    for piece in reversed(paragraph):
        begin = ends - len(piece.characters)
        own, ends = found[begin:ends], begin
        if piece.slot == "thing" and piece.owner is not None:
            piece.owner.set(LEVEL, str(own[0]))
        elif piece.slot in ("text", "tail") and piece.characters:
            _wrap(piece, own)


def _wrap(piece: Piece, own: Sequence[int]) -> None:
    spans, at = [], 0
    for level, run in groupby(own):
        length = sum(1 for _ in run)
        span = Element("span", {LEVEL: str(level), "dir": "rtl" if level % 2 else "ltr"})
        span.text = piece.characters[at : at + length]
        spans.append(span)
        at += length
    if piece.owner is not None and piece.slot == "text":
        piece.owner.text = None
        piece.owner[:0] = spans
    elif piece.owner is not None and piece.parent is not None:
        piece.owner.tail = None
        place = list(piece.parent).index(piece.owner) + 1
        piece.parent[place:place] = spans
