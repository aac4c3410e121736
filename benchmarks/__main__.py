"""Run the benchmarks: `python -m benchmarks [--runs N] [--history FILE] [NAME…]`."""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import json
import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import archive, long, peers
from benchmarks.runs import Comparison, compare, once
from benchmarks.story import story

TARGETS = {
    "html": 1.0, "epub": 1.0, "pdf-typst": 2.0, "pdf-weasyprint": 0.6,
    "many": 0.5, "again": 3.0, "comma": 1.0,
    "novel-typst": 1.5, "novel-weasyprint": 0.4, "novel-comma": 0.5,
}  # fmt: skip
"""The ratio of wall time that each scenario aims at."""
GROWTH = (10, 100, 1000)
"""Numbers of articles that an export is measured with."""
CHAPTERS = (1, 12, 120)
"""Numbers of chapters of a novel, of about eight pages each."""
SOURCE = Path(__file__).parents[1] / "src" / "pubkit"
GROWN = ("growth", "growth-pages")


def one(name: str, folder: Path, runs: int) -> Comparison:
    """Compare exports of one article, cold."""
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


def several(name: str, folder: Path, runs: int, count: int, formats: str) -> Comparison:
    """Compare exports of `count` articles to `formats`, all of them if none is named."""
    archive.plant(folder, count, formats)
    peer = archive.theirs(folder, count, os.cpu_count() or 1)
    all_anew = archive.ours(folder, "pubkit, all anew", archive.forget(folder))
    if name == "many":
        return compare(f"{count} articles, all formats", all_anew, peer, runs)
    for _ in range(2):  # what is not there yet, then nothing
        once(archive.ours(folder, "pubkit again"))
    if name == "again":
        again = archive.ours(folder, "pubkit again")
        return compare(f"{count} articles, unchanged", again, archive.status(folder), runs)
    edited = archive.ours(folder, "pubkit, one comma", archive.comma(folder))
    single = archive.theirs(folder, 1, 1)._replace(prepare=lambda: None)
    (folder / "peer").mkdir(exist_ok=True)
    return compare(f"{count} articles, one comma", edited, single, runs)


def measured(name: str, folder: Path, runs: int, articles: int, formats: str) -> Comparison:
    """Return the comparison `name`, made in `folder`."""
    if name == "novel-comma":
        return long.comma(folder, runs)
    if name.startswith("novel-"):
        return long.cold(folder, runs, name.partition("-")[2])
    if name in ("many", "again", "comma"):
        return several(name, folder, runs, articles, formats)
    return one(name, folder, runs)


def main() -> None:
    """Print a table of ratios and append them to the history."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", default=[*TARGETS, *GROWN], help=", ".join([*TARGETS, *GROWN])
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--articles", type=int, default=200, help="of many, again and comma")
    parser.add_argument("--formats", default="", help="of again and comma: html,epub")
    parser.add_argument("--folder", type=Path, help="of again and comma: a place to keep them in")
    parser.add_argument("--history", type=Path, default=Path("build/benchmarks.jsonl"))
    options = parser.parse_args()
    compileall.compile_dir(SOURCE, quiet=1)  # as pip does where it installs
    rows: list[Comparison | archive.Growth] = []
    print(
        f"{'scenario':36} {'ratio':>6} {'low':>6} {'high':>6} {'cpu':>6} {'memory':>7} {'aim':>5}"
    )
    for name in options.names:
        with tempfile.TemporaryDirectory() as place:
            folder = options.folder.resolve() if options.folder else Path(place)
            folder.mkdir(exist_ok=True)
            if name in GROWN:
                pages = name == "growth-pages"
                grown = long.growth(folder, CHAPTERS) if pages else archive.growth(folder, GROWTH)
                rows.append(grown)
                print(f"{grown.scenario:36} {grown.exponent:6.2f} (exponent)  {grown.memory} MiB")
                continue
            row = measured(name, folder, options.runs, options.articles, options.formats)
        rows.append(row)
        print(
            f"{row.scenario:36} {row.ratio:6.2f} {row.lowest:6.2f} {row.highest:6.2f} "
            f"{row.cpu_ratio:6.2f} {row.memory_ratio:7.2f} {TARGETS[name]:5.1f}",
            flush=True,
        )
    record = {
        "when": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "pubkit": version("pubkit"),
        "load": os.getloadavg()[0],
        "rows": [row._asdict() for row in rows],
    }
    options.history.parent.mkdir(parents=True, exist_ok=True)
    with options.history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
