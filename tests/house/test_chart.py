"""The chart of the benchmarks shows the numbers of their tables."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from benchmarks.chart import CHART, TABLES, chart, rows

SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_is_that_of_the_tables() -> None:
    told = list(rows(TABLES.read_text("utf-8")))
    assert len(told) >= 6
    assert CHART.read_text("utf-8") == chart(told), "run: python -m benchmarks.chart"
    assert f"pictures/{CHART.name}" in TABLES.read_text("utf-8")


def test_bars_are_as_long_as_the_ratios_say() -> None:
    table = "| a | b | ratio | aim |\n|---|---|---|---|\n" + "".join(
        f"| x{ratio} | y | {ratio} | 1.0 |\n" for ratio in (0.5, 1.0, 2.0, 4.0, 8.0)
    )
    root = ElementTree.fromstring(chart(list(rows(table))))
    bars = [float(e.get("width", "")) for e in root.iter(f"{SVG}rect") if e.get("class") == "bar"]
    steps = [longer - shorter for shorter, longer in pairwise(bars)]
    assert bars[0] == bars[2] > bars[1] == 0
    assert max(steps[1:]) - min(steps[1:]) < 0.3
    said = " ".join(root.itertext())
    assert "x4.0 : y, 4, aim 1" in said
