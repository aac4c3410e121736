"""What the command line prints: paths on standard output, all else on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pubkit.build.report import Progress, Report
from pubkit.diagnostics import printable

if TYPE_CHECKING:
    from pubkit.build.article import Outcome
    from pubkit.diagnostics import Diagnostic

FORMATS = ("text", "json", "github", "sarif")

message_format = click.option(
    "--message-format", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How diagnostics are printed.",
)  # fmt: skip
root_option = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder; files outside of it are not read.",
)  # fmt: skip
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Build all anew; the bytes are the same."
)
sources_argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path))


class Console(Progress):
    """Prints paths in the order of the sources, findings after them, and a bar on a terminal."""

    def __init__(self, form: str = "text", *, paths: bool = True) -> None:
        self.form = form
        self.paths = paths
        self.shown = sys.stderr.isatty()
        self.said: dict[bool, list[str]] = {False: [], True: []}
        self._waiting: list[str] = []
        self._done: dict[str, Sequence[Path]] = {}
        self._total = 0
        self._start = time.monotonic()

    def say(self, text: str, *, err: bool = False) -> None:
        """Print `text`, and remember it."""
        click.echo(text, err=err)
        self.said[err].append(f"{text}\n")

    def started(self, sources: Sequence[str]) -> None:
        """Draw the empty bar."""
        self._waiting = list(reversed(sources))
        self._total = len(sources)
        self._draw()

    def finished(self, outcome: Outcome, paths: Sequence[Path]) -> None:
        """Print what was written, unless sources before it are still being built."""
        self._done[outcome.source] = paths if self.paths else ()
        self._wipe()
        while self._waiting and self._waiting[-1] in self._done:
            for path in self._done.pop(self._waiting.pop()):
                self.say(shown(path))
        self._draw()

    def told(self, message: str) -> None:
        """Print a remark."""
        self._wipe()
        self.remark(message)

    def remark(self, message: str) -> None:
        """Print a remark that is no part of the result."""
        click.echo(f"note: {printable(message)}", err=True)

    def close(self) -> None:
        """Take the bar away."""
        self._wipe()

    def conclude(
        self, report: Report, *, strict: bool, name: str | None, asks: bool = False
    ) -> NoReturn:
        """Print what was found and leave; a run in which nothing failed is remembered as `name`.

        With `asks`, the last line answers whether this may go to press.
        """
        self.print(report.diagnostics)
        judges = (("asked", report.asked), ("not installed", report.absent))
        if told := [f"{what}: {', '.join(names)}" for what, names in judges if names]:
            self.say("; ".join(told), err=True)
        warned = any(d.severity == "warning" for d in report.diagnostics)
        status = 1 if not report.ok or (strict and warned) else 0
        if asks:
            self.say(f"may this go to press? {'no' if status else 'yes'}", err=True)
        if name and report.ok:
            from pubkit.cache import runs
            from pubkit.cache.store import open_store

            out, err = ("".join(self.said[where]) for where in (False, True))
            runs.keep(open_store(), name, (out, err, status), report.seen)
        raise click.exceptions.Exit(status)

    def print(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Print what was found, and how much of it."""
        self.close()
        self.show(diagnostics)
        if diagnostics:
            self.say(summary(diagnostics), err=True)

    def show(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Print findings on standard error, or for programs on standard output."""
        from pubkit import reports

        if self.form == "sarif":
            self.say(reports.sarif(diagnostics))
            return
        one = {"text": reports.text, "json": reports.json_line, "github": reports.github}
        for diagnostic in diagnostics:
            self.say(one[self.form](diagnostic), err=self.form == "text")

    def _draw(self) -> None:
        if self.shown and self._total > 1:
            left = len(self._waiting) - len(self._done)
            elapsed = time.monotonic() - self._start
            click.echo(f"\r{bar(self._total - left, self._total, elapsed)} ", err=True, nl=False)

    def _wipe(self) -> None:
        if self.shown and self._total > 1:
            click.echo("\r\033[K", err=True, nl=False)


def print_diagnostics(diagnostics: Sequence[Diagnostic], form: str) -> None:
    """Print findings on standard error, or for programs on standard output."""
    Console(form).show(diagnostics)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many findings of each severity there are."""
    counts = [(n, sum(d.severity == n for d in diagnostics)) for n in ("error", "warning", "note")]
    return ", ".join(f"{count} {name}{'s' * (count > 1)}" for name, count in counts if count)


def bar(done: int, total: int, elapsed: float) -> str:
    """Return a bar with the rate and the time left."""
    full = 30 * done // total
    rate = done / elapsed if elapsed > 0 else 0.0
    left = f", {_clock((total - done) / rate)} left" if rate and done < total else ""
    return f"{'━' * full}{'─' * (30 - full)} {done}/{total}, {rate:.1f}/s{left}"


def _clock(seconds: float) -> str:
    """Return a time as people read it: `40 s`, `3 min 05 s`, `2 h 10 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def shown(path: Path) -> str:
    """Return a path as people type it: from the working folder, when it is below that."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def complain(message: str, *hints: str) -> None:
    """Print an error with its hints."""
    click.echo(f"error: {printable(message)}", err=True)
    for hint in hints:
        if hint:
            click.echo(f"  hint: {printable(hint)}", err=True)


def fail(message: str, *hints: str, status: int = 1) -> NoReturn:
    """Print an error with its hints and leave with `status`."""
    complain(message, *hints)
    raise click.exceptions.Exit(status)
