"""Typographic marks for typed ones: quotation marks, apostrophes, dashes, dots, French spaces.

All functions take a line of running text and return edits of it; each reads the text once. What is
ambiguous stays as it is typed: marks after digits may be feet and inches, `--all` is an option.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from pubkit.language import dashes, quotes

OBJECT = "\ufffc"
"""Stands in the text for what is no text: code, formulas, pictures."""


class Edit(NamedTuple):
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


_TYPED = re.compile(r"[\"']|--|\.\.\.")
_FRENCH = re.compile(r"[\"';:!?«»]|--|\.\.\.")


def edits(text: str, language: str) -> list[Edit]:
    """Return what to change in `text`, in order, no two edits overlapping."""
    french = language.partition("-")[0] == "fr"
    if not (_FRENCH if french else _TYPED).search(text):
        return []
    text = _masked(text)
    found = [*_dots(text), *_dashes(text, language), *_quotes(text, language)]
    if french:
        found += _french_spaces(text, canadian=language.endswith("-CA"))
    return sorted(found)


def _masked(text: str) -> str:
    """Return `text` with objects in place of web addresses."""
    if "://" not in text and "www." not in text:
        return text
    return re.sub(r"\S+", _mask, text)


def _mask(match: re.Match[str]) -> str:
    word = match[0]
    start = re.search(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://|www\.", word)
    if not start:
        return word
    end = max(start.end(), len(word.rstrip(".,;:!?)]}'\"»”“’‘›」』…")))
    return word[: start.start()] + OBJECT * (end - start.start()) + word[end:]


def _dots(text: str) -> Iterable[Edit]:
    for match in re.finditer(r"\.{3,}", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if len(match[0]) <= 4 and "/" not in (before, after):
            yield Edit(*match.span(), "…" + "." * (len(match[0]) - 3))


def _dashes(text: str, language: str) -> Iterable[Edit]:
    dash = dashes(language)
    for match in re.finditer(r"-{2,}", text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        option = after.isalnum() and (not before or before.isspace())
        if end - start > 3 or option or before in ("<", "!") or after == ">":
            continue
        if end - start == 3:
            yield Edit(start, end, "—")
        elif before.isdigit() and after.isdigit():
            yield Edit(start, end, "–")
        else:
            spaced = not before.strip() and not after.strip()
            yield Edit(start, end, dash.spaced if spaced else dash.closed)


def _french_spaces(text: str, *, canadian: bool) -> Iterable[Edit]:
    """Yield the no-break spaces before tall punctuation and inside guillemets."""
    tall = ":»" if canadian else ";:!?»"
    for match in re.finditer(rf"([ \xa0\u2009]?)([{tall}])", text):
        start, mark = match.start(2), match[2]
        before, after = text[match.start() - 1 : match.start()], text[start + 1 : start + 2]
        dots = text.endswith("...", 0, match.start())
        if not (before.isalnum() or dots or (before and before in "»”’\"')]%…" + OBJECT)):
            continue
        if mark == "»" or not after.strip() or (mark in "!?" and after in "!?»”\"')]"):
            yield Edit(match.start(), start, "\xa0" if mark == ":" else "\u202f")
    for match in re.finditer(r"«([ \xa0\u2009]?)(?=\S)", text):
        yield Edit(match.start() + 1, match.end(), "\u202f")


class _Mark:
    """A typed quotation mark while its partner is sought."""

    __slots__ = ("closes", "opens", "position", "sign")

    def __init__(self, position: int, sign: str) -> None:
        self.position = position
        self.sign = sign
        self.opens = False  # what it turned out to do
        self.closes = False


def _quotes(text: str, language: str) -> Iterable[Edit]:
    """Yield typographic quotation marks, apostrophes and, in Hebrew, gershayim.

    Partners are found as in CommonMark's emphasis: a closing mark takes the nearest open one.
    """
    marks: list[_Mark] = []
    waiting: list[_Mark] = []
    doubles = 0  # of those waiting
    pairs: dict[int, int] = {}
    leading = _leading_apostrophes(language)
    for match in re.finditer(r"[\"']", text):
        mark = _Mark(match.start(), match[0])
        last = marks[-1] if marks and marks[-1].position == mark.position - 1 else None
        opens, closes = _roles(text, mark, last, leading)
        if closes and _partner_waits(mark, waiting, doubles):
            while waiting:
                partner = waiting.pop()
                doubles -= partner.sign == '"'
                if partner.sign == mark.sign:
                    break
            pairs[partner.position] = mark.position
            mark.closes = True
        elif opens:
            waiting.append(mark)
            doubles += mark.sign == '"'
            mark.opens = True
        marks.append(mark)
    yield from _shown(text, marks, pairs, language)


def _partner_waits(mark: _Mark, waiting: list[_Mark], doubles: int) -> bool:
    """Tell whether `mark` may close. An apostrophe must not close across a double mark."""
    return doubles > 0 if mark.sign == '"' else bool(waiting) and waiting[-1].sign == "'"


_LEADING = {
    "en": "tis|twas|twere|twill|tisn|til|em|n|cause|bout|round|cept|course|kay|nuff|scuse|sup",
    "de": "s|n|ne|nen|ner|nem|ran|rauf|raus|rein|rum|runter",
    "nl": "s|t|n|k|m|r|ns",
    "af": "n",
}


def _leading_apostrophes(language: str) -> re.Pattern[str]:
    """Return a pattern for apostrophes that begin a word: 'tis, the '90s."""
    words = _LEADING.get(language.partition("-")[0], "")
    known = rf"|'(?:{words})\b" if words else ""
    return re.compile(rf"'\d\ds?\b{known}", re.IGNORECASE)


def _roles(
    text: str, mark: _Mark, last: _Mark | None, leading: re.Pattern[str]
) -> tuple[bool, bool]:
    """Return whether `mark` may open and whether it may close, seen from its neighbours."""
    before, after = _kind(text, mark.position - 1), _kind(text, mark.position + 1)
    if before == after == "space":
        return False, False
    if before == after == "word":
        both = mark.sign == '"' and (
            _is_wide(text, mark.position - 1) or _is_wide(text, mark.position + 1)
        )
        return both, both
    if before == "space":
        return not leading.match(text, mark.position), False
    if after == "space" or before == "word":
        return False, True
    inside = last.opens if last else text[mark.position - 1] in "([{<¿¡-–—/=«‹“‘„‚「『"
    if mark.sign == "'" and leading.match(text, mark.position):
        return False, False
    if after == "word":
        return True, not inside
    return inside, not inside


def _kind(text: str, position: int) -> str:
    """Return whether a space, a word or punctuation is at `position`; beyond the ends is space."""
    if not 0 <= position < len(text) or text[position].isspace():
        return "space"
    if text[position] == OBJECT or unicodedata.category(text[position])[0] in "LMN":
        return "word"
    return "mark"


def _is_wide(text: str, position: int) -> bool:
    """Tell whether the script at `position` sets no spaces between words."""
    return unicodedata.east_asian_width(text[position]) in "WF"


_INCHES = re.compile(r"(?<=\d)'\d{1,2}(?:\.\d+)?\"")


def _shown(text: str, marks: list[_Mark], pairs: dict[int, int], language: str) -> Iterable[Edit]:
    """Yield the edits for `marks`, of which `pairs` maps opening to closing ones."""
    style = quotes(language)
    ends: dict[int, str] = {}
    depth = 0
    inches = {p for m in _INCHES.finditer(text) for p in (m.start(), m.end() - 1)}
    for mark in marks:
        position, shown = mark.position, None
        if position in ends:
            shown = ends[position]
            depth -= mark.sign == '"'
        elif position in inches:
            continue
        elif position in pairs:
            opening, closing = style[:2] if depth % 2 == 0 else style[2:4]
            if mark.sign == "'" and not depth:
                opening, closing = style[4:]
            ends[pairs[position]] = closing
            depth += mark.sign == '"'
            shown = opening
        else:
            shown = _alone(text, mark, language)
        if shown is not None:
            yield Edit(position, position + 1, shown)


def _alone(text: str, mark: _Mark, language: str) -> str | None:
    """Return what to show for a mark without a partner, or None to leave it as it is."""
    before, after = _kind(text, mark.position - 1), _kind(text, mark.position + 1)
    if language.startswith("he") and "א" <= text[mark.position - 1 : mark.position] <= "ת":
        return "״" if mark.sign == '"' else "׳"
    digit = text[mark.position - 1 : mark.position].isdigit()
    if before == after == "space" or (digit and not mark.opens and after != "word"):
        return None
    if mark.sign == "'":
        return None if digit and text[mark.position + 1 : mark.position + 2].isdigit() else "’"
    if before == after == "word" and not mark.opens:
        return None
    style = quotes(language)
    return style.open if mark.opens else style.close
