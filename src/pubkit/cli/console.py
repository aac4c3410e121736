"""What the command line prints: paths on standard output, all else on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pubkit.build.export import Progress

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
sources_argument = click.argument("sources", nargs=-1, type=click.Path(path_type=Path))


def print_diagnostics(diagnostics: Sequence[Diagnostic], form: str) -> None:
    """Print findings on standard error, or as one document of JSON or SARIF on standard output."""
    from pubkit import reports

    if form == "sarif":
        click.echo(reports.sarif(diagnostics))
        return
    one = {"text": reports.text, "json": reports.json_line, "github": reports.github}[form]
    for diagnostic in diagnostics:
        click.echo(one(diagnostic), err=form == "text")


def print_summary(diagnostics: Sequence[Diagnostic]) -> None:
    """Print how many findings of each severity there are, when there are any."""
    counts = [(n, sum(d.severity == n for d in diagnostics)) for n in ("error", "warning", "note")]
    told = [f"{count} {name}{'s' * (count > 1)}" for name, count in counts if count]
    if told:
        click.echo(", ".join(told), err=True)


class Bar(Progress):
    """Prints paths as they are written, findings after them, and a bar on a terminal."""

    def __init__(self, *, paths: bool = True, form: str = "text") -> None:
        self.paths = paths
        self.form = form
        self.total = self.done = 0
        self.start = time.monotonic()
        self.shown = sys.stderr.isatty()

    def started(self, total: int) -> None:
        """Draw the empty bar."""
        self.total = total
        self._draw()

    def finished(self, outcome: Outcome, paths: Iterable[Path]) -> None:
        """Print what was written."""
        self.done += 1
        self._wipe()
        if self.paths:
            for path in paths:
                click.echo(_shown(path))
        self._draw()

    def told(self, message: str) -> None:
        """Print a remark."""
        self._wipe()
        click.echo(f"note: {message}", err=True)

    def close(self) -> None:
        """Take the bar away."""
        self._wipe()

    def _draw(self) -> None:
        if not self.shown or self.total < 2:
            return
        width = 30
        full = width * self.done // self.total
        elapsed = time.monotonic() - self.start
        rate = self.done / elapsed if elapsed > 0 and self.done else 0.0
        left = f", {(self.total - self.done) / rate:.0f} s left" if rate else ""
        bar = "━" * full + "─" * (width - full)
        click.echo(f"\r{bar} {self.done}/{self.total}, {rate:.1f}/s{left} ", err=True, nl=False)

    def _wipe(self) -> None:
        if self.shown and self.total >= 2:
            click.echo("\r\033[K", err=True, nl=False)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def fail(message: str, *hints: str, status: int = 1) -> Any:
    """Print an error with its hints and leave with `status`."""
    click.echo(f"error: {message}", err=True)
    for hint in hints:
        if hint:
            click.echo(f"  hint: {hint}", err=True)
    raise click.exceptions.Exit(status)
