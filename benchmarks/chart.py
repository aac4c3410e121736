"""Draw the ratios of docs/benchmarks.md as bars: `python -m benchmarks.chart` after a change."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

DOCS = Path(__file__).parents[1] / "docs"
TABLES = DOCS / "benchmarks.md"
CHART = DOCS / "pictures" / "benchmarks.svg"

LEAST, MOST = 0.25, 16.0
"""Ratios at both ends of the scale, which is logarithmic: half the time is as far as twice. Bars
lead from 1, where both take the same."""
LEFT, WIDTH, STEP, TOP = 430, 420, 34, 44
STYLE = (
    "text{font:14px Helvetica,Arial,sans-serif;fill:#222}.small{font-size:12px;fill:#555}"
    ".bar{fill:#2b5c8a}.aim{stroke:#b3261e;stroke-width:3}.grid{stroke:#ccc}.one{stroke:#222}"
)


class Row(NamedTuple):
    """What was measured against what, the ratio of wall time and the one aimed at."""

    name: str
    ratio: float
    aim: float


def rows(markdown: str) -> Iterator[Row]:
    """Yield the rows of all tables with a ratio and an aim."""
    heads: list[str] = []
    for line in markdown.splitlines():
        cells = [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            heads = []
        elif not heads:
            heads = cells
        elif "ratio" in heads and "aim" in heads and not set(cells[0]) <= set("-:"):
            told = dict(zip(heads, cells, strict=True))
            name = f"{cells[0]} : {cells[1]}"
            yield Row(name, float(told["ratio"]), float(told["aim"]))


def chart(told: list[Row]) -> str:
    """Return the rows as an SVG."""
    height = TOP + STEP * len(told) + 16
    said = "; ".join(f"{row.name}, {row.ratio:g}, aim {row.aim:g}" for row in told)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 60} {height}" '
        'role="img" aria-labelledby="t d">',
        f'<title id="t">Wall time of pubkit divided by its peer\'s</title><desc id="d">'
        f"{escape(said)}</desc><style>{STYLE}</style>",
        f'<rect width="100%" height="{height}" fill="#fff"/>',
    ]
    for exponent in range(-2, 5):
        x, ratio = _x(2.0**exponent), 2.0**exponent
        kind = "one" if ratio == 1 else "grid"
        parts.append(f'<path class="{kind}" d="M{x} {TOP - 8}V{height - 16}"/>')
        parts.append(f'<text class="small" x="{x}" y="24" text-anchor="middle">{ratio:g}</text>')
    for number, row in enumerate(told):
        parts += _bar(row, TOP + STEP * number)
    return "\n".join([*parts, "</svg>\n"])


def _bar(row: Row, y: int) -> Iterator[str]:
    x, aim = _x(row.ratio), _x(row.aim)
    yield f'<text x="{LEFT - 10}" y="{y + 17}" text-anchor="end">{escape(row.name)}</text>'
    start, length = min(x, _x(1)), round(abs(x - _x(1)), 1)
    yield f'<rect class="bar" x="{start}" y="{y + 3}" width="{length}" height="20"/>'
    yield f'<path class="aim" d="M{aim} {y}v26"/>'
    yield f'<text x="{max(x, aim, _x(1)) + 8}" y="{y + 17}">{row.ratio:g}</text>'


def _x(ratio: float) -> float:
    share = math.log(min(max(ratio, LEAST), MOST) / LEAST) / math.log(MOST / LEAST)
    return round(LEFT + WIDTH * share, 1)


if __name__ == "__main__":
    CHART.write_text(chart(list(rows(TABLES.read_text("utf-8")))), "utf-8")
