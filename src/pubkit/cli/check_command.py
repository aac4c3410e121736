"""`pubkit check`: report, write nothing."""

from __future__ import annotations

from pathlib import Path

import click

from pubkit.cli.console import (
    Bar,
    fail,
    message_format,
    print_diagnostics,
    print_summary,
    root_option,
    sources_argument,
)


@click.command("check")
@sources_argument
@click.option("--theme", metavar="NAME", help="Theme to check with.")
@click.option(
    "--parity", is_flag=True, help="Compare the words of all three outputs with the source."
)
@root_option
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes.  [default: all cores]")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@message_format
def command(
    sources: tuple[Path, ...],
    theme: str | None,
    parity: bool,
    root: Path | None,
    jobs: int | None,
    strict: bool,
    message_format: str,
) -> None:
    """Build SOURCES in memory and report all there is to say; nothing is written."""
    from pubkit import check
    from pubkit.project import ProjectError

    bar = Bar(paths=False)
    try:
        report = check(sources, theme=theme, parity=parity, root=root, jobs=jobs, progress=bar)
    except ProjectError as error:
        bar.close()
        fail(str(error), error.hint, status=2)
    bar.close()
    print_diagnostics(report.diagnostics, message_format)
    print_summary(report.diagnostics)
    warned = any(d.severity == "warning" for d in report.diagnostics)
    raise click.exceptions.Exit(1 if not report.ok or (strict and warned) else 0)
