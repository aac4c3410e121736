"""The ICC profile of a press that is nowhere: inks as filters over white paper (ICC.1:2001-04)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

Values = Sequence[float]


@cache
def profile(kind: bytes = b"prtr") -> bytes:
    """Return a profile; only `prtr` is one of a press."""
    tags = {
        b"desc": b"desc" + struct.pack(">4xI", 9) + b"Nowhere 1\0"[:9] + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": b"XYZ " + struct.pack(">4x3I", 0xF6D6, 0x10000, 0xD32D),
        b"A2B0": _table(4, 3, 5, lambda cmyk: _coded(_lab(_light(cmyk)))),
        b"B2A0": _table(3, 4, 11, lambda coded: _inks(_rgb(_told(coded)))),
    }
    start, directory, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        directory += name + struct.pack(">2I", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = start + len(body)
    head = struct.pack(">I4x4s4s4s4s", size, b"\2\x40\0\0", kind, b"CMYK", b"Lab ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp").ljust(32, b"\0")
    head += struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + directory + body


def _table(inputs: int, outputs: int, grid: int, value: Callable[[Values], Values]) -> bytes:
    steps = [n / (grid - 1) for n in range(grid)]
    cells = [value(place) for place in product(steps, repeat=inputs)]
    words = [round(65535 * min(max(v, 0), 1)) for cell in cells for v in cell]
    ramps = [0, 65535] * inputs
    matrix = (65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    head = struct.pack(">4s4x4B9i2H", b"mft2", inputs, outputs, grid, 0, *matrix, 2, 2)
    shorts = [*ramps, *words, *([0, 65535] * outputs)]
    return head + struct.pack(f">{len(shorts)}H", *shorts)


def _light(cmyk: Values) -> Values:
    return [(1 - ink) * (1 - 0.9 * cmyk[3]) for ink in cmyk[:3]]


def _inks(rgb: Values) -> Values:
    black = 1 - max(*rgb, 1e-6)
    return [*((1 - black - part) / (1 - black) for part in rgb), black]


def _lab(rgb: Values) -> Values:
    """Return light as CIELAB, as if the channels were a matrix of their own."""
    x, y, z = (sum(m * v**2.2 for m, v in zip(row, rgb, strict=True)) for row in _MATRIX)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 4 / 29 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _rgb(lab: Values) -> Values:
    fy = (lab[0] + 16) / 116
    roots = (fy + lab[1] / 500, fy, fy - lab[2] / 200)
    xyz = [f**3 if f > 0.206893 else (f - 4 / 29) / 7.787 for f in roots]
    light = (sum(m * v for m, v in zip(row, xyz, strict=True)) for row in _INVERSE)
    return [min(max(part, 0), 1) ** (1 / 2.2) for part in light]


# sRGB under D50, each row divided by the white's coordinate, and the inverse.
_MATRIX = ((0.4522, 0.3994, 0.1484), (0.2225, 0.7169, 0.0606), (0.0169, 0.1177, 0.8655))
_INVERSE = ((3.0215, -1.5587, -0.4089), (-0.9436, 1.9182, 0.0274), (0.0693, -0.2304, 1.1598))


def _coded(lab: Values) -> Values:
    """Return CIELAB as 16-bit tables of version 2 hold it: 0xFF00 is 100, 0x8000 is 0."""
    return lab[0] / 100 * 0xFF00 / 65535, *(((v + 128) * 256 / 65535) for v in lab[1:])


def _told(coded: Values) -> Values:
    return coded[0] * 65535 / 0xFF00 * 100, *((v * 65535 / 256 - 128) for v in coded[1:])
