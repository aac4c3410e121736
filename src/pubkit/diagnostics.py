"""Diagnostics: what is wrong, where, and what to do next.

Content problems never raise; they are reported to the `World` and work carries on. The code alone
decides the severity (`codes` holds the table).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from pubkit.codes import CODES, Severity
from pubkit.model.nodes import Span

WIDTH = 100
"""Characters of a line that are shown with a finding."""

LONGEST = 300
"""Characters of a message."""


def meant(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return a hint at the one of `known` that `name` is like, else `otherwise` or all of them."""
    import difflib

    names = tuple(known)
    if close := difflib.get_close_matches(name, names, n=1):
        return f'did you mean "{close[0]}"?'
    return otherwise or f"known are {', '.join(names)}"


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A spot in a source: 1-based line and column, the width to underline, what the line says.

    Of a long line `excerpt` is what is around the column; `left` characters come before it.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""
    left: int = 0


class Diagnostic(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding. `message` is lower case, quotes the culprit and has no full stop."""

    code: str
    message: str
    place: Place | None = None
    hints: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """Return what the table of codes says."""
        return CODES[self.code].severity


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings each once, file by file and by line, those of no line last."""
    once = dict.fromkeys(_untwinned(tuple(found)))
    files = {path: n for n, path in enumerate(dict.fromkeys(_path(told) for told in once))}

    def key(told: Diagnostic) -> tuple[int, bool, int, int]:
        line, column = (told.place.line, told.place.column) if told.place else (0, 0)
        return files[_path(told)], line == 0, line, column

    return tuple(sorted(once, key=key))


def _untwinned(found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Yield all but what is also said more exactly: a file that is not there is not published."""
    missing = {(told.place, _culprit(told)) for told in found if told.code == "link-missing"}
    for told in found:
        if told.code != "link-relative" or (told.place, _culprit(told)) not in missing:
            yield told


def _culprit(told: Diagnostic) -> str:
    return told.message.rpartition('" leads to ')[0]


def _path(told: Diagnostic) -> str:
    return told.place.path if told.place else ""


class Source:
    """A decoded text and the means to tell lines from offsets."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def line_starts(self) -> list[int]:
        """Return the offset at which each line begins."""
        starts = [0]
        position = self.text.find("\n")
        while position != -1:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def line_span(self, first: int, last: int) -> Span:
        """Return the span of the lines `first` (0-based) up to but not including `last`."""
        starts = self.line_starts
        end = starts[last] if last < len(starts) else len(self.text)
        return Span(starts[min(first, len(starts) - 1)], end)

    def written(self, words: str, span: Span) -> Span | None:
        """Return where about `span` `words` stand; None where each has a backslash before."""
        position = self.text.find(words, span.start)
        while position > 0 and self.text[position - 1] == "\\":
            position = self.text.find(words, position + 1)
        limit = max(span.end, span.start + 2_000)
        return Span(position, position + len(words)) if 0 <= position < limit else None

    def place(self, span: Span | None) -> Place:
        """Return where `span` lies; without a span, the file as a whole."""
        if span is None:
            return Place(self.path)
        index = bisect_right(self.line_starts, span.start) - 1
        begin = self.line_starts[index]
        stop = self.text.find("\n", begin)
        stop = stop if stop != -1 else len(self.text)
        column = span.start - begin
        left = max(0, column - WIDTH // 2) if stop - begin > WIDTH else 0
        excerpt = self.text[begin + left : min(stop, begin + left + WIDTH)]
        width = max(1, min(span.end, stop) - span.start)
        return Place(self.path, index + 1, column + 1, width, excerpt, left)

    def at(self, line: int, column: int, width: int) -> Place:
        """Return the place of `width` characters from `column` of `line` on, both from 1."""
        if not 0 < line <= len(self.line_starts):
            return Place(self.path, line, column, width)
        start = self.line_starts[line - 1] + column - 1
        return self.place(Span(start, start + width))


def brief(message: str) -> str:
    """Return `message`, without its middle if it is very long."""
    if len(message) <= LONGEST:
        return message
    return f"{message[: LONGEST * 2 // 3]}…{message[-LONGEST // 3 :]}"


def show(diagnostic: Diagnostic) -> str:
    """Return `diagnostic` as people read it: place, message, the line with a mark, hints."""
    place = diagnostic.place
    where = ""
    if place:
        where = f"{place.path}:{place.line}:{place.column}: " if place.line else f"{place.path}: "
    told = f"{where}{diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"
    lines = [printable(told)]
    if place and place.excerpt.strip():
        lines += _excerpt(place)
    lines += [f"  hint: {printable(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines)


def printable(text: str) -> str:
    """Return `text` as one line that can neither steer a terminal nor pass for several lines."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _excerpt(place: Place) -> list[str]:
    """Return what is shown of the source line, and a mark below it."""
    text = printable(place.excerpt.replace("\t", " "))
    column = place.column - 1 - place.left
    mark = "^" * max(1, min(place.width, len(text) - column))
    return [f"{place.line:5} | {text}", f"      | {' ' * column}{mark}"]
