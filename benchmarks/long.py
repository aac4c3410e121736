"""Long documents: a novel in print, one comma of it changed, and how time grows with pages."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable
from pathlib import Path

from benchmarks import peers
from benchmarks.archive import PROGRAM, Growth
from benchmarks.prose import novel
from benchmarks.runs import Command, Comparison, compare, once

EDITION = (
    "title: The ferry year\nkind: book\nauthors: [Example Desk]\ndate: 2026-03-01\nlanguage: en\n"
    "theme: book\nchapters: {file: novel.md, level: 1}\n"
)


def book(folder: Path, chapters: int = 40) -> Path:
    """Plant the novel in `folder` as a book, and return the file that the peers take."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pubkit.toml").write_text("")
    (folder / "edition.yml").write_text(EDITION)
    source = folder / "novel.md"
    source.write_text(novel(chapters), "utf-8")
    return source


def ours(
    folder: Path, name: str, cache: str, prepare: Callable[[], None] = lambda: None
) -> Command:
    """Return the export of the book in `folder` to PDF."""
    arguments = [PROGRAM, "export", "edition.yml", "--format", "pdf", "--out", "out"]
    environment = os.environ | {"PUBKIT_CACHE": cache}
    out = [folder / "out" / "edition" / "edition.pdf"]
    return Command(name, arguments, out, environment, folder, prepare)


def cold(folder: Path, runs: int, engine: str) -> Comparison:
    """Compare the book, cold, with what pandoc makes by `engine`."""
    source = book(folder)
    peer = peers.pandoc_typst if engine == "typst" else peers.pandoc_weasyprint
    command = ours(folder, "pubkit (novel, pdf)", "off")
    return compare(f"novel, cold: {engine}", command, peer(source, folder / "peer.pdf"), runs)


def comma(folder: Path, runs: int) -> Comparison:
    """Compare the book with one comma changed since the last run with pandoc and typst."""
    source = book(folder)
    whole = source.read_text("utf-8")
    commas = (found.start() for found in re.finditer(", ", whole[len(whole) // 2 :]))

    def prepare() -> None:
        # Another one each time: a text that was there before would be known whole.
        place = len(whole) // 2 + next(commas)
        source.write_text(whole[:place] + whole[place + 1 :], "utf-8")

    cache = str(folder / "cache")
    once(ours(folder, "pubkit", cache))
    command = ours(folder, "pubkit, one comma", cache, prepare)
    return compare(
        "novel, one comma", command, peers.pandoc_typst(source, folder / "peer.pdf"), runs
    )


def growth(folder: Path, chapters: tuple[int, ...]) -> Growth:
    """Measure books of more and more chapters; the exponent is that over pages."""
    pages, runs = [], []
    for count in chapters:
        place = folder / str(count)
        book(place, count)
        command = ours(place, str(count), "off")
        runs.append(once(command))
        pages.append(_pages(command.outputs[0]))
    cpu = [run.cpu for run in runs]
    slope = math.log(cpu[-1] / cpu[-2]) / math.log(pages[-1] / pages[-2])
    return Growth("growth with pages", pages, cpu, [run.memory for run in runs], slope)


def _pages(path: Path) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(path))
