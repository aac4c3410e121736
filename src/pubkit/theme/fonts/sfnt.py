"""Font files as tables: the sfnt container and the few fields read straight from it."""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Collection, Mapping
from pathlib import Path

from pubkit.theme.fonts.errors import FontError

TRUETYPE = b"\x00\x01\x00\x00"
_WEB = {b"wOFF": "WOFF", b"wOF2": "WOFF2", b"ttcf": "collection", b"OTTO": "PostScript-flavoured"}
_MAGIC = 0xB1B0AFBA  # OpenType 1.9, head.checksumAdjustment


def read(font: bytes) -> dict[str, bytes]:
    """Return the tables of a TrueType font by tag, in the order of its directory."""
    return {tag: font[place] for tag, place in _places(font).items()}


def tables(file: Path, wanted: Collection[str]) -> dict[str, bytes]:
    """Return the tables `wanted` of the TrueType font in `file`; large ones need not be read."""
    with file.open("rb") as opened:
        if not os.fstat(opened.fileno()).st_size:
            return read(b"")
        with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as font:
            return {tag: font[place] for tag, place in _places(font).items() if tag in wanted}


def _places(font: bytes | mmap.mmap) -> dict[str, slice]:
    """Return where the tables of a TrueType font are, by tag, in the order of its directory."""
    if font[:4] != TRUETYPE:
        kind = _WEB.get(font[:4], "unknown")
        raise FontError(f"the font is a {kind} file", "give one TrueType file (.ttf) per face")
    try:
        (count,) = struct.unpack_from(">H", font, 4)
        entries = [struct.unpack_from(">4s4xII", font, 12 + 16 * i) for i in range(count)]
    except struct.error:
        raise _damaged() from None
    beyond = any(offset + length > len(font) for _, offset, length in entries)
    # Tables that share bytes could make of a small file what no memory holds.
    if beyond or sum(length for _, _, length in entries) > len(font):
        raise _damaged()
    return {tag.decode("latin-1"): slice(start, start + size) for tag, start, size in entries}


def write(tables: Mapping[str, bytes]) -> bytes:
    """Return the font made of `tables`, with every checksum made anew."""
    head = tables["head"]
    parts = {**tables, "head": head[:8] + bytes(4) + head[12:]}
    tags = sorted(parts)
    power = 1 << (len(tags).bit_length() - 1)
    search = (power * 16, power.bit_length() - 1, (len(tags) - power) * 16)
    directory = TRUETYPE + struct.pack(">4H", len(tags), *search)
    offset = len(directory) + 16 * len(tags)
    body, total = b"", 0
    for tag in tags:
        data = padded(parts[tag])
        total += (check := checksum(data))
        place = (check, offset + len(body), len(parts[tag]))
        directory += struct.pack(">4s3I", tag.encode("latin-1"), *place)
        body += data
    adjustment = (_MAGIC - checksum(directory) - total) & 0xFFFFFFFF
    at = body.index(padded(parts["head"])) + 8
    return directory + body[:at] + struct.pack(">I", adjustment) + body[at + 4 :]


def padded(data: bytes) -> bytes:
    """Return `data` filled with zeros to a multiple of four bytes."""
    return data + bytes(-len(data) % 4)


def checksum(data: bytes) -> int:
    """Return the sum of the big-endian words of `data`, modulo 2³²."""
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF


def axes(tables: Mapping[str, bytes]) -> dict[str, tuple[float, float, float]]:
    """Return lowest, default and highest value of each variation axis."""
    fvar = tables.get("fvar")
    if fvar is None:
        return {}
    try:
        start, count, size = struct.unpack_from(">4xHxxHH", fvar)
        records = [struct.unpack_from(">4s3i", fvar, start + size * i) for i in range(count)]
    except struct.error:
        raise _damaged() from None
    fixed = 1 << 16  # 16.16 numbers
    return {
        tag.decode("latin-1"): (low / fixed, default / fixed, high / fixed)
        for tag, low, default, high in records
    }


def embedding(tables: Mapping[str, bytes]) -> int:
    """Return OS/2.fsType, the vendor's embedding permissions."""
    os2 = tables.get("OS/2", b"")
    if len(os2) < 64:
        raise _damaged()
    return int.from_bytes(os2[8:10], "big")


def restyled(tables: Mapping[str, bytes], weight: int, *, italic: bool) -> dict[str, bytes]:
    """Return `tables` with weight, bold, italic and regular told alike in OS/2 and head."""
    bold, regular = weight == 700, weight != 700 and not italic
    os2, head = bytearray(tables["OS/2"]), bytearray(tables["head"])
    kept = int.from_bytes(os2[62:64], "big") & ~0b10_0110_0001  # oblique, regular, bold, italic
    selection = kept | italic | bold << 5 | regular << 6
    os2[4:6] = weight.to_bytes(2, "big")
    os2[62:64] = selection.to_bytes(2, "big")
    head[44:46] = (bold | italic << 1).to_bytes(2, "big")
    return {**tables, "OS/2": bytes(os2), "head": bytes(head)}


def scaled(head: bytes, factor: float) -> bytes:
    """Return the table `head` of a font that is `factor` times larger: fewer units to the em."""
    units = round(int.from_bytes(head[18:20], "big") / factor)
    return head[:18] + units.to_bytes(2, "big") + head[20:]


def _damaged() -> FontError:
    return FontError("the font file is damaged", "install the package that carries it anew")
