"""Typographic marks for typed ones: quotation marks, apostrophes, dashes, dots, French spaces.

All functions take a line of running text and return edits of it; each reads the text once. What is
ambiguous stays as it is typed: marks after digits may be feet and inches, `--all` is an option.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubkit.language import dashes
from pubkit.transforms.edit import OBJECT, Edit
from pubkit.transforms.quote_marks import quote_edits

_TYPED = re.compile(r"[\"']|--|\.\.\.")
_FRENCH = re.compile(r"[\"';:!?«»]|--|\.\.\.")


def edits(text: str, language: str) -> list[Edit]:
    """Return what to change in `text`, in order, no two edits overlapping."""
    french = language.partition("-")[0] == "fr"
    if not (_FRENCH if french else _TYPED).search(text):
        return []
    text = _masked(text)
    found = [*_dots(text)] if "..." in text else []
    if "--" in text:
        found += _dashes(text, language)
    found += quote_edits(text, language)
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
