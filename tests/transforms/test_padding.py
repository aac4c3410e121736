"""Pictures whose files are far more than the picture: readers do not get the rest."""

from __future__ import annotations

import os
import struct
import time
import zlib

import pytest

from pubkit.transforms.assets import check
from pubkit.transforms.pictures.containers import MAX_PARTS
from pubkit.transforms.pictures.problem import PictureError
from tests.transforms.made import picture


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def png(*more: bytes) -> bytes:
    """Return a picture with `more` before its pixels."""
    data = picture()
    at = data.index(b"IDAT") - 4
    return data[:at] + b"".join(more) + data[at:]


def jpeg(*more: bytes) -> bytes:
    data = picture("JPEG")
    return data[:2] + b"".join(more) + data[2:]


def pixels(count: int) -> bytes:
    """Return a picture whose pixels go on for `count` bytes after its last line."""
    data = picture()
    at = data.index(b"IDAT") - 4
    size = struct.unpack_from(">I", data, at)[0]
    raw = zlib.decompress(data[at + 8 : at + 8 + size])
    packed = zlib.compress(raw + os.urandom(count))
    return data[:at] + chunk(b"IDAT", packed) + data[at + 12 + size :]


@pytest.mark.parametrize(
    "data",
    [
        png(*[chunk(b"PLTE", bytes(768))] * 1_000),
        png(*[chunk(b"pHYs", bytes(9))] * 10_000),
        png(*[chunk(b"teSt", bytes(900))] * 1_000),
        pixels(500_000),
        picture() + bytes(500_000),
        jpeg(segment(0xE0, b"JFXX\0\x10" + bytes(60_000))),
        jpeg(*[segment(0xE5, bytes(60_000))] * 10),
        picture("JPEG") + bytes(500_000),
    ],
)  # fmt: skip
def test_padding_is_left_out(data: bytes) -> None:
    assert len(check(data).data) < 5_000


@pytest.mark.parametrize(
    "data",
    [
        png(*[chunk(b"teSt", b"")] * 1_000_000),
        png(*[chunk(b"IDAT", b"")] * MAX_PARTS),
        jpeg(*[segment(0xE5, b"")] * 1_000_000),
    ],
)  # fmt: skip
def test_any_number_of_pieces_is_not_read(data: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(PictureError, match="pieces") as caught:
        check(data)
    assert caught.value.code == "image-too-large"
    assert time.process_time() - begun < 1
