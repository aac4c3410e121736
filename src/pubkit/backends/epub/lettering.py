"""Shape and draw lines of text, in any script, with the theme's fonts and none of the machine's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from pubkit.backends.epub.bidi import runs
from pubkit.theme import FontFile

if TYPE_CHECKING:
    from pubkit.backends.epub.bands import Page

_NO_GLYPH = -1


class Glyph(msgspec.Struct, frozen=True, array_like=True):
    """A glyph of a face, and its place on the baseline in ems."""

    face: int
    number: int
    x: float
    y: float


class Line(msgspec.Struct, frozen=True):
    """Glyphs from left to right, and their width in ems."""

    glyphs: tuple[Glyph, ...]
    width: float


class Lettering:
    """Sets lines with the faces of a family, other faces standing in for what those lack."""

    def __init__(
        self, fonts: Iterable[FontFile], family: str, weight: int, language: str, *, rtl: bool
    ) -> None:
        import uharfbuzz

        def rank(font: FontFile) -> tuple[bool, bool, int, str]:
            other = font.family != family
            return other, font.style == "italic", abs(font.weight - weight), font.name

        ranked = sorted(fonts, key=rank)
        self._faces = [uharfbuzz.Font(uharfbuzz.Face(font.data)) for font in ranked]
        self._language = language
        self._rtl = rtl

    def known(self, text: str) -> str:
        """Return `text` without the characters that no face has."""
        kept = (c for c in text if self.face(c) != _NO_GLYPH or _clings(c))
        return "".join(kept if self._faces else ())

    def face(self, character: str) -> int:
        """Return the number of the first face that has `character`, 0 being the chosen one."""
        code = ord(character)
        have = (n for n, face in enumerate(self._faces) if face.get_nominal_glyph(code))
        return next(have, _NO_GLYPH)

    def line(self, text: str) -> Line:
        """Return `text` shaped and in visual order."""
        glyphs: list[Glyph] = []
        x = 0.0
        for start, end, leftward in runs(text, rtl=self._rtl):
            parts = list(self._by_face(text[start:end]))
            for face, part in reversed(parts) if leftward else parts:
                for number, dx, dy, advance in self._shaped(face, part, leftward=leftward):
                    glyphs.append(Glyph(face, number, x + dx, dy))
                    x += advance
        return Line(tuple(glyphs), x)

    def _by_face(self, text: str) -> Iterator[tuple[int, str]]:
        faces: list[int] = []
        for character in text:
            face = self.face(character)
            follows = faces and (_clings(character) or face == _NO_GLYPH)
            faces.append(faces[-1] if follows else max(face, 0))
        for face, group in groupby(zip(faces, text, strict=True), key=lambda pair: pair[0]):
            yield face, "".join(character for _, character in group)

    def _shaped(
        self, face: int, text: str, *, leftward: bool
    ) -> Iterator[tuple[int, float, float, float]]:
        import uharfbuzz

        font = self._faces[face]
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if leftward else "ltr"
        buffer.language = self._language
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, {})
        em = font.face.upem
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            yield info.codepoint, place.x_offset / em, place.y_offset / em, place.x_advance / em

    def draw(
        self, page: Page, lines: Sequence[tuple[Line, float, float]], size: float, color: str
    ) -> None:
        """Draw `lines` (line, x, baseline from the top) on `page`, `size` pixels to the em."""
        import uharfbuzz
        from PIL import Image

        raster: Any = uharfbuzz.RasterDraw()
        for line, left, baseline in lines:
            for glyph in line.glyphs:
                font = self._faces[glyph.face]
                scale = size / font.face.upem
                x, y = left + glyph.x * size, page.height - baseline + glyph.y * size
                raster.transform = (scale, 0, 0, scale, x, y)
                raster.draw_glyph(font, glyph.number)
        drawn = raster.render()
        box = drawn.extents
        if not box.width or not box.height:
            return
        area = box.width, box.height
        # Rows come bottom first.
        mask = Image.frombuffer("L", area, drawn.buffer, "raw", "L", box.stride, -1)
        page.put(color, box.x_origin, page.height - box.y_origin - box.height, mask)


def _clings(character: str) -> bool:
    """Tell whether `character` is set with the one before it: a space, a mark, a joiner."""
    return character == " " or unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
