"""A batch in which four articles are poison: an endless loop, memory, a crash, a recursion.

`make faults` publishes a thousand, first without the four, and compares the times.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pubkit
from pubkit.build import article, export
from pubkit.build.report import Report
from pubkit.build.workers import Limits


def loop() -> None:
    """Never end."""
    while True:
        pass


def hoard() -> None:
    """Take all memory."""
    taken = []
    while True:
        taken.append(bytearray(1 << 26))


def crash() -> None:
    """Die as a fault in a library does."""
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGSEGV)


def descend() -> None:
    """Call itself without end."""
    descend()


DEEDS: dict[str, Callable[[], None]] = {
    "loop": loop, "hoard": hoard, "crash": crash, "descend": descend,
}  # fmt: skip
"""What is done in place of building the article of that name."""

LIMITS = Limits(cpu=3, memory=1 << 30)


def publish(root: Path, formats: tuple[str, ...]) -> tuple[Report, float]:
    """Return the report of an export in which the deeds are done, and its seconds."""
    build = article.build

    def poisoned(source: str, *rest: Any, **options: Any) -> Any:
        DEEDS.get(Path(source).stem, lambda: None)()
        return build(source, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article, "build", poisoned)
        patch.setattr(export, "Limits", lambda: LIMITS)
        began = time.monotonic()
        report = pubkit.export(root=root, formats=formats, cache=False)
        return report, time.monotonic() - began


def write(root: Path, count: int, deeds: tuple[str, ...] = tuple(DEEDS)) -> None:
    """Make a project of `count` articles and those of `deeds`."""
    (root / "sources").mkdir(parents=True, exist_ok=True)
    for name in (*deeds, *(f"a{number}" for number in range(count))):
        text = f"---\ntitle: Article {name}\n---\n\n" + f"The words of {name}. " * 200 + "\n"
        (root / "sources" / f"{name}.md").write_text(text)


def main(count: int) -> None:
    """Tell what comes of `count` articles as pages, without and with poison."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, count, ())
        clean, clean_time = publish(root, ("html",))
        for path in (root / "sources").glob("a[0-3].md"):
            path.unlink()
        write(root / "poison", 0)
        for path in (root / "poison/sources").iterdir():
            path.rename(root / "sources" / path.name)
        report, poison_time = publish(root, ("html",))
    lines = [f"{d.place and d.place.path}: {d.message}" for d in report.diagnostics]
    lines.append(f"{len(clean.paths)} articles in {clean_time:.1f} s")
    lines.append(f"{len(report.paths)} and poison in {poison_time:.1f} s")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(not (len(report.paths) == count - 4 and poison_time < 1.2 * clean_time))


if __name__ == "__main__":
    main(int(sys.argv[1]))
