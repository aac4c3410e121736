"""Draw the two gauges of this article: `python sources/on-counting-rain/draw.py`."""

from __future__ import annotations

import math
from pathlib import Path

Point = tuple[float, float]

PAPER, INK, METAL, SHADE = "#f5f2ec", "#1f2426", "#d9d8d2", "#b3b5b1"
WATER, SURFACE, MARK, FAINT = "#7fb2cc", "#2c6a8c", "#a1121c", "#c6cfd2"
TOP = 74
WIDTH, HEIGHT = 420, 476

# The bucket on the left, level: its inner wall, its floor, its lip; and what both turn on.
BUCKET: list[Point] = [(210, 340), (210, 404), (148, 404), (132, 366)]
PIVOT = (210, 412)

# Where a few drops hang in the air: x, y, size.
DROPS = [
    (62, 98, 7), (118, 86, 9), (166, 120, 6), (214, 94, 8), (262, 122, 7), (312, 88, 9),
    (360, 108, 6), (88, 140, 6), (338, 144, 7), (40, 152, 5), (386, 150, 5),
]  # fmt: skip


def pictures() -> dict[str, bytes]:
    """Return the drawings by file name."""
    return {"can.svg": _can().encode(), "tipper.svg": _tipper().encode()}


def _drawing(title: str, *parts: str) -> str:
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 {TOP} {WIDTH} {HEIGHT}" stroke-linecap="round" stroke-linejoin="round">'
    )
    ground = f'<rect y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
    soil = f'<path d="M0,526H{WIDTH}V{TOP + HEIGHT}H0Z" fill="#dcd6c8"/>'
    sky = [_drop(*drop) for drop in DROPS]
    return "\n".join([opening, f"<title>{title}</title>", ground, soil, *sky, *parts, "</svg>\n"])


def _drop(x: float, y: float, size: float) -> str:
    """Return a drop that falls, its point upwards."""
    curve = f"c{size},{size * 1.5} {size},{size * 2.6} 0,{size * 2.6}"
    back = f"c{-size},0 {-size},{-size * 1.1} 0,{-size * 2.6}"
    return f'<path d="M{x},{y}{curve}{back}z" fill="{WATER}"/>'


def _line(path: str, width: float = 3, color: str = INK) -> str:
    return f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width:g}"/>'


def _fill(path: str, color: str, width: float = 0) -> str:
    edge = f' stroke="{INK}" stroke-width="{width:g}"' if width else ""
    return f'<path d="{path}" fill="{color}"{edge}/>'


def _funnel(top: int, deep: int) -> list[str]:
    """Return the rim and the funnel, cut open."""
    low, foot = top + deep, top + deep + 34
    cone = f"M110,{top}H310V{top + 46}L222,{low}V{foot}H198V{low}L110,{top + 46}Z"
    wet = f"M132,{top + 61}L204,{low}V{foot}M216,{foot}V{low}L288,{top + 61}"
    return [
        _fill(cone, METAL),
        _line(wet, 3, WATER),
        _line(f"M110,{top}V{top + 46}L198,{low}V{foot}", 4),
        _line(f"M310,{top}V{top + 46}L222,{low}V{foot}", 4),
    ]


def _can() -> str:
    """Return the gauge that is emptied by hand: funnel, narrow tube, outer can, staff."""
    marks = []
    for number in range(21):
        y = 476 - number * 9
        long = 22 if number % 5 == 0 else 12
        marks.append(_line(f"M186,{y}h{long}", 2, MARK if number % 10 == 0 else INK))
    return _drawing(
        "A gauge that is emptied by hand",
        _fill("M110,206V526H310V206Z", "#ebe8e0"),
        _fill("M182,368H238V490H182Z", WATER),
        _line("M182,368H238", 3, SURFACE),
        *_funnel(160, 96),
        _line("M182,270V490H238V270", 3),
        *marks,
        _line("M110,206V526H310V206", 4),
        _fill("M205,300a5,9 0 0 1 10,0a5,5 0 0 1 -10,0z", WATER),
    )


def _tipper() -> str:
    """Return the gauge that counts: a seesaw of two buckets under the funnel, one filling."""
    left, right = _turned(BUCKET), _turned([(2 * PIVOT[0] - x, y) for x, y in BUCKET])
    wall = _turned([(PIVOT[0], 340), (PIVOT[0], 404)])
    return _drawing(
        "A gauge that counts",
        _fill("M110,206V526H310V206Z", "#ebe8e0"),
        *_funnel(160, 96),
        _fill("M223,304a5,9 0 0 1 10,0a5,5 0 0 1 -10,0z", WATER),
        _fill(_path(_below(right, 376)) + "Z", WATER),
        *(_line(_path(bucket[1:]), 4) for bucket in (left, right)),
        _line(_path(wall), 4),
        _fill("M210,412L228,526H192Z", SHADE, 3),
        f'<circle cx="{PIVOT[0]}" cy="{PIVOT[1]}" r="6" fill="{MARK}"/>',
        _line("M146,426V526M274,426V526", 3),
        _line("M128,440V450M128,466V476M128,492V502", 3, WATER),
        _line("M110,206V526H310V206", 4),
        _line("M310,474h28q14,0 14,14v38", 3, MARK),
    )


def _turned(points: list[Point]) -> list[Point]:
    """Return `points` turned about the pivot, the right side up."""
    cos, sin = math.cos(math.radians(13)), math.sin(math.radians(13))
    moved = [(x - PIVOT[0], y - PIVOT[1]) for x, y in points]
    return [(PIVOT[0] + x * cos + y * sin, PIVOT[1] - x * sin + y * cos) for x, y in moved]


def _below(ring: list[Point], level: float) -> list[Point]:
    """Return the part of `ring` that lies under water."""
    out: list[Point] = []
    for (x, y), (to_x, to_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if y >= level:
            out.append((x, y))
        if (y >= level) != (to_y >= level):
            out.append((x + (to_x - x) * (level - y) / (to_y - y), level))
    return out


def _path(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)


if __name__ == "__main__":
    for name, data in pictures().items():
        Path(__file__).with_name(name).write_bytes(data)
        print(f"{name}: {len(data) / 1000:.0f} kB")
