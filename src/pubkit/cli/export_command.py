"""`pubkit export`: publish sources."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from pubkit.cli.console import (
    Bar,
    fail,
    message_format,
    print_diagnostics,
    print_summary,
    root_option,
    sources_argument,
)


def _themes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from pubkit import themes

    return [CompletionItem(n) for n in themes(Path.cwd()) if n.startswith(incomplete)]


@click.command("export")
@sources_argument
@click.option(
    "--format", "formats", multiple=True, metavar="html|epub|pdf", help="Repeatable; default: all."
)
@click.option("--theme", metavar="NAME", shell_complete=_themes, help="Theme of all outputs.")
@click.option(
    "--page", metavar="PRESET", help="Paper of the PDF: a4, letter, a5, b5, 6x9, tabloid."
)
@click.option("--out", type=click.Path(path_type=Path), help="Output folder.  [default: build]")
@root_option
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes.  [default: all cores]")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--force", is_flag=True, help="Replace good outputs in spite of errors.")
@message_format
def command(
    sources: tuple[Path, ...],
    formats: tuple[str, ...],
    theme: str | None,
    page: str | None,
    out: Path | None,
    root: Path | None,
    jobs: int | None,
    strict: bool,
    force: bool,
    message_format: str,
) -> None:
    """Publish SOURCES to HTML, EPUB and PDF; none means everything under sources/.

    A source is an article or a folder of articles. The paths written are printed on standard
    output, one a line. Exit status: 0 done, 1 something could not be published, 2 wrong usage.
    """
    from pubkit import export
    from pubkit.project import ProjectError

    bar = Bar(form=message_format)
    try:
        report = export(
            sources, formats=formats, theme=theme, page=page, out=out, root=root, jobs=jobs,
            force=force, progress=bar,
        )  # fmt: skip
    except ProjectError as error:
        bar.close()
        fail(str(error), error.hint, status=2)
    bar.close()
    print_diagnostics(report.diagnostics, message_format)
    print_summary(report.diagnostics)
    warned = any(d.severity == "warning" for d in report.diagnostics)
    raise click.exceptions.Exit(1 if not report.ok or (strict and warned) else 0)
