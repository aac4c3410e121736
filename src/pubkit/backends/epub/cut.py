"""Cut the markup of a long article into several files, each with the notes that it calls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

LIMIT = 250_000
"""Bytes above which an article is cut: old engines turn the pages of longer files slowly."""

SCRAP = 2000
"""Bytes below which a section, such as the title of a part, gets no file of its own."""

_HEADINGS = ("h2", "h3", "h4")
_WRAP = b'<x xmlns:epub="http://www.idpf.org/2007/ops">'

Chunk = tuple[int, int]


def cut(body: str, limit: int = LIMIT) -> tuple[str, ...]:
    """Return `body` in pieces, each a whole `article`, that begin at its top headings.

    Pieces that are still longer than `limit` bytes are cut at the next level of headings.
    """
    data = body.encode()
    if len(data) <= limit:
        return (body,)
    outline = _Outline(data)
    text = outline.article.child("text")
    if text is None:
        return (body,)
    return tuple(piece.decode() for piece in _pieces(data, outline, text, limit))


@dataclass
class _Element:
    """An element by its bytes: `[start [inner … close] end]`."""

    tag: str
    name: str
    identity: str
    start: int
    inner: int = -1
    close: int = -1
    end: int = -1
    children: list[_Element] = field(default_factory=list)

    def child(self, name: str) -> _Element | None:
        return next((c for c in self.children if name in c.name.split()), None)


class _Outline:
    """The elements of an article two levels deep, and where its ids are."""

    def __init__(self, data: bytes) -> None:
        self.article = _Element("", "", "", 0)
        self.ids: dict[str, int] = {}
        self.calls: dict[str, str] = {}  # from a note to the id of what calls it
        self._open = [self.article]
        self._waiting: list[tuple[_Element, str]] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.DefaultHandler = self._text
        self._parser.Parse(_WRAP + data + b"</x>", True)
        self.article = self.article.children[0].children[0]

    def _at(self) -> int:
        """Return the byte at which this event begins: there the last tag has ended."""
        offset = self._parser.CurrentByteIndex - len(_WRAP)
        for element, edge in self._waiting:
            setattr(element, edge, offset)
        self._waiting.clear()
        return offset

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        identity = attributes.get("id", "")
        element = _Element(tag, attributes.get("class", ""), identity, self._at())
        self.ids.setdefault(identity, element.start)
        if len(self._open) <= 4:
            self._open[-1].children.append(element)
        if "backlink" in element.name.split() and len(self._open) > 4:
            self.calls[self._open[4].identity] = attributes.get("href", "").removeprefix("#")
        self._open.append(element)
        self._waiting.append((element, "inner"))

    def _end(self, tag: str) -> None:
        element = self._open.pop()
        element.close = self._at()
        self._waiting.append((element, "end"))

    def _text(self, _: str) -> None:
        self._at()


def _pieces(data: bytes, outline: _Outline, text: _Element, limit: int) -> Iterator[bytes]:
    article = outline.article
    notes = article.child("notes")
    chunks = _chunks(text, limit)
    homes = _homes(notes, outline, chunks)
    for number, (start, end) in enumerate(chunks):
        opening = data[article.start : article.inner] + data[text.start : text.inner]
        head = opening if number else data[article.start : text.inner]
        rest = b""
        if number == len(chunks) - 1:
            rest = data[text.end : notes.start if notes else article.close]
        kept = [note for note, home in homes if home == number]
        yield b"".join(
            (
                head,
                data[start:end],
                data[text.close : text.end],
                rest,
                _section(data, notes, kept) if notes and kept else b"",
                data[article.close : article.end],
            )
        )


def _chunks(text: _Element, limit: int) -> list[Chunk]:
    """Return the ranges of `text` that become files; a scrap goes with what follows it."""
    chunks = [(text.inner, text.close)]
    for tag in _HEADINGS:
        edges = [block.start for block in text.children if block.tag == tag]
        chunks = [part for chunk in chunks for part in _split(chunk, edges, limit)]
    kept: list[Chunk] = []
    for start, end in chunks:
        if kept and kept[-1][1] - kept[-1][0] < min(SCRAP, limit // 4):
            start, _ = kept.pop()
        kept.append((start, end))
    return kept


def _split(chunk: Chunk, edges: list[int], limit: int) -> list[Chunk]:
    start, end = chunk
    if end - start <= limit:
        return [chunk]
    cuts = [start, *(edge for edge in edges if start < edge < end), end]
    return list(pairwise(cuts))


def _homes(
    notes: _Element | None, outline: _Outline, chunks: list[Chunk]
) -> list[tuple[_Element, int]]:
    """Return each note with the number of the chunk that calls it, be it through another note."""
    asides = [child for child in notes.children if child.identity] if notes else []
    calls = [outline.ids.get(outline.calls.get(aside.identity, ""), -1) for aside in asides]
    homes = []
    for aside, call in zip(asides, calls, strict=True):
        for _ in asides:
            caller = bisect_right(asides, call, key=lambda a: a.start) - 1
            if caller < 0 or call >= asides[caller].end:
                break
            call = calls[caller]
        homes.append((aside, max(0, bisect_right(chunks, call, key=lambda c: c[0]) - 1)))
    return homes


def _section(data: bytes, notes: _Element, kept: list[_Element]) -> bytes:
    """Return the section of notes with only those of `kept`."""
    opening = data[notes.start : notes.inner]
    inside = b"".join(data[note.start : note.end] for note in kept)
    return opening + inside + data[notes.close : notes.end]
