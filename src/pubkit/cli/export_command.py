"""`pubkit export`: publish sources."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from click.shell_completion import CompletionItem

from pubkit.cli.console import (
    Console,
    fail,
    message_format,
    no_cache_option,
    root_option,
    sources_argument,
)

if TYPE_CHECKING:
    from pubkit.backends import Imposition
    from pubkit.build.report import Report


def _themes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from pubkit import themes

    return [CompletionItem(n) for n in themes(Path.cwd()) if n.startswith(incomplete)]


def _listed(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for names in given for name in names.lower().replace(",", " ").split())


@click.command("export")
@sources_argument
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=_listed,
    metavar="html|epub|pdf",
    help="One, or several with commas between.  [default: all]",
)
@click.option(
    "--theme",
    metavar="NAME",
    shell_complete=_themes,
    help="Theme of all outputs, of `pubkit theme list`.  [default: daily]",
)
@click.option(
    "--page",
    metavar="PRESET",
    help="Paper of the PDF: a4, letter, a5, b5, 6x9, tabloid.  [default: the theme's]",
)
@click.option(
    "--pdf-variant",
    type=click.Choice(["ua-1", "a-2a", "a-3a", "x-4"]),
    help="ua-1 is tagged for accessibility; a-2a and a-3a are that and archival; x-4 is for a "
    "press.  [default: ua-1]",
)
@click.option("--bleed", metavar="LENGTH", help="How far PDF pages go beyond the edge, as in 3mm.")
@click.option("--marks", type=click.Choice(["crop"]), help="Marks where to cut the PDF's pages.")
@click.option(
    "--impose",
    type=click.Choice(["2up", "booklet"]),
    help="A second PDF, two pages on a sheet: side by side, or to be folded.",
)
@click.option(
    "--creep",
    metavar="LENGTH",
    help="How thick the paper of a booklet is: its inner pages move to the fold, as in 0.1mm.",
)
@click.option(
    "--assets",
    type=click.Choice(["inside", "beside"]),
    default="inside",
    help="Pictures of the web page inside of it, or beside it in several sizes.  [default: inside]",
)
@click.option(
    "--cover/--no-cover", default=True, help="Whether the e-book has a cover.  [default: yes]"
)
@click.option(
    "--epub-profile",
    type=click.Choice(["standard", "kobo", "kindle"]),
    default="standard",
    help="Fit the e-book to readers of one maker.  [default: standard]",
)
@click.option(
    "--epub-name",
    type=click.Choice(["slug", "title"]),
    help="What the e-book's file is named after.  [default: slug; title for kindle]",
)
@click.option("--gray", is_flag=True, help="Grey pictures in the e-book, for e-ink.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Output folder.  [default: build]"
)
@root_option
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes.  [default: all cores]")
@click.option(
    "--isolate", is_flag=True, help="Build each article in a process of its own, as strangers' are."
)
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    help="Build on a cluster that shares this file system, at its scheduler.",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--force", is_flag=True, help="Replace good outputs in spite of errors.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all outputs and findings to FILE as JSON.",
)
@click.option("--watch", is_flag=True, help="Build again on every change, until interrupted.")
@no_cache_option
@message_format
@click.pass_obj
def command(
    name: str | None,
    sources: tuple[Path, ...],
    formats: tuple[str, ...],
    theme: str | None,
    page: str | None,
    pdf_variant: str | None,
    bleed: str | None,
    marks: str | None,
    impose: Imposition | None,
    creep: str | None,
    assets: str,
    cover: bool,
    epub_profile: Literal["standard", "kobo", "kindle"],
    epub_name: Literal["slug", "title"] | None,
    gray: bool,
    out: Path | None,
    root: Path | None,
    jobs: int | None,
    isolate: bool,
    executor: str | None,
    strict: bool,
    force: bool,
    report_file: Path | None,
    watch: bool,
    no_cache: bool,
    message_format: str,
) -> None:
    """Publish SOURCES to HTML, EPUB and PDF; none means everything under sources/.

    A source is an article, an edition or a folder of them:

    \b
      pubkit export sources/rain.md --format pdf --page a5

    The paths written are printed on standard output, one a line. Exit status: 0
    done, 1 something could not be published, 2 wrong usage.
    """
    from pubkit import export
    from pubkit.artifact import WriteError
    from pubkit.backends import Options
    from pubkit.project import ProjectError

    options = Options(
        page=page,
        variant=pdf_variant,
        bleed=bleed,
        marks=marks is not None,
        impose=impose,
        creep=creep,
        assets="beside" if assets == "beside" else "inside",
        cover=cover,
        epub_profile=epub_profile,
        epub_name=epub_name,
        gray=gray,
    )

    def once(console: Console) -> Report:
        start = time.monotonic()
        report = export(
            sources, formats=formats, theme=theme, options=options, out=out, root=root, jobs=jobs,
            isolate=isolate, executor=executor, force=force, progress=console, cache=not no_cache,
        )  # fmt: skip
        if report_file:
            from pubkit.cli.report_file import write_report

            write_report(report, time.monotonic() - start, report_file)
        return report

    console = Console(message_format)
    try:
        if watch:
            from pubkit.cli.watch import follow

            follow(once, message_format, formats)
        report = once(console)
    except ProjectError as error:
        console.close()
        fail(str(error), error.hint, status=2)
    except WriteError as error:
        console.close()
        fail(str(error), "choose another file with --report")
    console.conclude(report, strict=strict, name=name)
