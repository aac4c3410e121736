"""Draw the portrait of this article: `python sources/qutudaki-herf/draw.py`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

Color = tuple[int, int, int]
Point = tuple[float, float]

FINE = 3  # drawn larger by this factor, so that edges come out smooth
WIDTH, HEIGHT = 1500, 900

WOOD, GROOVE, EDGE = (158, 116, 82), (84, 58, 44), (178, 136, 99)
LEAD: list[Color] = [(133, 117, 103), (148, 132, 117), (118, 103, 92)]
STEEL, STEEL_DARK = (182, 184, 182), (120, 126, 130)
SKIN, SHADOW, BLUSH = (226, 176, 142), (202, 145, 112), (219, 158, 126)
HAIR, STRANDS = (236, 232, 224), (208, 204, 198)
APRON, FOLD, BLOUSE, CUFF = (38, 66, 84), (27, 49, 64), (161, 62, 50), (132, 46, 38)
DARK, LIGHT = (32, 34, 38), (250, 246, 236)


def pictures() -> dict[str, bytes]:
    """Return the portrait by its file name."""
    return {"murettib.png": _png(_portrait())}


def _portrait() -> Image.Image:
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), WOOD)
    draw = ImageDraw.Draw(image)
    _case(draw)
    _body(draw)
    _head(draw)
    _hand(draw)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _case(draw: ImageDraw.ImageDraw) -> None:
    """Draw the case: compartments of all sizes, type in them, the largest in the middle."""
    random = Random(3)  # noqa: S311 - the same type in the same place every time
    rows = [(18, 150), (168, 150), (336, 216), (570, 150), (738, 244)]
    for top, high in rows:
        left = 18
        while left < WIDTH - 40:
            wide = min(random.choice((104, 128, 152, 206, 250)), WIDTH - 18 - left)
            if WIDTH - 18 - left - wide < 90:
                wide = WIDTH - 18 - left
            _compartment(draw, (left, top, left + wide - 12, top + high - 12), random)
            left += wide
    draw.rectangle(_box((0, 0, WIDTH, 6)), fill=EDGE)


def _compartment(
    draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], random: Random
) -> None:
    left, top, right, foot = box
    draw.rectangle(_box((left - 4, top - 4, right + 4, foot + 4)), fill=EDGE)
    draw.rectangle(_box(box), fill=GROOVE)
    level = foot - (foot - top) * random.choice((0.3, 0.45, 0.6, 0.72))
    y = foot - 17.0
    while y > level:
        x = left + random.uniform(3, 14)
        while x < right - 16:
            long = random.uniform(18, 40)
            end = min(x + long, right - 3)
            draw.rectangle(_box((x, y, end, y + 14)), fill=random.choice(LEAD))
            x += long + random.choice((3, 3, 3, 16))
        y -= 17


def _body(draw: ImageDraw.ImageDraw) -> None:
    """Draw shoulders, blouse and apron."""
    _shape(draw, [(400, 1120), (440, 860), (520, 748), (640, 700), (750, 690), (860, 700),
                  (980, 748), (1052, 850), (1100, 1120)], BLOUSE)  # fmt: skip
    _shape(draw, [(672, 560), (684, 712), (750, 772), (816, 712), (828, 560)], SHADOW)
    _plain(draw, [(656, 692), (750, 800), (714, 832), (622, 706)], LIGHT)
    _plain(draw, [(844, 692), (750, 800), (786, 832), (878, 706)], LIGHT)
    _plain(draw, [(588, 1000), (604, 850), (896, 850), (912, 1000)], APRON)
    _plain(draw, [(604, 852), (586, 712), (616, 704), (640, 852)], APRON)
    _plain(draw, [(896, 852), (914, 712), (884, 704), (860, 852)], APRON)
    draw.rectangle(_box((600, 850, 900, 862)), fill=FOLD)
    draw.rounded_rectangle(_box((660, 910, 800, 1010)), 10 * FINE, fill=FOLD)


def _head(draw: ImageDraw.ImageDraw) -> None:
    """Draw the head: hair in a bun, a calm face, round glasses."""
    draw.ellipse(_box((660, 118, 840, 270)), fill=STRANDS)
    draw.ellipse(_box((676, 126, 824, 250)), fill=HAIR)
    draw.ellipse(_box((556, 190, 944, 590)), fill=HAIR)
    face = [
        (600, 400), (618, 300), (680, 270), (750, 264), (820, 270), (882, 300), (900, 400),
        (888, 520), (830, 622), (750, 656), (670, 622), (612, 520),
    ]  # fmt: skip
    _shape(draw, face, SKIN)
    _shape(draw, [(592, 420), (598, 300), (680, 222), (770, 226), (740, 290), (650, 330)], HAIR)
    _shape(draw, [(908, 420), (902, 300), (830, 226), (740, 222), (770, 290), (850, 330)], HAIR)
    for side in (-1, 1):
        draw.ellipse(_circle((750 + side * 84, 522), 30), fill=BLUSH)
        eye = (750 + side * 78, 428)
        draw.ellipse(_circle(eye, 58), fill=(235, 197, 168), outline=DARK, width=7 * FINE)
        _arc(draw, (eye[0] - 26, eye[1] - 16, eye[0] + 26, eye[1] + 22), 200, 340, DARK, 6)
        draw.ellipse(_circle((eye[0] + 9, eye[1] + 4), 11), fill=DARK)
        _arc(draw, (eye[0] - 44, 346, eye[0] + 44, 392), 205, 335, STRANDS, 10)
        tip = 750 + side * 150
        draw.line(_fine([(750 + side * 134, 420), (tip, 410)]), fill=DARK, width=7 * FINE)
    _arc(draw, (732, 412, 768, 446), 190, 350, DARK, 7)
    _plain(draw, [(750, 440), (770, 518), (744, 524)], SHADOW)
    _arc(draw, (700, 528, 800, 586), 20, 150, (150, 62, 52), 8)


def _hand(draw: ImageDraw.ImageDraw) -> None:
    """Draw the arm on the right with a piece of type, its face to the light."""
    _shape(draw, [(990, 1100), (1036, 900), (1096, 800), (1160, 770), (1196, 800), (1190, 880),
                  (1150, 1100)], BLOUSE)  # fmt: skip
    _plain(draw, [(1084, 812), (1102, 764), (1210, 790), (1202, 842)], CUFF)
    _shape(draw, [(1106, 772), (1104, 690), (1130, 640), (1180, 628), (1220, 660), (1224, 720),
                  (1204, 792)], SKIN)  # fmt: skip
    _plain(draw, [(1128, 520), (1176, 504), (1206, 640), (1156, 654)], STEEL)
    _plain(draw, [(1176, 504), (1196, 516), (1226, 648), (1206, 640)], STEEL_DARK)
    _plain(draw, [(1128, 520), (1176, 504), (1196, 516), (1148, 532)], LIGHT)
    for top, wide in ((610, 78), (648, 84), (686, 74)):
        box = (1150, top, 1150 + wide, top + 34)
        draw.rounded_rectangle(_box(box), 17 * FINE, fill=SKIN, outline=SHADOW, width=3 * FINE)
    _shape(
        draw, [(1106, 700), (1110, 640), (1138, 590), (1164, 596), (1158, 650), (1150, 700)], SKIN
    )


def _shape(draw: ImageDraw.ImageDraw, points: list[Point], color: Color) -> None:
    """Fill a closed curve through `points` (Catmull-Rom)."""
    ring = [points[-1], *points, points[0], points[1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(16):
            t = step / 16
            x, y = (
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t
                       + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            )  # fmt: skip
            curve.append((x, y))
    _plain(draw, curve, color)


def _plain(draw: ImageDraw.ImageDraw, points: list[Point], color: Color) -> None:
    draw.polygon(_fine(points), fill=color)


def _fine(points: list[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _box(box: tuple[float, float, float, float]) -> list[float]:
    return [v * FINE for v in box]


def _circle(middle: Point, radius: float) -> list[float]:
    x, y = middle
    return _box((x - radius, y - radius, x + radius, y + radius))


def _arc(
    draw: ImageDraw.ImageDraw,
    box: tuple[float, float, float, float],
    start: float,
    end: float,
    color: Color,
    width: int,
) -> None:
    draw.arc(_box(box), start, end, fill=color, width=width * FINE)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.quantize(224, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    for name, data in pictures().items():
        Path(__file__).with_name(name).write_bytes(data)
        print(f"{name}: {len(data) / 1000:.0f} kB")
