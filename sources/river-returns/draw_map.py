"""Draw the map of this article: `python sources/river-returns/draw_map.py`."""

from __future__ import annotations

import math
from pathlib import Path

Point = tuple[float, float]

PAPER, INK, MUTED, LINE = "#f5f2ec", "#1f2426", "#5b5d58", "#cfc8ba"
RIVER, DRY, GAUGE = "#2c6a8c", "#8a5a34", "#a1121c"
WIDTH, HEIGHT = 640, 430

# The river from its spring to the lake, west to east as it runs.
COURSE: list[Point] = [
    (74, 62), (112, 92), (132, 140), (178, 166), (232, 160), (276, 184), (300, 228), (346, 250),
    (396, 236), (436, 254), (462, 300), (508, 322), (548, 340), (590, 362),
]  # fmt: skip
RETURNED, STILL_DRY = 3, 10  # where the dry reach began, and where the water now ends

# Name, the point of the course where it stands, and where its label goes.
GAUGES: list[tuple[str, int, Point, str]] = [
    ("Upper Thrane", 2, (18, -10), "start"),
    ("Thrane Bridge", 4, (14, 36), "end"),
    ("Sallowmere", 7, (0, 38), "middle"),
    ("Nether Ostley", 9, (10, -20), "start"),
]
HILLS: list[tuple[Point, float, float]] = [((352, 62), 74, 0.4), ((532, 148), 80, 2.1)]


def pictures() -> dict[str, bytes]:
    """Return the map by its file name."""
    return {"map.svg": _map().encode()}


def _map() -> str:
    """Return the valley as a schematic map: the river, the reach that was dry, the gauges."""
    x, y = COURSE[-1]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="19" fill="{INK}">',
        "<title>The Vesk from its spring to Ostley Water</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        *(_hill(middle, size, phase) for middle, size, phase in HILLS),
        f'<path d="{_blob((x + 20, y + 14), 52, 1.2, flat=0.62)}" fill="#cfdfe6" '
        f'stroke="{RIVER}" stroke-width="1.5"/>',
        _stroke(COURSE[RETURNED : STILL_DRY + 1], "#bcd6e2", 15),
        _stroke(COURSE[: STILL_DRY + 1], RIVER, 4.5),
        _stroke(COURSE[STILL_DRY:], DRY, 3.5, dashes="2 9"),
        *(_gauge(*gauge) for gauge in GAUGES),
        _text(COURSE[0][0] - 8, COURSE[0][1] - 18, "Spring", MUTED, "middle", "italic"),
        _text(x - 34, y + 50, "Ostley Water", MUTED, "end", "italic"),
        *_key(28, 268),
        *_scale(28, 398),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _smooth(points: list[Point]) -> str:
    """Return the path of a curve through `points` (Catmull-Rom, as cubic Bézier curves)."""
    padded = [points[0], *points, points[-1]]
    path = [f"M{_at(points[0])}"]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path.append(f"C{_at(one)} {_at(two)} {_at(end)}")
    return "".join(path)


def _at(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"


def _stroke(points: list[Point], color: str, width: float, dashes: str = "") -> str:
    more = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{_smooth(points)}" fill="none" stroke="{color}" stroke-width="{width:g}" '
        f'stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def _blob(middle: Point, size: float, phase: float, flat: float = 0.7) -> str:
    """Return the path of a rounded, uneven patch."""
    ring = []
    for step in range(25):
        angle = step / 24 * math.tau
        radius = size * (1 + 0.13 * math.sin(2 * angle + phase) + 0.08 * math.sin(3 * angle))
        ring.append(
            (middle[0] + radius * math.cos(angle), middle[1] + flat * radius * math.sin(angle))
        )
    return _smooth(ring) + "Z"


def _hill(middle: Point, size: float, phase: float) -> str:
    """Return a hill as contour lines, the inner ones a little to one side."""
    rings = (
        _blob((middle[0] + 5 * n, middle[1] - 3 * n), size * (1 - 0.23 * n), phase + 0.3 * n)
        for n in range(4)
    )
    return f'<path d="{"".join(rings)}" fill="none" stroke="{LINE}" stroke-width="1.4"/>'


def _gauge(name: str, stop: int, shift: Point, anchor: str) -> str:
    x, y = COURSE[stop]
    dot = f'<circle cx="{x}" cy="{y}" r="7" fill="{PAPER}" stroke="{GAUGE}" stroke-width="4"/>'
    return dot + "\n" + _text(x + shift[0], y + shift[1], name, anchor=anchor)


def _text(
    x: float, y: float, words: str, color: str = INK, anchor: str = "start", style: str = "normal"
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" fill="{color}" text-anchor="{anchor}" '
        f'font-style="{style}">{words}</text>'
    )


def _key(x: float, y: float) -> list[str]:
    """Return the explanation of the signs."""
    line = [(x, y), (x + 38, y)]
    second, third = ([(px, py + 30 * n) for px, py in line] for n in (1, 2))
    return [
        _stroke(line, "#bcd6e2", 15),
        _stroke(line, RIVER, 4.5),
        _text(x + 54, y + 6, "flowing again"),
        _stroke(second, DRY, 3.5, dashes="2 9"),
        _text(x + 54, y + 36, "still dry"),
        f'<circle cx="{x + 19:g}" cy="{third[0][1]:g}" r="7" fill="{PAPER}" stroke="{GAUGE}" '
        'stroke-width="4"/>',
        _text(x + 54, y + 66, "gauge"),
    ]


def _scale(x: float, y: float) -> list[str]:
    """Return the bar that three kilometres are long, and an arrow to the north."""
    return [
        f'<path d="M{x:g},{y - 6:g}v6h108v-6" fill="none" stroke="{MUTED}" stroke-width="2"/>',
        _text(x + 122, y + 3, "3 km", MUTED),
        f'<path d="M600,34l9,28l-9,-7l-9,7z" fill="{MUTED}"/>',
        _text(600, 84, "N", MUTED, "middle"),
    ]


if __name__ == "__main__":
    for name, data in pictures().items():
        Path(__file__).with_name(name).write_bytes(data)
        print(f"{name}: {len(data) / 1000:.0f} kB")
