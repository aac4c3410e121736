"""What is wrong with front matter that cannot be read, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.reader.names import IGNORED

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError


class FrontMatterError(Exception):
    """Front matter that cannot be read: message, place and hint."""

    def __init__(self, message: str, span: Span, hint: str = "", first: Span | None = None) -> None:
        super().__init__(message)
        self.span = span
        self.hint = hint
        self.first = first

    def hints(self, source: Source) -> tuple[str, ...]:
        """Return what to do, with the line of what stood first."""
        if self.first is None:
            return (self.hint,) if self.hint else ()
        return (f"{self.hint}; the first is on line {source.place(self.first).line}",)


def twice(key: str, again: Span, first: Span) -> FrontMatterError:
    """Return what to tell of a `key` given twice; which one counts is for its author to say."""
    foreign = key.lower().replace("-", "_") in IGNORED
    hint = "take out either: pubkit reads neither" if foreign else "keep one of them"
    return FrontMatterError(f'front matter has "{key}" twice', again, hint, first)


_HINTS = {
    "mapping values": 'quote a value that holds a colon: key: "a: b"',
    'character "\\t"': "indent with spaces, not with tabs",
    "cannot start any token": 'quote a value that begins with it: key: "…"',
    "alphabetic or numeric": 'quote a value that begins with it: key: "…"',
    'expected ":"': 'write "key: value", and quote a value of several lines',
    "expected <block end>": "begin the keys below one another, and quote whole values",
}


def of_yaml(error: MarkedYAMLError, offset: int) -> FrontMatterError:
    """Return what to tell of `error`: for what is never closed, where it was opened."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    message = (error.problem or "cannot be read").replace("'", '"')
    hint = next((told for words, told in _HINTS.items() if words in message), "")
    for what, sign in (("flow sequence", "["), ("flow mapping", "{"), ("quoted scalar", "quote")):
        if opened and what in (error.context or "") and _lacks_end(message):
            mark, message = opened, f'"{sign}" is never closed'
            hint = f'close it, or quote a value that begins with "{sign}"'
            if sign == "quote":
                message, hint = "a quoted value is never closed", "end it with the same mark"
    at = offset + (mark.index if mark else 0)
    return FrontMatterError(f"YAML front matter: {message}", Span(at, at + 1), hint)


def _lacks_end(message: str) -> bool:
    return 'expected "," or' in message or "unexpected end" in message or "document sep" in message
