"""Cut pasted text into paragraphs: hard-wrapped, double-spaced or one to a line."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

import msgspec

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span

BULLET = re.compile(r"\s*(?:[-*•‣▪–]|\d{1,2}[.)])\s+(?=\S)")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


class Passage(msgspec.Struct, frozen=True):
    """A paragraph's words on one line, and where they stand in the source."""

    text: str
    span: Span


class _Line(msgspec.Struct, frozen=True):
    text: str
    start: int
    after_gap: bool


def passages(source: Source) -> list[Passage]:
    """Return the paragraphs of `source`, white space folded."""
    lines = _lines(source)
    groups: list[list[_Line]] = []
    wrapped = _is_wrapped(lines)
    spaced = _is_double_spaced(lines)
    for line in lines:
        joins = bool(groups) and _continues(groups[-1][-1], line, wrapped=wrapped, spaced=spaced)
        if joins:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_passage(group) for group in groups]


def _lines(source: Source) -> list[_Line]:
    found = []
    gap = True
    for start, text in zip(source.line_starts, source.text.split("\n"), strict=True):
        if text.strip():
            found.append(_Line(text.strip(), start + len(text) - len(text.lstrip()), gap))
        gap = not text.strip()
    return found


def _is_wrapped(lines: list[_Line]) -> bool:
    """Tell whether lines end where a terminal did, not where a paragraph does."""
    close = [line for line, after in pairwise(lines) if not after.after_gap]
    if len(close) < 2:
        return False
    open_ended = sum(not _END.search(line.text) for line in close)
    return max(len(line.text) for line in lines) <= 120 and open_ended * 2 > len(close)


def _is_double_spaced(lines: list[_Line]) -> bool:
    """Tell whether every line of wrapped text stands apart by an empty one."""
    if len(lines) < 8 or not all(line.after_gap for line in lines):
        return False
    widths = [len(line.text) for line in lines]
    full = [w for w in widths if w > 0.75 * max(widths)]
    steady = max(widths) <= 100 and len(full) * 2 > len(lines) and statistics.median(widths) > 45
    return steady and sum(not _END.search(line.text) for line in lines) * 2 > len(lines)


def _continues(before: _Line, line: _Line, *, wrapped: bool, spaced: bool) -> bool:
    if BULLET.match(line.text):
        return False
    if spaced:
        return not _END.search(before.text) and len(before.text) > 45 and len(line.text) > 0
    return wrapped and not line.after_gap


def _passage(lines: list[_Line]) -> Passage:
    text = " ".join(" ".join(line.text.split()) for line in lines)
    last = lines[-1]
    return Passage(text, Span(lines[0].start, last.start + len(last.text)))
