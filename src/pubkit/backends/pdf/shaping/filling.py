"""Where plain lines end: where the engine would end them, by widths that are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pubkit.backends.pdf.shaping import breaking
from pubkit.backends.pdf.shaping.founts import Fount, Word
from pubkit.backends.pdf.shaping.lines import Line

Split = tuple[Line, int, int | None, float, float, float]
"""A line, its length and where the next one begins, in bytes; its width, height and baseline."""

UNBOUND = 2**21
"""CSS pixels from which on the engine lets a line be as long as it likes."""

LONGEST = 1_000
"""Characters of a word that is set here: all of a longer one would be shaped for each line."""

_RATIO = 3
"""How many characters are, as a rule, more than enough to fill a line as wide as their size."""


class UnplainError(Exception):
    """Something that the engine had better look at."""


def first_line(
    fount: Fount, text: str, style: Any, context: Any, max_width: float | None, spacing: float
) -> Split | None:
    """Return what the engine's `split_first_line` would; None when that is left to it."""
    if max_width is None or max_width >= UNBOUND or style["white_space"] != "normal":
        if (words := fount.words(text)) is None:
            return None
        line = Line(fount, text, words, spacing, max_width)
        return split(line, len(text.encode()), None, fount.width(words))
    try:
        return Room(fount, style, context, max_width, spacing).filled(text)
    except UnplainError:
        return None


def split(line: Line, size: int, resume: int | None, width: int) -> Split:
    """Return a line of so many bytes and units of Pango, and where the next one begins."""
    fount = line.fount
    return line, size, resume, width * fount.unit, fount.height, fount.baseline


class End(NamedTuple):
    """Where a line may end: before the character `at` of its text; the next end is `after` it.

    `width` is that of the line without the space at its end; `start` is where the next word
    begins if it begins on this line, `begun` what of it is on the line in any case.
    """

    at: int
    after: int
    width: int
    start: int
    begun: str


class Room:
    """The room for a line, `width` CSS pixels wide."""

    def __init__(
        self, fount: Fount, style: Any, context: Any, width: float, spacing: float
    ) -> None:
        self._fount = fount
        self._style = style
        self._context = context
        self._width = width
        self._spacing = spacing
        self.limit = int(max(0, width) * fount.units)

    def filled(self, text: str) -> Split:
        """Return as much of `text` as there is room for."""
        for piece in self._pieces(text):
            whole = len(piece) == len(text)
            words = self._words(piece, text)
            starts, over = self._starts(words)
            if not over and whole:
                width = starts[-1] + words[-1].width
                return split(self.line(text, words), len(text.encode()), None, width)
            if over and whole and text.endswith("\xa0"):
                raise UnplainError  # the engine asks whether the line fits without it
            if over and (whole or len(starts) < len(words) - 2):
                return self.broken(piece, words[: len(starts)], self._end(piece, words, starts))
        raise UnplainError

    def _pieces(self, text: str) -> Iterator[str]:
        """Yield more and more words of `text`: as many as fill a line, as a rule, and all."""
        least = int(self._width / self._fount.size * _RATIO)
        reach = text.find(" ", least) + 1
        if (reach or len(text)) - least > LONGEST:
            raise UnplainError
        if 0 < reach < len(text):
            yield text[:reach]
        yield text

    def line(self, text: str, words: Sequence[Word]) -> Line:
        """Return a line of `words`."""
        return Line(self._fount, text, words, self._spacing, self._width)

    def _words(self, text: str, whole: str = "") -> list[Word]:
        if (words := self._fount.words(text, whole)) is None:
            raise UnplainError
        return words

    def _starts(self, words: Sequence[Word]) -> tuple[list[int], bool]:
        """Return where words begin, up to the one that there is no room for, if there is one."""
        limit, space, starts = self.limit, self._fount.space, []
        at = -words[0].lead - space
        for width, lead, tail, _ in words:
            at += space + lead
            starts.append(at)
            at += width
            if at > limit:
                return starts, True
            at += tail
        return starts, False

    def _end(self, text: str, words: Sequence[Word], starts: Sequence[int]) -> End:
        """Return the last end within or before the last of the words that `starts` has."""
        last, start = len(starts) - 1, starts[-1]
        parts = text.split(" ", last + 1)
        begin = sum(map(len, parts[:last])) + last
        if last and breaking.is_plain(text, begin):
            after = begin + len(parts[last]) + 1
            return End(begin, after, starts[last - 1] + words[last - 1].width, start, "")
        breaks = breaking.breaks(text, self._style["lang"])
        after = breaks.find(1, begin + len(parts[last]), len(text))
        reaches = _reaches(words[last], parts[last])
        far = self.limit + self._fount.size * self._fount.units
        for at in range(begin + len(parts[last]) - 1, begin, -1):
            if not breaks[at]:
                continue
            reach = start + reaches[min(at - begin, len(reaches) - 1)]
            if reach <= far:  # what is wider by more than a letter need not be shaped
                begun = parts[last][: at - begin]
                width = start + self._words(begun)[0].width
                # The engine measures before and after it has broken the word.
                if (width <= self.limit) != (reach <= self.limit):
                    raise UnplainError
                if width <= self.limit:
                    return End(at, after, width, start, begun)
            after = at
        # A line of words before another word; not of spaces alone, nor before one.
        if not (last and parts[last - 1] and parts[last] and breaks[begin]):
            raise UnplainError
        return End(begin, after, starts[last - 1] + words[last - 1].width, start, "")

    def broken(self, text: str, words: Sequence[Word], end: End) -> Split:
        """Return the line up to `end`, and as much of the next word as there is room for."""
        head = text[: end.at]
        for part in self._parts(text, end):
            hyphenated = part + self._style["hyphenate_character"]
            (word,) = self._words(end.begun + hyphenated)
            width = end.start + word.width
            if width <= self.limit:
                size = len((head + part).encode())
                line = self.line(head + hyphenated, [*words[:-1], word])
                return split(line, size, size, width)
        begun = self._words(end.begun) if end.begun else []
        line = self.line(head.rstrip(" "), [*words[:-1], *begun])
        return split(line, len(line.text.encode()), len(head.encode()), end.width)

    def _parts(self, text: str, end: End) -> Sequence[str]:
        """Return what may stand on the line of what follows its `end`."""
        if self._style["hyphens"] != "auto" or not self._style["lang"]:
            return ()
        # The engine leaves out the last character before a break, as a rule the space.
        rest = text[end.at : end.after - 1 if end.after > 0 else len(text)]
        if " " in rest:
            raise UnplainError
        space = self._width - end.width * self._fount.unit
        return breaking.parts(rest, self._style, self._context, space, self._width)


def _reaches(word: Word, text: str) -> list[int]:
    """Return how wide the first characters of a word are within it: none, one, and so on."""
    reaches, width = [0], 0
    for _, advance, _, shown in word.glyphs:
        while text.startswith("\u200b", len(reaches) - 1):  # which has no glyph
            reaches.append(width)
        width += advance
        reaches += [width] * len(shown)
    return reaches
