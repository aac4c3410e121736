"""The files of the faces that a book carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pubkit.theme import FontFile
from pubkit.theme.fonts.sfnt import read


def places(fonts: Iterable[FontFile]) -> Mapping[str, str]:
    """Return the file of each font by its name; faces with the same glyphs share one."""
    files: dict[tuple[bytes, ...], str] = {}
    found = {}
    for font in fonts:
        tables = read(font.data)
        glyphs = tuple(tables.get(tag, b"") for tag in ("cmap", "glyf", "hmtx", "GSUB", "GPOS"))
        found[font.name] = files.setdefault(glyphs, f"fonts/{font.name}")
    return found
