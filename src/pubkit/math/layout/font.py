"""STIX Two Math, read with HarfBuzz: metrics, MATH table, taller and wider glyphs, outlines.

The font file is the one that the ziamath distribution carries; its code is never imported.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from pubkit.math.errors import MAX_DRAWING, MathError

Direction: TypeAlias = Literal["ttb", "ltr"]
Corner: TypeAlias = Literal["TOP_RIGHT", "TOP_LEFT", "BOTTOM_RIGHT", "BOTTOM_LEFT"]
Outline: TypeAlias = list[tuple[str, tuple[float, ...]]]
"""SVG path commands with their points, y upwards."""


class Glyph(NamedTuple):
    """A glyph's advance and ink, in thousandths of an em with y upwards."""

    gid: int
    advance: float
    left: float
    bottom: float
    right: float
    top: float


class Piece(NamedTuple):
    """A glyph some way along a run or a stretched character."""

    glyph: Glyph
    at: float


class Stretched(NamedTuple):
    """A character grown to `extent`, of one glyph or of several that overlap."""

    pieces: tuple[Piece, ...]
    extent: float


class MathFont:
    """One open math font."""

    def __init__(self, path: Path) -> None:
        import uharfbuzz

        self._hb = uharfbuzz
        self._font: Any = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))

    def covers(self, char: str) -> bool:
        """Tell whether the font can show `char`."""
        return char.isspace() or self._font.get_nominal_glyph(ord(char)) is not None

    def constant(self, name: str) -> float:
        """Return a constant of the MATH table, by HarfBuzz's name for it."""
        return float(self._font.get_math_constant(self._hb.OTMathConstant[name]))

    def run(self, text: str, script: int = 0) -> list[Piece]:
        """Return the glyphs of `text`, kerned and joined, in their form for scripts of a level."""
        buffer = self._hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self._hb.shape(self._font, buffer, {"ssty": script} if script else {})
        pieces, x = [], 0.0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pieces.append(Piece(self._measured(info.codepoint), x + place.x_offset))
            x += place.x_advance
        return pieces

    def italic(self, gid: int) -> float:
        """Return how far a slanted glyph leans out of its advance."""
        return float(self._font.get_math_glyph_italics_correction(gid))

    def attachment(self, gid: int) -> float:
        """Return where an accent is centred over a glyph."""
        return float(self._font.get_math_glyph_top_accent_attachment(gid))

    def kern(self, gid: int, corner: Corner, height: float) -> float:
        """Return the cut-in of one corner of a glyph at a height."""
        kern = self._hb.OTMathKern[corner]
        return float(self._font.get_math_glyph_kerning(gid, kern, round(height)))

    def stretched(self, char: str, extent: float, direction: Direction) -> Stretched:
        """Return `char` at least `extent` long, or as long as the font can make it."""
        gid = self._font.get_nominal_glyph(ord(char))
        variants = self._font.get_math_glyph_variants(gid, direction)
        for variant in variants:
            if variant.advance >= extent:
                return self._single(variant.glyph, variant.advance)
        parts, _ = self._font.get_math_glyph_assembly(gid, direction)
        if parts:
            return self._assembled(parts, extent, direction)
        return self._single(*(variants[-1] if variants else (gid, extent)))

    def fitting(self, char: str, extent: float) -> Stretched:
        """Return the widest form of `char` that is no wider than `extent`."""
        gid = self._font.get_nominal_glyph(ord(char))
        variants = self._font.get_math_glyph_variants(gid, "ltr")
        fits = [variant for variant in variants if variant.advance <= extent]
        parts, _ = self._font.get_math_glyph_assembly(gid, "ltr")
        if parts and variants and extent > variants[-1].advance:
            return self._assembled(parts, extent, "ltr")
        return self._single(*(fits or variants or [(gid, 0)])[-1 if fits else 0])

    def outline(self, gid: int) -> Outline:
        """Return the contours of a glyph as SVG path commands, y upwards."""
        steps: Outline = []
        draw = self._hb.DrawFuncs()
        draw.set_move_to_func(lambda *step: steps.append(("M", step[:2])))
        draw.set_line_to_func(lambda *step: steps.append(("L", step[:2])))
        draw.set_quadratic_to_func(lambda *step: steps.append(("Q", step[:4])))
        draw.set_cubic_to_func(lambda *step: steps.append(("C", step[:6])))
        draw.set_close_path_func(lambda *step: steps.append(("Z", ())))
        self._font.draw_glyph(gid, draw)
        return steps

    def _single(self, gid: int, extent: float) -> Stretched:
        return Stretched((Piece(self._measured(gid), 0.0),), float(extent))

    def _assembled(self, parts: list[Any], extent: float, direction: Direction) -> Stretched:
        """Join `parts`, repeating the extenders just often enough, to exactly `extent`."""
        if extent > MAX_DRAWING * 1000:
            raise MathError("the formula is too large to draw", 0)
        overlap = self._font.get_math_min_connector_overlap(direction)
        fixed = [part.full_advance - overlap for part in parts if not part.flags]
        moving = [part.full_advance - overlap for part in parts if part.flags]
        times = max(0, -(-(extent - overlap - sum(fixed)) // sum(moving)))
        chain = [part for part in parts for _ in range(int(times) if part.flags else 1)]
        slack = sum(fixed) + times * sum(moving) + overlap - extent
        room = [
            max(0, min(before.end_connector_length, after.start_connector_length) - overlap)
            for before, after in pairwise(chain)
        ]
        squeeze = min(1.0, max(0.0, slack) / sum(room)) if sum(room) else 0.0
        pieces, at = [], 0.0
        for part, give in zip(chain, [*room, 0], strict=True):
            pieces.append(Piece(self._measured(part.glyph), at))
            at += part.full_advance - overlap - give * squeeze
        return Stretched(tuple(pieces), at + overlap)

    def _measured(self, gid: int) -> Glyph:
        ink = self._font.get_glyph_extents(gid)
        left, top = float(ink.x_bearing), float(ink.y_bearing)
        advance = float(self._font.get_glyph_h_advance(gid))
        return Glyph(gid, advance, left, top + ink.height, left + ink.width, top)


@cache
def math_font() -> MathFont:
    """Return the math font, opened once."""
    return MathFont(font_file())


def font_file() -> Path:
    """Return the file of STIX Two Math, for those who embed it."""
    from importlib.util import find_spec

    spec = find_spec("ziamath")
    if spec is None or spec.origin is None:
        raise FileNotFoundError('STIX Two Math is missing: install "ziamath"')
    return Path(spec.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
