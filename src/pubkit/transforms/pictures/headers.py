"""What a picture's first bytes tell: its format and its size, before anything is decoded."""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

from pubkit.transforms.pictures.problem import PictureError

MAX_PIXELS = 40_000_000

_FOREIGN = (
    (rb"....ftyp(avif|avis)", "an AVIF picture"),
    (rb"....ftyp(hei|mif|msf)", "a HEIC picture"),
    (rb"....ftyp", "a video"),
    (rb"BM", "a BMP picture"),
    (rb"II\*\0|MM\0\*", "a TIFF picture"),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (rb"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (rb"%PDF", "a PDF"),
    (rb"8BPS", "a Photoshop file"),
    (rb"\0\0[\x01\x02]\0", "an icon"),
    (rb"PK\x03\x04", "a zip file"),
    (rb"version https://git-lfs", "a pointer of Git LFS"),
    (rb"\s*<(!doctype html|html|head|body)", "a web page"),
)
_SVG = re.compile(rb"\s*(<\?xml|<!--|<!DOCTYPE\s+svg|<svg|<[a-z]+:svg)")


class Header(NamedTuple):
    """Format and pixels; for SVG, which has no pixels, zeros."""

    format: str
    width: int = 0
    height: int = 0


def read_header(data: bytes) -> Header:
    """Return format and size of the picture in `data`, or raise `PictureError`."""
    if not data.strip(b"\0 \r\n\t"):
        raise PictureError("image-broken", "is empty")
    try:
        header = _header(data)
    except (struct.error, IndexError):
        raise PictureError("image-broken", "is truncated") from None
    if header is None:
        raise _unknown(data)
    if header.format != "svg" and not (header.width and header.height):
        raise PictureError("image-broken", "has no width or no height")
    check_pixels(header.width, header.height)
    return header


def check_pixels(width: int, height: int) -> None:
    """Raise `PictureError` for more pixels than are decoded."""
    if width * height > MAX_PIXELS:
        message = f"has {width:,} x {height:,} pixels; at most {MAX_PIXELS:,} are read"
        raise PictureError("image-too-large", message, "save a smaller version")


def _header(data: bytes) -> Header | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Header("png", *struct.unpack_from(">II", data, 16))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Header("gif", *struct.unpack_from("<HH", data, 6))
    if data.startswith(b"\xff\xd8"):
        return Header("jpeg", *_jpeg_size(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Header("webp", *_webp_size(data))
    if _SVG.match(data.removeprefix(b"\xef\xbb\xbf")[:1000]) and b"svg" in data[:100_000]:
        return Header("svg")
    return None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while True:
        if data[position] != 0xFF:
            raise PictureError("image-broken", "is not a whole JPEG picture")
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, position + 5)
            return width, height
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            position += 2
        else:
            position += 2 + struct.unpack_from(">H", data, position + 2)[0]


def _webp_size(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = (
        struct.unpack_from("<I", data, 24)[0],
        struct.unpack_from("<I", data[27:30] + b"\0")[0],
    )
    return (width & 0xFFFFFF) + 1, (height & 0xFFFFFF) + 1


def _unknown(data: bytes) -> PictureError:
    for pattern, name in _FOREIGN:
        if re.match(pattern, data[:64], re.IGNORECASE | re.DOTALL):
            hint = "run git lfs pull" if "LFS" in name else "save it as PNG, JPEG, WebP or SVG"
            return PictureError("image-format", f"is {name}", hint)
    return PictureError(
        "image-format", "is in no known format", "pictures are PNG, JPEG, GIF, WebP or SVG files"
    )
