"""Quotation marks and apostrophes for typed ones, in the style of each language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pubkit.language import quotes
from pubkit.transforms.edit import OBJECT, Edit


def quote_edits(text: str, language: str) -> Iterable[Edit]:
    """Yield the edits that set quotation marks, apostrophes and, in Hebrew, gershayim."""
    if '"' in text or "'" in text:
        yield from _shown(text, _Pairing(text, language), language)


class _Mark:
    """A typed mark; `opens` once it was taken to open a quotation."""

    __slots__ = ("opens", "position", "sign")

    def __init__(self, position: int, sign: str) -> None:
        self.position = position
        self.sign = sign
        self.opens = False


class _Pairing:
    """The marks of a text; `ends` maps the opening ones to their partners.

    As in CommonMark's emphasis, a closing mark takes the nearest open one of its sign.
    """

    def __init__(self, text: str, language: str) -> None:
        self.marks: list[_Mark] = []
        self.ends: dict[int, int] = {}
        self._waiting: list[_Mark] = []
        self._doubles = 0  # of those waiting
        leading = _leading_apostrophes(language)
        for match in re.finditer(r"[\"']", text):
            mark = _Mark(match.start(), match[0])
            last = self.marks[-1] if self.marks else None
            beside = last if last and last.position == mark.position - 1 else None
            self._take(mark, *_roles(text, mark, beside, leading))
            self.marks.append(mark)

    def _take(self, mark: _Mark, opens: bool, closes: bool) -> None:
        if closes and self._partner_waits(mark):
            self.ends[self._partner(mark)] = mark.position
        elif opens:
            mark.opens = True
            self._waiting.append(mark)
            self._doubles += mark.sign == '"'

    def _partner_waits(self, mark: _Mark) -> bool:
        """Tell whether `mark` may close. An apostrophe must not close across a double mark."""
        if mark.sign == '"':
            return self._doubles > 0
        return bool(self._waiting) and self._waiting[-1].sign == "'"

    def _partner(self, mark: _Mark) -> int:
        """Return where the mark stands that `mark` closes; those after it wait no longer."""
        while True:
            partner = self._waiting.pop()
            self._doubles -= partner.sign == '"'
            if partner.sign == mark.sign:
                return partner.position


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


def _shown(text: str, pairing: _Pairing, language: str) -> Iterable[Edit]:
    """Yield the edits for all marks. Double ones are outer, inner, outer … by their depth."""
    closing: dict[int, str] = {}
    depth = 0
    found = _INCHES.finditer(text) if "'" in text and '"' in text else ()
    inches = {place for match in found for place in (match.start(), match.end() - 1)}
    for mark in pairing.marks:
        position = mark.position
        shown: str | None = None
        if position in closing:
            shown = closing[position]
            depth -= mark.sign == '"'
        elif position in inches:
            continue
        elif position in pairing.ends:
            shown, closing[pairing.ends[position]] = _pair(mark, depth, language)
            depth += mark.sign == '"'
        else:
            shown = _alone(text, mark, language)
        if shown is not None:
            yield Edit(position, position + 1, shown)


def _pair(mark: _Mark, depth: int, language: str) -> tuple[str, str]:
    style = quotes(language)
    if mark.sign == "'" and not depth:
        return style.single_open, style.single_close
    if depth % 2:
        return style.inner_open, style.inner_close
    return style.open, style.close


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
