"""The pictures of the specimen, drawn so that none has to be shipped or licensed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

Color = tuple[int, int, int]
Point = tuple[float, float]

_FINE = 2  # drawn larger by this factor, so that edges come out smooth
_SKY: tuple[Color, Color] = ((226, 229, 226), (246, 226, 196))
_HILLS: tuple[Color, Color] = ((176, 186, 184), (38, 52, 54))
_WATER: Color = (236, 225, 205)
_BED: Color = (171, 158, 139)


def valley(width: int, height: int, *, water: bool = True, turn: float = 0.0) -> bytes:
    """Return a PNG of ranges of hills, one before the other, and a river bed between them."""
    image, draw = _canvas(width, height)
    w, h = image.size
    for y in range(h):
        draw.line([(0, y), (w, y)], fill=_mixed(*_SKY, y / h * 1.6))
    radius = h * 0.055
    sun = (w * (0.62 - turn * 0.2), h * 0.34)
    box = (sun[0] - radius, sun[1] - radius, sun[0] + radius, sun[1] + radius)
    draw.ellipse(box, fill=(255, 246, 226))
    for layer in range(5):
        draw.polygon(_range(layer, w, h, turn), fill=_mixed(*_HILLS, layer / 4))
        if layer == 2:
            draw.polygon(_river(w, h), fill=_WATER if water else _BED)
    return _png(image, width, height)


def levels(width: int, height: int, colors: Sequence[Color], paper: Color, rule: Color) -> bytes:
    """Return a PNG of three curves that rise over a grid; `colors` has one for each."""
    image, draw = _canvas(width, height, paper)
    w, h = image.size
    for line in range(6):
        y = h * (0.06 + 0.176 * line)
        draw.line([(0, y), (w, y)], fill=rule, width=_FINE * 2)
    for curve, color in enumerate(colors):
        top, late = 0.78 - 0.25 * curve, 0.42 + 0.13 * curve
        points = [
            (x, h * (0.92 - top / (1 + math.exp(-(x / w - late) * 14)))) for x in range(0, w, 6)
        ]
        draw.line(points, fill=color, width=_FINE * 6, joint="curve")
    return _png(image, width, height)


def palette(rows: Sequence[Sequence[Color]], width: int, height: int) -> bytes:
    """Return a PNG of swatches, a row for each of `rows`."""
    image, draw = _canvas(width, height)
    w, h = image.size
    for i, row in enumerate(rows):
        for j, color in enumerate(row):
            left, top = w * j / len(row), h * i / len(rows)
            draw.rectangle((left, top, left + w / len(row), top + h / len(rows)), fill=color)
    return _png(image, width, height)


def _canvas(width: int, height: int, paper: Color = (255, 255, 255)) -> tuple[Image, ImageDraw]:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (width * _FINE, height * _FINE), paper)
    return image, ImageDraw.Draw(image)


def _png(image: Image, width: int, height: int) -> bytes:
    from PIL import Image

    small = image.resize((width, height), Image.Resampling.BOX)
    out = BytesIO()
    small.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _mixed(one: Color, other: Color, share: float) -> Color:
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _range(layer: int, w: int, h: int, turn: float) -> list[Point]:
    """Return the outline of one range: three waves, lower and rougher in front."""
    base = h * (0.42 + 0.115 * layer)
    phase = 1.7 * layer + turn
    points: list[Point] = [(0, h)]
    for x in range(0, w + 8, 8):
        t = x / w * math.tau
        dip = 0.07 * layer * math.exp(-(((x / w - 0.47) / 0.2) ** 2))
        wave = math.sin(t * 0.8 + phase) * 0.06 + math.sin(t * 2.3 + phase * 2.1) * 0.028
        wave += math.sin(t * 7.1 + phase * 3.7) * 0.006
        points.append((x, base + h * (dip - wave)))
    return [*points, (w, h)]


def _river(w: int, h: int) -> list[Point]:
    """Return the outline of a river that winds away from the eye."""
    left, right = [], []
    for step in range(61):
        t = step / 60
        y = h * (0.645 + 0.355 * t)
        middle = w * (0.49 + 0.09 * math.sin(t * 4.2) * (0.25 + t) - 0.1 * t * t)
        half = w * (0.004 + 0.16 * t * t)
        left.append((middle - half, y))
        right.append((middle + half, y))
    return left + right[::-1]
