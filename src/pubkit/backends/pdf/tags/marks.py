"""Marked content: what the engine marked on each page, and what we make of it."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

ENGINE_HYPHEN = "\u2010"
SOFT_HYPHEN = "\xad"


class Page:
    """What is learnt while a page is painted: the marks of its boxes and what they spell."""

    def __init__(self, page: Any, document: Any, *, soften: bool) -> None:
        self.marks: dict[Any, int] = {}
        self.readings: dict[int, str] = {}
        self._openings: dict[int, int] = {}
        self._stream: Any = None
        self._paint = page.paint
        self._document = document
        self._soften = soften
        page.paint = self.paint

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page with marked content; a hook on the engine's public `Page.paint`."""
        stream._tags = {}
        self._paint(stream, scale)
        self._stream = stream
        self.marks = {box: tag["mcid"] for box, tag in stream._tags.items()}
        if self._soften:
            soften(self._document.fonts)

    def read(self, fonts: Mapping[str, Letters]) -> None:
        """Find, once all is painted, where marked content opens and what its glyphs spell."""
        mark, letters = -1, Letters()
        for place, item in enumerate(self._stream.stream):
            if isinstance(item, dict):
                mark = item.get("MCID", -1)
                self._openings[mark] = place
            elif isinstance(item, bytes) and item.endswith(b" Tf"):
                letters = fonts[item[1:].split(b" ", 1)[0].decode()]
            elif isinstance(item, bytes) and item.endswith(b"] TJ"):
                self.readings[mark] = self.readings.get(mark, "") + letters.spell(item)
                # PDFium, and so Chrome, drops the last shift of an operator with empty strings.
                self._stream.stream[place] = item.replace(b"<>", b" ")

    def add(self, operators: Iterable[bytes]) -> None:
        """Draw something else at the end of the page."""
        self._stream.stream.extend(operators)

    def set_apart(self, mark: int, *, pagination: bool) -> None:
        """Let marked content be an artifact, no part of the document's structure."""
        import pydyf

        place = self._openings[mark]
        kind = pydyf.Dictionary({"Type": "/Pagination" if pagination else "/Layout"})
        self._stream.stream[place - 1 : place + 1] = ["/Artifact", kind]

    def spell(self, mark: int, text: str) -> None:
        """Let marked content be copied as `text`, whatever its glyphs spell."""
        import pydyf

        told = pydyf.String(text.replace(ENGINE_HYPHEN, SOFT_HYPHEN))
        self._stream.stream[self._openings[mark]]["ActualText"] = told


def soften(fonts: dict[str, Any]) -> None:
    """Let the hyphens that end lines read as soft ones (ISO 32000-1, 14.8.2.2.3)."""
    for font in fonts.values():
        for glyph, text in font.to_unicode.items():
            if text == ENGINE_HYPHEN:
                font.to_unicode[glyph] = SOFT_HYPHEN


class Letters:
    """A font, read as readers do who copy from a page."""

    def __init__(self, font: Any = None) -> None:
        self._kind = "B" if font and font.bitmap else "H"
        spelt = font.to_unicode.items() if font else ()
        # A glyph for no character is read as one all the same, which depends on the reader.
        self._texts = _Texts((glyph, text or UNKNOWN) for glyph, text in spelt)

    def spell(self, operator: bytes) -> str:
        """Return the text that the glyphs of a `TJ` operator show."""
        shown = b"".join(_STRING.findall(operator)).decode()
        glyphs = array(self._kind, bytes.fromhex(shown))
        if sys.byteorder == "little":
            glyphs.byteswap()
        return "".join(map(self._texts.__getitem__, glyphs))


class _Texts(dict[int, str]):
    def __missing__(self, glyph: int) -> str:
        return UNKNOWN


UNKNOWN = "\ufffd"
_STRING = re.compile(rb"<([0-9a-f]+)>")


def bare(text: str) -> str:
    """Return `text` without what a copy may lose: white space, engine's hyphens, composition."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_LOST)
    return "".join(text.split())


_LOST = dict.fromkeys(map(ord, f"{ENGINE_HYPHEN}{SOFT_HYPHEN}\u200b\u200c\u200d\u2060\ufeff"))
_FROM_THE_RIGHT = frozenset({"R", "AL"})


def runs_from_the_right(text: str) -> bool:
    """Tell whether something in `text` is read from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in text)
