"""Texts as one long line: words are found once, and where to break by sums of their widths."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import lt
from typing import Any

from pubkit.backends.pdf.shaping import breaking
from pubkit.backends.pdf.shaping.filling import LONGEST, End, Room, Split, UnplainError, split
from pubkit.backends.pdf.shaping.founts import Fount, Word, letters_of


def long_line_of(fount: Fount, box: Any) -> LongLine | None:
    """Return the text of a box; None when it is not plain."""
    text, kept = vars(box).get("long_line", (None, None))
    if text is not box.text:
        kept = _found(fount, box.text) if box.style["white_space"] == "normal" else None
        box.long_line = box.text, kept
    return kept  # type: ignore[no-any-return]


def _found(fount: Fount, text: str) -> LongLine | None:
    words, letters = fount.words(text), letters_of(text)
    if words is None or letters is None or max(map(len, text.split(" "))) > LONGEST:
        return None
    made = LongLine(fount, text, words, letters)
    return made if made.is_regular else None


class LongLine:
    """A plain text; where its words begin in it, and where they begin and end on one long line."""

    def __init__(
        self, fount: Fount, text: str, words: list[Word], letters: re.Pattern[str]
    ) -> None:
        self._fount = fount
        self._letters = letters
        self._text = text
        self._words = words
        lengths = [len(part) + 1 for part in text.split(" ")]
        self._begins = [0, *accumulate(lengths[:-1])]
        widths = [width + lead + tail + fount.space for width, lead, tail, _ in words]
        spaces = [0, *accumulate(widths[:-1])]
        self._starts = [at + word[1] for at, word in zip(spaces, words, strict=True)]
        self._ends = [at + word[0] for at, word in zip(self._starts, words, strict=True)]

    @property
    def is_regular(self) -> bool:
        """Tell whether each word ends behind the one before."""
        return all(map(lt, self._ends, self._ends[1:]))

    def line(self, at: int, room: Room) -> Split | None:
        """Return the line that begins with the character `at`; None when it is left to others."""
        number = bisect_right(self._begins, at) - 1
        begun = self._begun(number, at)
        if begun is None or begun[0].width > room.limit:
            return None
        first, shift = begun
        last = bisect_right(self._ends, room.limit + shift, number + 1)
        words = [first, *self._words[number + 1 : last + 1]]
        before = self._ends[last - 1] - shift if last - 1 > number else first.width
        if last == len(self._words):
            text = self._text[at:]
            if not self._letters.search(text):
                return None
            return split(room.line(text, words), len(text.encode()), None, before)
        begin = self._begins[last]
        plain = breaking.is_plain(self._text, begin)
        if not plain or not self._letters.search(self._text, at, begin):
            return None
        after = self._begins[last + 1] - at
        end = End(begin - at, after, before, self._starts[last] - shift, "")
        try:
            return room.broken(self._text[at : at + after + 1], words, end)
        except UnplainError:
            return None

    def _begun(self, number: int, at: int) -> tuple[Word, int] | None:
        """Return what a line at `at` begins with, and where the line is within the long one."""
        if at == self._begins[number]:
            return self._words[number], self._starts[number]
        following = number + 1
        if following == len(self._words):
            return None
        rest = self._text[at : self._begins[following] - 1]
        words = self._fount.words(rest) if self._letters.search(rest) else None
        if not words:
            return None
        gap = self._fount.space + self._words[following].lead
        return words[0], self._starts[following] - words[0].width - words[0].tail - gap
