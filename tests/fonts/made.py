"""Fonts to test with: tables of a real family, tiny fonts, and how a font sets a text."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import uharfbuzz as hb

OPEN = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
UPRIGHT, SLANTED = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"

Placed = tuple[int, ...]


def serif(**changes: object) -> dict[str, Any]:
    faces = [
        {"weight": 400, "file": UPRIGHT, "axes": {"opsz": 14}},
        {"weight": 700, "file": UPRIGHT},
        {"weight": 600, "style": "italic", "file": SLANTED},
    ]
    table = {"family": "PK Serif", "package": "fontpkg_source_serif_4", "faces": faces}
    return table | changes


def tiny(
    characters: Iterable[str] = "ab",
    *,
    family: str = "Tiny",
    notice: str = "Copyright",
    licence: str = OPEN,
    fs_type: int = 0,
) -> bytes:
    """Return a font of empty glyphs for `characters`, with these words and permissions."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    glyphs = {ord(character): f"u{ord(character):04X}" for character in characters}
    order = [".notdef", *glyphs.values()]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(glyphs)
    builder.setupGlyf({name: Glyph() for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    words = {"familyName": family, "styleName": "Regular", "copyright": notice}
    builder.setupNameTable(words | ({"licenseDescription": licence} if licence else {}))
    builder.setupOS2(fsType=fs_type)
    builder.setupPost()
    made = BytesIO()
    builder.save(made)
    return made.getvalue()


def shape(
    font: bytes, text: str, features: dict[str, bool] | None = None
) -> tuple[list[Placed], bool]:
    """Return cluster, place and extents of each glyph of `text`, and whether one is missing."""
    face = hb.Font(hb.Face(hb.Blob(font)))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face, buffer, features or {})
    pairs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    glyphs = [
        (i.cluster, *p.position, *(face.get_glyph_extents(i.codepoint) or ())) for i, p in pairs
    ]
    return glyphs, any(i.codepoint == 0 for i, _ in pairs)
