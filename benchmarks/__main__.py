"""Run the benchmarks: `python -m benchmarks [--runs N] [--history FILE] [NAME…]`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import peers
from benchmarks.runs import Comparison, compare
from benchmarks.story import story

TARGETS = {"html": 1.0, "epub": 1.0, "pdf-typst": 2.0, "pdf-weasyprint": 0.6}
"""The ratio of wall time that each scenario aims at."""


def scenario(name: str, folder: Path, runs: int) -> Comparison:
    """Run one scenario in `folder`."""
    source = folder / "story.md"
    source.write_text(story(), "utf-8")
    kind = name.split("-")[0]
    ours = peers.pubkit([kind], source, folder / "out", "story")
    theirs = {
        "html": lambda: peers.pandoc_to("html", source, folder / "peer.html"),
        "epub": lambda: peers.pandoc_to("epub", source, folder / "peer.epub"),
        "pdf-typst": lambda: peers.pandoc_typst(source, folder / "peer.pdf"),
        "pdf-weasyprint": lambda: peers.pandoc_weasyprint(source, folder / "peer.pdf"),
    }[name]()
    return compare(f"one article, cold: {name}", ours, theirs, runs)


def main() -> None:
    """Print a table of ratios and append them to the history."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", default=list(TARGETS), help=", ".join(TARGETS))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--history", type=Path, default=Path("build/benchmarks.jsonl"))
    options = parser.parse_args()
    rows = []
    print(
        f"{'scenario':36} {'ratio':>6} {'low':>6} {'high':>6} {'cpu':>6} {'memory':>7} {'aim':>5}"
    )
    for name in options.names:
        with tempfile.TemporaryDirectory() as folder:
            row = scenario(name, Path(folder), options.runs)
        rows.append(row)
        print(
            f"{row.scenario:36} {row.ratio:6.2f} {row.lowest:6.2f} {row.highest:6.2f} "
            f"{row.cpu_ratio:6.2f} {row.memory_ratio:7.2f} {TARGETS[name]:5.1f}"
        )
    record = {
        "when": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "pubkit": version("pubkit"),
        "rows": [row._asdict() for row in rows],
    }
    options.history.parent.mkdir(parents=True, exist_ok=True)
    with options.history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
