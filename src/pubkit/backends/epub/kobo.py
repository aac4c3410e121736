"""What Kobo's own engine needs: each sentence in a numbered span, which it marks and returns to.

Files are told from those of other readers by their ending, `.kepub.epub`; the scheme is that of
https://github.com/pgaskin/kepubify.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from pubkit.model.document import Document
from pubkit.model.nodes import Table
from pubkit.model.walk import walk

ENDING = ".kepub.epub"

COLUMNS = 4
"""The most that a table should have: https://github.com/kobolabs/epub-spec."""

_SENTENCE = re.compile(r"[^.!?…。！？]*[.!?…。！？]+[\"'”’»)\]」』]*\s*|[^.!?…。！？]+")
_UNTOUCHED = frozenset({"pre", "rp", "svg", "math", "audio", "video", "script", "style"})
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 td th dt dd figcaption figure div aside".split())


def spanned(data: bytes) -> bytes:
    """Return the XHTML with each sentence and picture of its body in a span of its own."""
    return _Spans(data).result()


def wide(document: Document) -> Iterator[tuple[Table, int]]:
    """Yield the tables with too many columns, and how many they have."""
    for node in walk((document.children, document.endmatter)):
        if isinstance(node, Table):
            rows = (*node.head, *node.body, *node.foot)
            columns = max((sum(cell.colspan for cell in row.cells) for row in rows), default=0)
            if columns > COLUMNS:
                yield node, columns


class _Spans:
    """Reads a file and copies it, with tags put between its bytes and none of them changed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._out: list[bytes] = []
        self._done = 0
        self._open: list[str] = []
        self._text: int | None = None
        # An author may have ids of the same kind.
        self._paragraph = 1_000_000 if b'id="kobo.' in data else 0
        self._segment = 0
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.DefaultHandler = self._other

    def result(self) -> bytes:
        """Return the whole."""
        self._parser.Parse(self._data, True)
        return b"".join((*self._out, self._data[self._done :]))

    @property
    def _inside(self) -> bool:
        return "body" in self._open and _UNTOUCHED.isdisjoint(self._open)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        if name in _BLOCKS:
            self._paragraph, self._segment = self._paragraph + 1, 0
        if name == "img" and self._inside:
            self._copy(self._parser.CurrentByteIndex)
            self._out.append(self._tag())
        self._open.append(name)

    def _end(self, name: str) -> None:
        self._flush()
        self._open.pop()
        if name == "img" and self._inside:
            self._copy(self._parser.CurrentByteIndex)  # of an empty element: behind it
            self._out.append(b"</span>")

    def _characters(self, text: str) -> None:
        if self._text is None:
            self._text = self._parser.CurrentByteIndex

    def _other(self, text: str) -> None:
        self._flush()

    def _flush(self) -> None:
        """Put spans around the text before the place that is being read."""
        if self._text is None:
            return
        start, self._text = self._text, None
        raw = self._data[start : self._parser.CurrentByteIndex].decode()
        if not self._inside or not raw.strip():
            return
        self._copy(start)
        for sentence in _SENTENCE.findall(raw):
            whole = sentence.encode()
            self._out += (self._tag(), whole, b"</span>") if sentence.strip() else (whole,)
        self._done = start + len(raw.encode())

    def _copy(self, end: int) -> None:
        self._out.append(self._data[self._done : end])
        self._done = end

    def _tag(self) -> bytes:
        self._segment += 1
        return f'<span class="koboSpan" id="kobo.{self._paragraph}.{self._segment}">'.encode()
