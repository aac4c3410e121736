"""The glyphs of a text in a font, placed by the HarfBuzz of the lock file, not by the machine's."""

from __future__ import annotations

from typing import Any, NamedTuple

# Pango's own, for what is to be ignored.
_UNSEEN = 0x0FFFFFFF


class Placed(NamedTuple):
    """A glyph, the bytes of the text that it begins and ends with, its advance and its shifts."""

    start: int
    end: int
    glyph: int
    advance: int
    across: int
    up: int

    @property
    def missing(self) -> bool:
        """Return whether the font has no such letter."""
        return not self.glyph

    @property
    def unseen(self) -> bool:
        """Return whether the letter is to be ignored."""
        return self.glyph >= _UNSEEN


class Placing:
    """Places texts of one face, size and language as Pango does, in its units."""

    def __init__(self, style: Any, font: Any, key: int, units: int) -> None:
        import uharfbuzz
        from weasyprint.text import fonts

        faces: dict[int, Any] = vars(style.font_config).setdefault("faces", {})
        if key not in faces:
            faces[key] = uharfbuzz.Face(
                fonts.get_hb_object_data(fonts.get_pango_font_hb_face(font))
            )
        scale = int(style["font_size"] * units)
        self._font = uharfbuzz.Font(faces[key])
        self._font.scale = scale, scale
        self._language: str | None = style["lang"]
        asked = fonts.font_features(*(style[name] for name in FEATURES))
        self._features = {name: int(value) for name, value in asked.items()}
        self._harfbuzz = uharfbuzz

    def glyphs(self, text: str) -> list[Placed]:
        """Return the glyphs of `text`, which is written from left to right."""
        harfbuzz = self._harfbuzz
        encoded = text.encode()
        buffer = harfbuzz.Buffer()
        buffer.add_utf8(encoded)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        if self._language:
            buffer.language = self._language
        buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.invisible_glyph = _UNSEEN
        harfbuzz.shape(self._font, buffer, self._features)
        infos = buffer.glyph_infos
        ends = [*[info.cluster for info in infos[1:]], len(encoded)]
        return [
            Placed(info.cluster, end, info.codepoint, at.x_advance, at.x_offset, at.y_offset)
            for info, at, end in zip(infos, buffer.glyph_positions, ends, strict=True)
        ]

    def advance(self, glyph: int) -> int:
        """Return the advance of a glyph that nothing follows."""
        return self._font.get_glyph_h_advance(glyph)  # type: ignore[no-any-return]


FEATURES = (
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings",
)  # fmt: skip
"""What the engine makes OpenType features of."""
