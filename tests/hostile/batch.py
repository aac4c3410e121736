"""A batch in which some articles are poison: an endless loop, memory, a crash, a recursion.

What is done at one of their lines is done while that is read, transformed, written or typeset.

`make faults` publishes a thousand, first without the four, and compares the times.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import pubkit
from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.build import building
from pubkit.build.report import Report
from pubkit.build.working import Limits
from pubkit.diagnostics import show


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
PHASES = {
    "read": ("pubkit.reader.blocks", "inlines"),
    "transformed": ("pubkit.transforms.typography", "edits"),
    "written": ("pubkit.markup.writer", "escape"),
    "typeset": ("weasyprint.layout.inline", "split_first_line"),
}
"""The functions that see the words of a line in each phase."""

LIMITS = Limits(cpu=3, memory=1 << 30)
POISON = (("read", "loop"), ("transformed", "hoard"), ("written", "crash"), ("written", "descend"))
LINE = 9
"""The line of a poisoned article at which it happens."""


def poisoned(phase: str, do: Callable[..., Any]) -> Callable[..., Any]:
    """Return `do`, with a deed done before it where the words that it is given say so."""

    def first(words: Any, *rest: Any, **options: Any) -> Any:
        told = (
            words if isinstance(words, str) else "".join(str(getattr(w, "text", "")) for w in words)
        )
        for deed in DEEDS.items() if f"when {phase}" in told else ():
            if deed[0] in told:
                deed[1]()
        return do(words, *rest, **options)

    return first


def publish(root: Path, formats: tuple[str, ...]) -> tuple[Report, float]:
    """Return the report of an export in which the deeds are done, and its seconds."""
    load_engine()
    with pytest.MonkeyPatch.context() as patch:
        for phase, (module, name) in PHASES.items():
            owner = import_module(module)
            patch.setattr(owner, name, poisoned(phase, getattr(owner, name)))
        patch.setattr(building, "Limits", lambda: LIMITS)
        began = time.monotonic()
        report = pubkit.export(root=root, formats=formats, cache=False)
        return report, time.monotonic() - began


def write(root: Path, count: int, poison: Iterable[tuple[str, str]] = POISON) -> None:
    """Make a project of `count` articles and those that are `poison`."""
    (root / "sources").mkdir(parents=True, exist_ok=True)
    for name in (f"a{number}" for number in range(count)):
        text = f"---\ntitle: Article {name}\n---\n\n" + f"The words of {name}. " * 200 + "\n"
        (root / "sources" / f"{name}.md").write_text(text)
    for phase, deed in poison:
        text = f"---\ntitle: Poison\n---\n\nA\n\n# B\n\nIt will {deed} when {phase}. *D*\n\n- C\n"
        (root / "sources" / f"{deed}-{phase}.md").write_text(text)


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
    lines = [show(d).splitlines()[0] for d in report.diagnostics]
    lines.append(f"{len(clean.paths)} articles in {clean_time:.1f} s")
    lines.append(f"{len(report.paths)} and poison in {poison_time:.1f} s")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(not (len(report.paths) == count - 4 and poison_time < 1.2 * clean_time))


if __name__ == "__main__":
    main(int(sys.argv[1]))
