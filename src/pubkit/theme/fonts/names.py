"""The `name` table: read a font's own words, write ours, and know which words are reserved."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

COPYRIGHT, FAMILY, VERSION, LICENCE, LICENCE_URL, TYPOGRAPHIC_FAMILY = 0, 1, 5, 13, 14, 16

_WINDOWS, _MACINTOSH = 3, 1
_ENGLISH = 0x409
_STYLES = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}
_RESERVED = re.compile(r"with\s+Reserved\s+Font\s+Names?\b:?([^\n]*)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"'‘’“”]([^\"'‘’“”]+)[\"'‘’“”]")


def read(table: bytes) -> dict[int, str]:
    """Return the names by id, the English one where there are several."""
    best_last = sorted(_records(table), reverse=True)
    return {number: text for _, number, text in best_last}


def _records(table: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield rank (lower is better), name id and text of each record that can be read."""
    if len(table) < 6:
        return
    count, strings = struct.unpack_from(">2xHH", table)
    for i in range(min(count, (len(table) - 6) // 12)):
        platform, _, language, number, size, at = struct.unpack_from(">6H", table, 6 + 12 * i)
        raw = table[strings + at : strings + at + size]
        if platform == _MACINTOSH:
            yield 2, number, raw.decode("mac-roman")
        else:
            rank = 0 if (platform, language) == (_WINDOWS, _ENGLISH) else 1
            yield rank, number, raw.decode("utf-16-be", "replace")


def build(names: Mapping[int, str]) -> bytes:
    """Return a `name` table that says `names` in English, for Windows and everyone since."""
    records, strings = b"", b""
    for number, text in sorted(names.items()):
        raw = text.encode("utf-16-be")
        place = (number, len(raw), len(strings))
        records += struct.pack(">6H", _WINDOWS, 1, _ENGLISH, *place)
        strings += raw
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + strings


def ours(family: str, weight: int, *, italic: bool, source: Mapping[int, str]) -> dict[int, str]:
    """Return the names of a face of ours; of the `source` only the legal notices stay.

    Names 1 and 2 know four styles only (OpenType, "name"); other weights get a family each.
    """
    style = _STYLES[weight]
    slope = "Italic" if italic else ""
    full_style = f"{style} {slope}".strip().replace("Regular Italic", "Italic")
    classic = weight in (400, 700)
    postscript = f"{family}-{full_style}".replace(" ", "")
    kept = {i: source[i] for i in (COPYRIGHT, LICENCE, LICENCE_URL) if i in source}
    version = re.match(r"Version [\d.]+", source.get(VERSION, ""))
    return kept | {
        FAMILY: family if classic else f"{family} {style}",
        2: full_style if classic else slope or "Regular",
        3: f"pubkit:{postscript}",
        4: f"{family} {full_style}",
        VERSION: version.group() if version else "Version 1.0",
        6: postscript,
        TYPOGRAPHIC_FAMILY: family,
        17: full_style,
    }


def reserved(*notices: str) -> frozenset[str]:
    """Return the Reserved Font Names that copyright `notices` declare (OFL 1.1, definitions)."""
    words: set[str] = set()
    for notice in notices:
        for clause in _RESERVED.findall(notice):
            plain = re.split(r",| and ", re.split(r"[.;]", clause)[0])
            words.update(_QUOTED.findall(clause) or plain)
    return frozenset(word.strip() for word in words if word.strip())
