"""Compare what an output shows with the model, and tell differences by source line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from typing import Literal

import msgspec

from pubkit.model.document import Document
from pubkit.model.nodes import Span
from pubkit.model.words import Piece, pieces, running_text, squeeze
from pubkit.parity.differences import Difference, differences
from pubkit.parity.folding import fold
from pubkit.parity.shown import Shown


class Finding(msgspec.Struct, frozen=True):
    """Words that an output lacks, adds or shows elsewhere, and where they were written."""

    kind: Literal["missing", "extra", "displaced"]
    words: str
    source: str
    span: Span | None = None


LIMIT = 50
"""Differences after which nothing more is learnt."""


def compare(documents: Sequence[Document], shown: Shown) -> list[Finding]:
    """Return where `shown` departs from the documents; white space and hyphenation aside."""
    return Wanted(documents, printed=shown.printed).compare(shown)


class Wanted:
    """What an output of the documents has to show, in print or elsewhere."""

    def __init__(self, documents: Sequence[Document], *, printed: bool) -> None:
        self._printed = printed
        self._running, self._notes = _Text(printed), _Text(printed)
        for document in documents:
            told = pieces(document)
            cut = _cut(told, len(running_text(document)))
            self._running.extend(told[:cut], document.source)
            self._notes.extend(told[cut:], document.source)

    def compare(self, shown: Shown) -> list[Finding]:
        """Return where `shown` departs from it; white space and hyphenation aside."""
        found = _findings(self._running, self._text(shown.running))
        return found + _findings(self._notes, self._text(shown.notes))

    def _text(self, told: str) -> _Text:
        return _Text(self._printed).extend([Piece(told)])


def _cut(told: Sequence[Piece], length: int) -> int:
    """Return how many of the pieces make up the first `length` characters."""
    ends = accumulate((len(piece.text) for piece in told), initial=0)
    return next(count for count, end in enumerate(ends) if end >= length)


class _Text:
    """Text in the form in which it is compared, and the way back to what was written."""

    def __init__(self, printed: bool) -> None:
        self._printed = printed
        self._pieces: list[tuple[Piece, str]] = []
        self._ends: list[int] = []
        self._joined: list[str] = []

    def extend(self, told: Iterable[Piece], source: str = "") -> _Text:
        """Append pieces of the file `source`."""
        for piece in told:
            folded = self._fold(piece.text)
            self._pieces.append((piece, source))
            self._ends.append((self._ends[-1] if self._ends else 0) + len(folded))
            self._joined.append(folded)
        return self

    def _fold(self, text: str) -> str:
        return fold(text) if self._printed else squeeze(text)

    @property
    def folded(self) -> str:
        """Return the text to compare."""
        return "".join(self._joined)

    def place(self, offset: int) -> tuple[str, Span | None]:
        """Return the file and the span that the character at `offset` comes from."""
        if not self._pieces:
            return "", None
        index = min(bisect_right(self._ends, offset), len(self._pieces) - 1)
        piece, source = self._pieces[index]
        return source, piece.span

    def words(self, start: int, end: int) -> str:
        """Return the words, as written, that hold the characters from `start` to `end`."""
        first = bisect_right(self._ends, start)
        told: list[str] = []
        at = self._ends[first - 1] if first else 0
        for piece, _ in self._pieces[first:]:
            for word in piece.text.split():
                if at >= end or sum(map(len, told)) > _EXCERPT:
                    return " ".join(told)
                at += len(self._fold(word))
                if at > start:
                    told.append(word)
        return " ".join(told)


_EXCERPT = 60


def _findings(wanted: _Text, shown: _Text) -> list[Finding]:
    one, other = wanted.folded, shown.folded
    if one == other:
        return []
    apart = list(islice(differences(one, other), LIMIT))
    added = {other[d.begin : d.stop] for d in apart if d.stop > d.begin}
    lacking = {one[d.start : d.end] for d in apart if d.end > d.start}
    return [
        finding
        for difference in apart
        for finding in _told(difference, wanted, shown, added & lacking)
    ]


def _told(
    difference: Difference, wanted: _Text, shown: _Text, moved: set[str]
) -> Iterable[Finding]:
    start, end, begin, stop = difference
    source, span = wanted.place(start)
    if end > start:
        kind: Literal["missing", "displaced"] = "missing"
        if wanted.folded[start:end] in moved:
            kind = "displaced"
        yield Finding(kind, wanted.words(start, end), source, span)
    if stop > begin and shown.folded[begin:stop] not in moved:
        yield Finding("extra", shown.words(begin, stop), source, span)


def message(finding: Finding, output: str) -> str:
    """Return `finding` as people read it."""
    match finding.kind:
        case "missing":
            return f'the {output} lacks "{finding.words}"'
        case "extra":
            return f'the {output} adds "{finding.words}"'
        case "displaced":
            return f'the {output} shows "{finding.words}" elsewhere'
