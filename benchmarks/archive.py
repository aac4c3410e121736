"""Many articles: all of them, none of them changed, one comma changed; and how time grows."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import peers
from benchmarks.runs import Command, once
from benchmarks.story import story

PROGRAM = str(Path(sys.executable).with_name("pubkit"))


def plant(folder: Path, count: int, formats: str = "") -> None:
    """Make a project of `count` articles under version control in `folder`, if none is there."""
    if (folder / "sources").exists():
        return
    for number in range(count):
        place = folder / "sources" / f"a{number:04}"
        place.mkdir(parents=True)
        text = story().replace("Water in", f"Water {number} in")
        (place / "index.md").write_text(text, "utf-8")
    listed = ", ".join(f'"{name}"' for name in formats.split(",") if name)
    (folder / "pubkit.toml").write_text(f"[project]\nformats = [{listed}]\n" if listed else "")
    (folder / ".gitignore").write_text("build/\npeer/\ncache/\n")
    for arguments in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def ours(folder: Path, name: str, prepare: Callable[[], None] = lambda: None) -> Command:
    """Return an export of the project in `folder`, with a cache of its own."""
    environment = os.environ | {"PUBKIT_CACHE": str(folder / "cache")}
    arguments = [PROGRAM, "export"]
    return Command(name, arguments, environment=environment, cwd=folder, prepare=prepare)


def forget(folder: Path) -> Callable[[], None]:
    """Return what deletes outputs and cache."""

    def prepare() -> None:
        for name in ("build", "peer", "cache"):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / "peer").mkdir()

    return prepare


def status(folder: Path) -> Command:
    """Return a bare `git status`."""
    return Command("git status", ["git", "status"], cwd=folder)


def comma(folder: Path) -> Callable[[], None]:
    """Return what takes one comma from one article, or puts it back."""
    path = folder / "sources" / "a0000" / "index.md"

    def prepare() -> None:
        text = path.read_text("utf-8")
        bare = text.replace("slowly, a fence", "slowly a fence", 1)
        path.write_text(bare if bare != text else story().replace("Water in", "Water 0 in"))

    return prepare


def theirs(folder: Path, count: int, processes: int) -> Command:
    """Return pandoc to HTML and EPUB, and with typst to PDF, so many at a time."""
    pandoc, python = peers.pandoc(), sys.executable
    code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3])"
    line = (
        f"{pandoc} -s sources/$0/index.md -o peer/$0.html && "
        f"{pandoc} -s sources/$0/index.md -o peer/$0.epub && "
        f"{pandoc} -s -t typst sources/$0/index.md -o peer/$0.typ && "
        f"{python} -c '{code}' peer/$0.typ peer/$0.pdf peer"
    )
    names = "\n".join(f"a{number:04}" for number in range(count))
    (folder / "names").write_text(names)
    arguments = ["xargs", "-a", "names", "-n", "1", "-P", str(processes), "sh", "-c", line]
    return Command("pandoc, and with typst", arguments, cwd=folder, prepare=forget(folder))


class Growth(NamedTuple):
    """How the time and the memory of an export grow with the number of articles."""

    scenario: str
    counts: Sequence[int]
    cpu: Sequence[float]
    memory: Sequence[float]
    exponent: float


def growth(folder: Path, counts: Sequence[int]) -> Growth:
    """Measure exports of more and more articles to HTML, from nothing."""
    runs = []
    for count in counts:
        place = folder / str(count)
        place.mkdir()
        plant(place, count, "html")
        runs.append(once(ours(place, str(count), forget(place))))
    cpu = [run.cpu for run in runs]
    # Over the last step, where starting up no longer counts.
    slope = math.log(cpu[-1] / cpu[-2]) / math.log(counts[-1] / counts[-2])
    return Growth("growth with articles", counts, cpu, [run.memory for run in runs], slope)
