"""Draw lines from the glyphs that were measured."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Any

from pubkit.backends.pdf.shaping.founts import Fount, Glyph, Word
from pubkit.backends.pdf.shaping.lines import Line

NO_BREAK_SPACE = "\xa0"


def draw(stream: Any, line: Line, matrix: Sequence[float]) -> bool:
    """Draw a line at `matrix`; tell whether that was possible."""
    words = line.words
    hand = _hand(stream, line.fount) if words else None
    if words is None or hand is None:
        return False
    stream.set_text_matrix(*matrix)
    stream.set_font_size(hand.font.hash, hand.size)
    stream.show_text(hand.operand(words, int(line.justification_spacing * line.fount.units)))
    return True


def draw_bare(stream: Any, box: Any) -> bool:
    """Draw a box of a line that nothing is drawn at but its text; tell whether it is one."""
    line, style = box.pango_layout, box.style
    if not (isinstance(line, Line) and _is_bare(style) and box.text.strip()):
        return False
    if not line.words or _hand(stream, line.fount) is None:
        return False
    stream.set_color(style["color"])
    stream.begin_text()
    draw(stream, line, (1, 0, 0, -1, box.position_x, box.position_y + box.baseline))
    stream.end_text()
    return True


def _is_bare(style: Any) -> bool:
    kept: dict[str, bool] = vars(style)
    if "bare" not in kept:
        lines = style["text_decoration_line"]
        kept["bare"] = lines == "none" and style["visibility"] == "visible"
    return kept["bare"]


_lead = attrgetter("lead")
_kerned, _spread = itemgetter(1), itemgetter(2)


class Hand:
    """Writes the words of a fount in a font of a file."""

    def __init__(self, fount: Fount, font: Any, size: float) -> None:
        self.font = font
        self.size = size
        self._fount = fount
        self._strings: dict[int, tuple[str, str, bool]] = {}

    def operand(self, words: Sequence[Word], spacing: int) -> str:
        """Return the glyphs and shifts of words; each space is `spacing` wider than its glyph."""
        gap = self._gap(self._fount.space + spacing, spacing // 2)
        strings = self._strings
        if words[0].glyphs and words[-1].glyphs and not any(map(_lead, words[1:])):
            spelt = [strings[id(word)] for word in words if id(word) in strings]
            if len(spelt) == len(words) and not (spacing and any(map(_spread, spelt))):
                kerned = [*map(_kerned, spelt[:-1]), spelt[-1][0]]
                return f"<{gap.join(kerned)}>".removesuffix("<>")
        return self._uneven(words, spacing, gap)

    def _uneven(self, words: Sequence[Word], spacing: int, gap: str) -> str:
        fount, strings, pieces = self._fount, self._strings, []
        half = spacing // 2
        last = len(words) - 1
        for number, word in enumerate(words):
            if number:
                if number == 1 and not words[0].glyphs:
                    pieces.append(self._gap(fount.space + word.lead + spacing, 0))
                elif number == last and not word.glyphs:
                    pieces.append(self._gap(fount.space + spacing, spacing))
                elif word.lead:
                    pieces.append(self._gap(fount.space + word.lead + spacing, half))
                else:
                    pieces.append(gap)
            key = id(word)  # founts keep their words
            if key not in strings:
                strings[key] = self._spelt(word, 0)
            bare, kerned, spread = strings[key]
            if spread and spacing:
                bare, kerned, _ = self._spelt(word, spacing)
            pieces.append(kerned if number < last else bare)
        return f"<{''.join(pieces)}>".removesuffix("<>")

    def _gap(self, advance: int, offset: int) -> str:
        return self._glyph((self._fount.space_glyph, advance, offset, " "))

    def _spelt(self, word: Word, spacing: int) -> tuple[str, str, bool]:
        """Return a word's glyphs, those it has before a space, and whether it has spaces itself."""
        glyphs = [
            (glyph, advance + spacing, spacing // 2, shown) if shown == NO_BREAK_SPACE and spacing
            else (glyph, advance, across, shown)
            for glyph, advance, across, shown in word.glyphs
        ]  # fmt: skip
        spread = any(glyph[3] == NO_BREAK_SPACE for glyph in glyphs)
        bare = [self._glyph(glyph) for glyph in glyphs]
        kerned = bare[:]
        if word.tail:
            glyph, advance, across, shown = glyphs[-1]
            kerned[-1] = self._glyph((glyph, advance + word.tail, across, shown))
        return "".join(bare), "".join(kerned), spread

    def _glyph(self, drawn: Glyph) -> str:
        """Return a glyph, as the engine shows it, within a string of others."""
        glyph, advance, across, shown = drawn
        font, unit = self.font, self._fount.unit
        font.to_unicode.setdefault(glyph, shown)
        if glyph not in font.widths:
            font.widths[glyph] = round(self._fount.advance(glyph) * 1000 * unit / self.size)
        offset = across / self.size
        shift: float = int(font.widths[glyph] + offset - advance * 1000 * unit / self.size)
        if shown in (" ", NO_BREAK_SPACE):  # nobody sees where in its gap it is
            shift, offset = round(shift - offset, 3), 0
        before = f">{-offset}<" if offset else ""
        after = f">{shift}<" if shift else ""
        return f"{before}{glyph:04x}{after}"


def _hand(stream: Any, fount: Fount) -> Hand | None:
    """Return who writes words of `fount` on the page; None for fonts of pictures."""
    font = stream._fonts.get(fount.key)
    if font is None:
        font, _ = stream.add_font(fount.font)
    if font.bitmap or font.png or font.svg or font.colr:
        return None
    hand: Hand | None = fount.hand
    if hand is None or hand.font is not font:
        hand = fount.hand = Hand(fount, font, fount.drawn_size)
    return hand
