"""Marked content: what the engine marked on each page, and what we make of it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

ENGINE_HYPHEN = "\u2010"
SOFT_HYPHEN = "\xad"


class Page:
    """What is learnt while a page is painted: the marks of its boxes and the stream."""

    def __init__(self, page: Any, document: Any, *, soften: bool) -> None:
        self.marks: dict[Any, int] = {}
        self.stream: Any = None
        self._paint = page.paint
        self._document = document
        self._soften = soften
        page.paint = self.paint

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page with marked content; a hook on the engine's public `Page.paint`."""
        stream._tags = {}
        self._paint(stream, scale)
        self.stream = stream
        self.marks = {box: tag["mcid"] for box, tag in stream._tags.items()}
        if self._soften:
            soften(self._document.fonts)


def soften(fonts: dict[str, Any]) -> None:
    """Let the hyphens that end lines read as soft ones (ISO 32000-1, 14.8.2.2.3)."""
    for font in fonts.values():
        for glyph, text in font.to_unicode.items():
            if text == ENGINE_HYPHEN:
                font.to_unicode[glyph] = SOFT_HYPHEN


def openings(stream: Any) -> dict[int, int]:
    """Return, by mark, the place in `stream` of the properties with which its content opens."""
    return {
        item["MCID"]: place
        for place, item in enumerate(stream.stream)
        if isinstance(item, dict) and "MCID" in item
    }


def make_artifact(stream: Any, place: int, *, pagination: bool) -> None:
    """Let the content that opens at `place` be no part of the document's structure."""
    import pydyf

    stream.stream[place - 1] = "/Artifact"
    stream.stream[place] = pydyf.Dictionary({"Type": "/Pagination" if pagination else "/Layout"})


def spell(stream: Any, place: int, text: str) -> None:
    """Let the content that opens at `place` be copied as `text`, whatever its glyphs spell."""
    import pydyf

    stream.stream[place]["ActualText"] = pydyf.String(text.replace(ENGINE_HYPHEN, SOFT_HYPHEN))


_STRING = re.compile(rb"<([0-9a-f]+)>")


def readings(stream: Any, fonts: dict[str, Any]) -> dict[int, str]:
    """Return, by mark, the text that its glyphs spell for a reader that copies it."""
    found: dict[int, str] = {}
    mark, font = -1, None
    for item in stream.stream:
        if isinstance(item, dict):
            mark = item.get("MCID", -1)
        elif isinstance(item, bytes) and item.endswith(b" Tf"):
            font = fonts[item[1:].split(b" ", 1)[0].decode()]
        elif isinstance(item, bytes) and item.endswith(b"] TJ") and font is not None:
            spelt = "".join(_spell(font, run) for run in _STRING.findall(item))
            found[mark] = found.get(mark, "") + spelt
    return found


def _spell(font: Any, run: bytes) -> str:
    width = 2 if font.bitmap else 4
    glyphs = (int(run[at : at + width], 16) for at in range(0, len(run), width))
    return "".join(font.to_unicode.get(glyph, "") for glyph in glyphs)


def bare(text: str) -> str:
    """Return `text` without what a copy may lose: white space, engine's hyphens, composition."""
    kept = (c for c in unicodedata.normalize("NFC", text) if not c.isspace() and c not in _LOST)
    return "".join(kept)


_LOST = frozenset({ENGINE_HYPHEN, SOFT_HYPHEN, "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"})
_FROM_THE_RIGHT = frozenset({"R", "AL"})


def runs_from_the_right(text: str) -> bool:
    """Tell whether something in `text` is read from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in text)
