"""JPEG and PNG files without what is not meant for readers: places, cameras, thumbnails."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from pubkit.transforms.pictures.problem import PictureError

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
MAX_SCANS = 100

_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS iCCP sRGB gAMA cHRM cICP sBIT pHYs bKGD".split())


def clean_jpeg(data: bytes) -> bytes | None:
    """Return the JPEG file `data` with image, colour profile and nothing else.

    None when its parts are not in order; its image must be written anew then. Each scan costs as
    much time as a whole picture, so there may not be any number of them.
    """
    try:
        parts = list(_segments(data))
    except (struct.error, IndexError):
        return None
    if sum(part[1] == 0xDA for part in parts) > MAX_SCANS:
        raise PictureError("image-too-large", f"has more than {MAX_SCANS} scans", "save it anew")
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
    return marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def clean_png(data: bytes) -> bytes | None:
    """Return the PNG file `data` with image, colour profile and density; its first frame only.

    None when a checksum or the end is wrong, which some readers forgive and others do not.
    """
    out = [data[:8]]
    position = 8
    while position + 12 <= len(data):
        end = position + 12 + struct.unpack_from(">I", data, position)[0]
        chunk = data[position:end]
        if chunk[4:8] in _PNG_KEPT:
            if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
                return None
            out.append(chunk)
        if chunk[4:8] == b"IEND":
            return b"".join(out)
        position = end
    return None
