"""Founts: the words of a document in one face and size, each shaped once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pubkit.backends.pdf.shaping.placing import FEATURES, Placed, Placing

Glyph = tuple[int, int, int, str]
"""The number of a glyph, its advance, how far it is shifted, and the text that it shows."""


class Word(NamedTuple):
    """A word as it stands between spaces, in units of Pango.

    `width` is that of the word alone; `lead` and `tail` are what kerning adds to the space before
    it, and to its last letter before a space.
    """

    width: int
    lead: int = 0
    tail: int = 0
    glyphs: tuple[Glyph, ...] = ()


# A text of one of these scripts, with what belongs to all of them, is shaped word by word.
_COMMON = r" -@\[-`{-~\xa0-\xa9\xab\xac\xae-\xb9\xbb-\xbf×÷\u200b\u2010-\u2027\u202f-\u205e₠-₿™"
_LETTERS = {
    "": "",
    "a": r"A-Za-zªºÀ-ÖØ-öø-ʯ\u0300-\u036fḀ-ỿ",
    "α": r"Ͱ-Ͽἀ-῾",
    "а": r"Ѐ-ԯ",
}
_SCRIPTS = re.compile("|".join(f"([{_COMMON}{letters}]*)" for letters in _LETTERS.values()))
_ITS_LETTERS = tuple(re.compile(f"[{letters}]" if letters else "") for letters in _LETTERS.values())
_INITIALS = tuple(_LETTERS)
"""A letter of each script, so that what belongs to all of them is shaped as in that one."""


class Fount:
    """The words of one face and size, in one language."""

    def __init__(self, style: Any) -> None:
        from weasyprint.text import ffi, fonts, line_break

        self.unit: float = ffi.FROM_UNITS
        self.units: int = ffi.TO_UNITS
        self.size: float = style["font_size"]
        self.pattern = line_break.Layout(style)
        self.pattern.set_text(" ")
        # Kept as it is, and with it the font.
        line, _ = self.pattern.get_first_line()
        self.height: float = line_break.line_size(line, style)[1]
        baseline = ffi.pango.pango_layout_get_baseline(self.pattern.layout)
        self.baseline: float = baseline * self.unit
        self.font = line.runs.data.item.analysis.font
        self.key, _, size = fonts.get_pango_font_key(self.font)
        # The engine has this for https://gitlab.gnome.org/GNOME/pango/-/issues/530.
        self.drawn_size: float = size if ffi.pango.pango_version() >= 14802 else self.size
        self._placing = Placing(style, self.font, self.key, self.units)
        self.advance = self._placing.advance
        self._known: list[dict[str, Word | None]] = [{"": Word(0)} for _ in _INITIALS]
        (row,) = self._placing.glyphs(" ")
        self.space, self.space_glyph = row.advance, row.glyph
        self.hand: Any = None

    def words(self, text: str, whole: str = "") -> list[Word] | None:
        """Return the words between the spaces of `text`; None when it is not plain.

        It may be a part of a `whole`, whose words will be asked for next.
        """
        script = _SCRIPTS.fullmatch(text)
        if script is None or script.lastindex is None:
            return None
        known = self._known[script.lastindex - 1]
        parts = text.split(" ")
        try:
            found = [known[part] for part in parts]
        except KeyError:
            asked = _SCRIPTS.fullmatch(whole)
            if asked is not None and asked.lastindex == script.lastindex:
                parts = [*parts, *whole.split(" ")]
            new = [part for part in dict.fromkeys(parts) if part not in known]
            self._learn(new, script.lastindex)
            found = [known[part] for part in text.split(" ")]
        return None if None in found else found  # type: ignore[return-value]

    def width(self, words: Sequence[Word]) -> int:
        """Return the width of `words` with spaces between them."""
        kerned = sum([word[0] + word[1] + word[2] for word in words])
        return kerned - words[0].lead - words[-1].tail + self.space * (len(words) - 1)

    def _learn(self, words: Sequence[str], script: int) -> None:
        """Shape `words`, which are new here, in one go."""
        initial = _INITIALS[script - 1]
        text = f"{initial} {' '.join(words)} "
        rows: dict[int, list[Placed]] = {}
        for row in self._placing.glyphs(text):
            rows.setdefault(row.start, []).append(row)
        at = len(initial.encode()) + 1
        for word in words:
            end = at + len(word.encode())
            own = [row for place in range(at, end) for row in rows.get(place, ())]
            self._known[script - 1][word] = self._word(
                own, rows.get(at - 1, []), rows.get(end, []), text.encode(), end
            )
            at = end + 1

    def _word(
        self, own: list[Placed], before: list[Placed], after: list[Placed], text: bytes, end: int
    ) -> Word | None:
        ends = (*before, *after)
        plain = len(before) == len(after) == 1 and all(
            row.glyph == self.space_glyph for row in ends
        )
        plain = plain and all(row.end <= end for row in own)
        if not plain or any(row.missing or row.up for row in (*own, *ends)):
            return None
        own = [row for row in own if not row.unseen or row.advance]
        if before[0].across or any(row.unseen for row in own):
            return None
        glyphs = [
            (row.glyph, row.advance, row.across, text[row.start : row.end].decode()) for row in own
        ]
        tail = 0
        if glyphs:
            glyph, advance, across, shown = glyphs[-1]
            bare = self.advance(glyph)
            tail = advance - bare
            glyphs[-1] = glyph, bare, across, shown
        width = sum(advance for _, advance, _, _ in glyphs)
        return Word(width, before[0].advance - self.space, tail, tuple(glyphs))


def letters_of(text: str) -> re.Pattern[str] | None:
    """Return what is in a part of `text` if it is shaped in the script of the whole.

    None when that is several.
    """
    script = _SCRIPTS.fullmatch(text)
    return script and _ITS_LETTERS[(script.lastindex or 1) - 1]


def fount_of(style: Any) -> Fount | None:
    """Return the fount that `style` is set in; None when its text is not plain."""
    try:
        return style.fount  # type: ignore[no-any-return]
    except AttributeError:
        style.fount = fount = _found(style) if _is_plain(style) else None
        return fount


def _is_plain(style: Any) -> bool:
    return (
        style["letter_spacing"] == "normal"
        and style["word_spacing"] == 0
        and style["white_space"] in ("normal", "nowrap")
        and style["direction"] == "ltr"
        and style["word_break"] == "normal"
        and style["font_language_override"] == "normal"
        and style["font_variation_settings"] == "normal"
        and style["font_size"] >= _LEAST
    )


_LEAST = 0.1
"""CSS pixels from which on a size is one to read."""

_SHAPING = (
    "font_family", "font_size", "font_style", "font_stretch", "font_weight", "lang", *FEATURES
)  # fmt: skip


def _found(style: Any) -> Fount:
    """Return the fount of `style`, which lives as long as the fonts of the document."""
    founts: dict[str, Fount] = vars(style.font_config).setdefault("founts", {})
    decorated = style["text_decoration_line"] != "none"
    key = str((decorated, *(style[name] for name in _SHAPING)))
    if key not in founts:
        founts[key] = Fount(style)
    return founts[key]
