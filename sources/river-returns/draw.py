"""Draw the picture that opens this article: `python sources/river-returns/draw.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Color = tuple[int, int, int]
Point = tuple[float, float]
Stops = list[tuple[float, Color]]

FINE = 2  # drawn larger by this factor, so that edges come out smooth
WIDTH, HEIGHT = 1600, 1000
SUN = (628, 402)

SKY: Stops = [
    (0.0, (118, 146, 163)), (0.16, (165, 178, 178)), (0.3, (224, 207, 182)),
    (0.42, (248, 205, 150)), (0.5, (250, 190, 130)),
]  # fmt: skip
# For each range of hills: height of its foot, roughness, colour at the ridge and at the foot.
RANGES: list[tuple[float, float, Color, Color]] = [
    (415, 52, (206, 172, 150), (236, 194, 150)),
    (452, 70, (166, 148, 143), (226, 188, 152)),
    (500, 64, (116, 120, 126), (206, 180, 155)),
    (556, 58, (70, 88, 98), (172, 160, 146)),
    (612, 40, (46, 66, 74), (104, 114, 112)),
]
MEADOW: Color = (66, 86, 84)
NEAR: Color = (18, 34, 40)
WATER: Stops = [
    (0.0, (250, 203, 150)), (0.25, (226, 196, 164)), (0.6, (138, 152, 158)), (1.0, (72, 98, 112)),
]  # fmt: skip


def pictures() -> dict[str, bytes]:
    """Return the picture by its file name."""
    return {"river.jpg": _jpeg(_river())}


def _river() -> Image.Image:
    """Return the valley at dawn: hills behind hills, the river, the gauge at its edge."""
    size = (WIDTH * FINE, HEIGHT * FINE)
    image = _ramp(size, SKY)
    _glow(image, SUN, 700, (255, 226, 170), 0.8)
    _glow(image, SUN, 150, (255, 246, 220), 0.95)
    ImageDraw.Draw(image).ellipse(_circle(SUN, 34), fill=(255, 250, 232))
    random = Random(7)  # noqa: S311 - the same valley every time
    for number, (foot, rough, ridge, base) in enumerate(RANGES):
        _hills(image, _ridge(foot, rough, number, random), ridge, base, foot + rough * 1.6)
    _water(image)
    _banks(image, random)
    _mist(image)
    _gauge(image)
    _reeds(image, random)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _ramp(size: tuple[int, int], stops: Stops) -> Image.Image:
    """Return a picture that runs through the colours of `stops` from top to bottom."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        column.putpixel((0, y), _between(stops, y / size[1]))
    return column.resize(size)


def _between(stops: Stops, at: float) -> Color:
    for (start, one), (end, other) in pairwise(stops):
        if at <= end:
            share = max(0.0, (at - start) / (end - start))
            red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
            return red, green, blue
    return stops[-1][1]


def _glow(image: Image.Image, middle: Point, radius: float, color: Color, most: float) -> None:
    side = int(radius * 2 * FINE)
    away = Image.radial_gradient("L").resize((side, side))  # 181 where it meets the edges
    light = away.point([round(255 * most * max(0.0, 1 - v / 180) ** 1.8) for v in range(256)])
    corner = int((middle[0] - radius) * FINE), int((middle[1] - radius) * FINE)
    image.paste(Image.new("RGB", (side, side), color), corner, light)


def _circle(middle: Point, radius: float) -> tuple[float, float, float, float]:
    x, y = middle
    return tuple(FINE * v for v in (x - radius, y - radius, x + radius, y + radius))  # type: ignore[return-value]


def _ridge(foot: float, rough: float, number: int, random: Random) -> list[Point]:
    """Return the line of a ridge; it dips where the river comes through."""
    waves = [(random.uniform(0, math.tau), 0.9 * 2.1**i, 0.55**i) for i in range(6)]
    points: list[Point] = []
    for x in range(-10, WIDTH + 11, 3):
        t = x / WIDTH * math.tau
        wave = sum(math.sin(t * pace + phase) * share for phase, pace, share in waves)
        dip = math.exp(-(((x - 700 - 14 * number) / (330 - 30 * number)) ** 2)) * number
        wood = random.uniform(-2.6, 2.6) * number / 2 if number > 1 else 0
        points.append((x, foot - rough * 0.62 * wave + rough * 0.36 * dip + wood))
    return points


def _hills(image: Image.Image, line: list[Point], ridge: Color, foot: Color, floor: float) -> None:
    """Paint the hills below `line`, paler towards `floor`, where the mist lies."""
    top = min(y for _, y in line) / HEIGHT
    shades = _ramp(image.size, [(0, ridge), (top, ridge), (floor / HEIGHT, foot), (1, foot)])
    mask = Image.new("L", image.size)
    outline = _fine([*line, (WIDTH + 20, HEIGHT), (-20, HEIGHT)])
    ImageDraw.Draw(mask).polygon(outline, fill=255)
    image.paste(shades, mask=mask)


def _fine(points: Sequence[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _shore(t: float) -> tuple[float, float, float]:
    """Return height, left edge and right edge of the water, `t` from 0, far away, to 1."""
    middle = 700 + 150 * math.sin(t**0.62 * 7.6 - 0.4) * (t * 0.9 + 0.08) + 210 * t * t
    half = 3 + 60 * t + 600 * t**2.1
    return 634 + 368 * t**1.2, middle - half, middle + half


def _water(image: Image.Image) -> None:
    shores = [_shore(step / 120) for step in range(121)]
    outline = [(left, y) for y, left, _ in shores] + [(right, y) for y, _, right in shores[::-1]]
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).polygon(_fine(outline), fill=255)
    stops = [(0.0, WATER[0][1]), *((0.64 + 0.36 * at, color) for at, color in WATER)]
    image.paste(_ramp(image.size, stops), mask=mask)
    shine = Image.new("L", image.size)
    draw = ImageDraw.Draw(shine)
    random = Random(11)  # noqa: S311
    for _ in range(330):
        t = random.random() ** 0.8
        y, left, right = _shore(t)
        x = random.gauss((left + right) / 2 + (right - left) * 0.16, (right - left) * 0.2)
        long = random.uniform(8, 26) * (0.3 + 2.4 * t)
        box = (x - long, y - 0.3 - 1.1 * t, x + long, y + 0.3 + 1.1 * t)
        draw.ellipse([v * FINE for v in box], fill=random.randint(40, 150))
    shine = ImageChops.multiply(shine.filter(ImageFilter.GaussianBlur(1.2)), mask)
    image.paste(Image.new("RGB", image.size, (255, 226, 178)), mask=shine)


def _banks(image: Image.Image, random: Random) -> None:
    """Paint the dark land on both sides of the water."""
    shores = [_shore(step / 200) for step in range(6, 201)]
    shades = _ramp(
        image.size, [(0, MEADOW), (0.62, MEADOW), (0.74, (38, 58, 62)), (0.96, NEAR), (1, NEAR)]
    )
    mask = Image.new("L", image.size)
    for side, far, way in ((1, -20, -4), (2, WIDTH + 20, 4)):
        edge = [(row[side], row[0]) for row in shores]
        start = edge[0][0]
        rise = [
            (x, edge[0][1] - 1 - min(12.0, abs(x - start) * 0.03) + random.uniform(-2.5, 2.5))
            for x in range(round(start), far, way)
        ]
        ImageDraw.Draw(mask).polygon(_fine([*rise[::-1], *edge, (far, HEIGHT + 20)]), fill=255)
    shade = ImageChops.offset(mask, 0, 14 * FINE).filter(ImageFilter.GaussianBlur(9 * FINE))
    shade.paste(0, (0, 0, WIDTH * FINE, 650 * FINE))
    image.paste(NEAR, mask=shade.point([v * 2 // 3 for v in range(256)]))
    image.paste(shades, mask=mask)


def _mist(image: Image.Image) -> None:
    """Lay the mist that hangs over the meadow before sunrise is done."""
    for x, y, wide, high, most in (
        (420, 640, 520, 20, 130),
        (1220, 652, 560, 16, 100),
        (980, 700, 300, 9, 46),
    ):
        mask = Image.new("L", (WIDTH, HEIGHT))
        ImageDraw.Draw(mask).ellipse((x - wide, y - high, x + wide, y + high), fill=most)
        soft = mask.filter(ImageFilter.GaussianBlur(15)).resize(image.size)
        image.paste((226, 200, 170), mask=soft)


def _gauge(image: Image.Image) -> None:
    """Paint the staff of the gauge in the water, and what the water gives back of it."""
    left, right, top, foot = 938, 980, 446, 884
    mirror = Image.new("RGBA", image.size)
    _staff(ImageDraw.Draw(mirror), left, right, foot, foot + (foot - top) * 0.36, 0.36)
    faded = mirror.getchannel("A").point([value * 2 // 5 for value in range(256)])
    image.paste(mirror.convert("RGB"), mask=faded.filter(ImageFilter.GaussianBlur(3)))
    draw = ImageDraw.Draw(image)
    _staff(draw, left, right, foot, top, -1)
    for ring in range(3):
        wide = 58 + 34 * ring
        box = [v * FINE for v in (959 - wide, foot - 5 - 3 * ring, 959 + wide, foot + 5 + 3 * ring)]
        draw.arc(box, 8, 172, fill=(206, 204, 196), width=FINE * 2 - ring // 2)


def _staff(
    draw: ImageDraw.ImageDraw, left: int, right: int, foot: float, top: float, way: float
) -> None:
    """Draw the staff from `foot` towards `top`; `way` is the direction and scale of its marks."""

    def box(x: float, y: float, to_x: float, to_y: float, fill: Color) -> None:
        draw.rectangle([v * FINE for v in (x, min(y, to_y), to_x, max(y, to_y))], fill=fill)

    box(left - 7, foot, left, top - 8 * abs(way), (46, 40, 38))
    box(left, foot, right, top, (243, 238, 226))
    box(right, foot, right + 5, top, (196, 186, 170))
    for mark in range(1, 40):
        y = foot + way * mark * 15
        if way < 0 and y < top + 14:
            break
        long = 30 if mark % 5 == 0 else 16
        color = (166, 38, 34) if mark % 10 >= 5 else (30, 40, 46)
        box(left, y, left + long, y + way * 7.5, color)
    box(left, foot, right + 5, foot + way * 40, (120, 112, 98))


def _reeds(image: Image.Image, random: Random) -> None:
    """Paint the reeds on both sides of the foreground, thin at the tip, a few of them in seed."""
    draw = ImageDraw.Draw(image)
    for middle, spread, tallest, count in ((60, 130, 250, 190), (1560, 110, 270, 150)):
        for _ in range(count):
            away = max(-1.6, min(1.6, random.gauss(0, 1)))
            x, foot = middle + spread * away, HEIGHT + random.uniform(0, 30)
            tall = tallest * random.uniform(0.45, 1) * math.exp(-away * away / 4)
            lean = random.gauss(26, 24)
            path = [(x + lean * (s / 14) ** 2.4, foot - tall * s / 14) for s in range(15)]
            shade = random.randint(0, 14)
            color = (10 + shade, 22 + shade, 27 + shade)
            for step, (start, end) in enumerate(pairwise(path)):
                width = max(1, round(FINE * (3.6 - step * 0.24)))
                draw.line(_fine([start, end]), fill=color, width=width)
            if random.random() < 0.09 and tall > 120:
                _seed(draw, path[-1], path[-3], (60, 44, 34))


def _seed(draw: ImageDraw.ImageDraw, tip: Point, below: Point, color: Color) -> None:
    """Draw a seed head along the end of a stalk."""
    for step in range(25):
        t = step / 24
        x, y = (b + (a - b) * t for a, b in zip(tip, below, strict=True))
        draw.ellipse(_circle((x, y), 1.6 + 3.2 * math.sin(0.35 + t * 2.5)), fill=color)


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=84, optimize=True, progressive=True, subsampling=0)
    return out.getvalue()


if __name__ == "__main__":
    for name, data in pictures().items():
        Path(__file__).with_name(name).write_bytes(data)
        print(f"{name}: {len(data) / 1000:.0f} kB")
