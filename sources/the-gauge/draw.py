"""Draw the cover of this magazine: `python sources/the-gauge/draw.py`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1000, 1060
SIZE = (1200, 1272)  # in pixels
FINE = 3  # drawn larger by this factor, so that edges come out smooth
WATER = (30, 90, 80)
LINE = (252, 249, 243)

# Where drops have fallen, and how many rings each has made by now.
DROPS = [
    (250, 330, 9), (700, 210, 5), (820, 640, 12), (430, 760, 7), (120, 900, 4), (560, 470, 3),
    (930, 960, 6),
]  # fmt: skip


def pictures() -> dict[str, bytes]:
    """Return the picture by its file name."""
    return {"cover.png": _png(_cover())}


def _cover() -> Image.Image:
    """Return rings that grow paler and wider apart as they spread."""
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), WATER)
    draw = ImageDraw.Draw(image)
    for x, y, count in DROPS:
        for ring in range(count, 0, -1):
            # From above and aslant: rings are ellipses.
            across = (ring**1.45 * 15 + 4) * FINE
            shade = 0.85 * (1 - ring / (count + 1.5))
            box = _around(x, y, across, across / 2)
            draw.ellipse(box, outline=_mix(shade), width=round((4.2 - 0.2 * ring) * FINE))
        draw.ellipse(_around(x, y, 7 * FINE, 4 * FINE), fill=LINE)
    return image.resize(SIZE, Image.Resampling.LANCZOS)


def _around(x: int, y: int, wide: float, high: float) -> tuple[float, float, float, float]:
    return x * FINE - wide, y * FINE - high, x * FINE + wide, y * FINE + high


def _mix(shade: float) -> tuple[int, ...]:
    return tuple(round(w + (k - w) * shade) for w, k in zip(WATER, LINE, strict=True))


def _png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.quantize(24, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    for name, data in pictures().items():
        Path(__file__).with_name(name).write_bytes(data)
