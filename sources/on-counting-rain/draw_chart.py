"""Draw the chart of this article: `python sources/on-counting-rain/draw_chart.py`."""

from __future__ import annotations

from pathlib import Path

PAPER, INK, MUTED, LINE = "#f5f2ec", "#1f2426", "#5b5d58", "#d8d2c6"
BAR, DRIEST, MEAN = "#6d9db7", "#8a5a34", "#a1121c"
WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, FOOT = 70, 622, 40, 342

FIRST = 1996
TOTALS = [
    702, 655, 811, 893, 948, 742, 866, 560, 729, 648, 757, 872, 903, 781, 690, 588, 931, 746, 884,
    712, 668, 795, 604, 838, 851, 769, 577, 826, 964, 700,
]  # fmt: skip
"""Millimetres of rain at the school, a year each."""


def pictures() -> dict[str, bytes]:
    """Return the chart by its file name."""
    return {"thirty-years.svg": _chart().encode()}


def _chart() -> str:
    """Return thirty bars over a scale, with their mean as a line."""
    mean = sum(TOTALS) / len(TOTALS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="19" fill="{MUTED}">',
        "<title>Rain in thirty years</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        *(_scale(level) for level in (0, 250, 500, 750, 1000)),
        *(_bar(number, total) for number, total in enumerate(TOTALS)),
        f'<path d="M{LEFT},{_y(mean):.1f}H{RIGHT}" stroke="{MEAN}" stroke-width="2.5" '
        'stroke-dasharray="9 5" fill="none"/>',
        *(_year(year) for year in (1996, 2005, 2015, 2025)),
        f'<text x="{LEFT}" y="24">Millimetres</text>',
        f'<text x="{RIGHT}" y="24" text-anchor="end" fill="{MEAN}">mean {mean:.0f}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _y(level: float) -> float:
    return FOOT - (FOOT - TOP) * level / 1000


def _x(number: int) -> float:
    return LEFT + (RIGHT - LEFT) * (number + 0.5) / len(TOTALS)


def _scale(level: int) -> str:
    y, color = _y(level), LINE if level else INK
    label = f'<text x="{LEFT - 12}" y="{y + 6:.1f}" text-anchor="end">{level:,}</text>'
    return f'<path d="M{LEFT},{y:.1f}H{RIGHT}" stroke="{color}" stroke-width="1.5"/>{label}'


def _bar(number: int, total: int) -> str:
    wide = (RIGHT - LEFT) / len(TOTALS) * 0.7
    color = DRIEST if total == min(TOTALS) else BAR
    return (
        f'<rect x="{_x(number) - wide / 2:.1f}" y="{_y(total):.1f}" width="{wide:.1f}" '
        f'height="{FOOT - _y(total):.1f}" fill="{color}"/>'
    )


def _year(year: int) -> str:
    x = _x(year - FIRST)
    tick = f'<path d="M{x:.1f},{FOOT}v7" stroke="{INK}" stroke-width="1.5"/>'
    return f'{tick}<text x="{x:.1f}" y="{FOOT + 30}" text-anchor="middle">{year}</text>'


if __name__ == "__main__":
    for name, data in pictures().items():
        Path(__file__).with_name(name).write_bytes(data)
        print(f"{name}: {len(data) / 1000:.0f} kB")
