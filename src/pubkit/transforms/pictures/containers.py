"""JPEG and PNG files without what is not meant for readers: places, cameras, thumbnails."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice

from pubkit.transforms.pictures.problem import PictureError

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
MAX_SCANS = 100
MAX_SCANNED = 1_000_000_000
MAX_PARTS = 20_000

_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS iCCP sRGB gAMA cHRM cICP sBIT pHYs bKGD".split())


def clean_jpeg(data: bytes, pixels: int = 0) -> bytes | None:
    """Return the JPEG file `data` with image, colour profile and nothing else.

    None when its parts are not in order; its image must be written anew then. Each scan costs as
    much time as a whole picture, so there may not be any number of them.
    """
    try:
        parts = list(islice(_segments(data), MAX_PARTS + 1))
    except (struct.error, IndexError):
        return None
    if len(parts) > MAX_PARTS:
        raise _in_too_many_parts()
    scans = sum(part[1] == 0xDA for part in parts)
    if scans > MAX_SCANS or scans * pixels > MAX_SCANNED:
        raise PictureError("image-too-large", f"has {scans} scans", "save it anew")
    if not parts or parts[-1] != b"\xff\xd9":
        return None
    return b"\xff\xd8" + b"".join(part for part in parts if _shown(part))


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield the segments after the first marker up to the end marker, scans with their data."""
    position = 2
    while position < len(data):
        if data[position] != 0xFF:
            raise IndexError(position)
        marker = data[position + 1]
        if marker == 0xFF:  # fill byte
            position += 1
            continue
        if marker == 0xD9:
            yield data[position : position + 2]
            return
        end = position + 2 + struct.unpack_from(">H", data, position + 2)[0]
        if marker == 0xDA:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        yield data[position:end]
        position = end


def _shown(segment: bytes) -> bool:
    marker = segment[1]
    if marker == 0xE2:
        return segment.startswith(b"ICC_PROFILE\0", 4)
    if marker in (0xE0, 0xEE):  # what decoders need to know; not the thumbnails that may follow
        return len(segment) <= _LONGEST_MARKER
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


_LONGEST_MARKER = 18
"""Bytes of a JFIF marker without a thumbnail; one of Adobe has 16."""


def clean_png(data: bytes) -> bytes | None:
    """Return the PNG file `data` with image, colour profile and density; its first frame only.

    None when it must be written anew: a checksum or the end is wrong, which some readers forgive
    and others do not, a chunk comes twice, or there is more of its image than fits into it.
    """
    out = [data[:8]]
    kinds = []
    for chunk in _chunks(data):
        if (kind := chunk[4:8]) in _PNG_KEPT:
            if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
                return None
            out.append(chunk)
            kinds.append(kind)
    once = [kind for kind in kinds if kind != b"IDAT"]
    ends = once[:1] + once[-1:]
    if ends != [b"IHDR", b"IEND"] or len(once) > len(set(once)) or not _fits(out):
        return None
    return b"".join(out)


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks to the last one; few enough for readers that take some time for each."""
    position = 8
    for _ in range(MAX_PARTS):
        if position + 12 > len(data):
            return
        end = position + 12 + struct.unpack_from(">I", data, position)[0]
        yield (chunk := data[position:end])
        if chunk[4:8] == b"IEND":
            return
        position = end
    raise _in_too_many_parts()


def _fits(parts: Sequence[bytes]) -> bool:
    """Tell whether the packed pixels may be those of the header: packing hardly ever adds to them.

    A pixel has 64 bits at most, a line one byte more: https://www.w3.org/TR/png-3/#11IHDR
    """
    width, height = struct.unpack_from(">II", parts[1], 8)
    most: int = 2 * (width * height * 8 + 8 * height) + 1_000
    return sum(len(part) - 12 for part in parts if part[4:8] == b"IDAT") <= most


def _in_too_many_parts() -> PictureError:
    message = f"is in more than {MAX_PARTS:,} pieces"
    return PictureError("image-too-large", message, "save it anew")
