"""`pubkit check`: report, write nothing."""

from __future__ import annotations

from pathlib import Path

import click

from pubkit.cli.console import (
    Console,
    fail,
    message_format,
    no_cache_option,
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
@click.option("--strict", is_flag=True, help="Say whether this may go to press: warnings count.")
@click.option(
    "--judges/--no-judges",
    default=None,
    help="Ask EPUBCheck, Ace and veraPDF where installed.  [default: with --strict]",
)
@no_cache_option
@message_format
@click.pass_obj
def command(
    name: str | None,
    sources: tuple[Path, ...],
    theme: str | None,
    parity: bool,
    root: Path | None,
    jobs: int | None,
    strict: bool,
    judges: bool | None,
    no_cache: bool,
    message_format: str,
) -> None:
    """Build SOURCES in memory and report all there is to say; nothing is written.

    With --strict the last line answers: may this go to press? Exit status 0 is yes, 1 is no.
    """
    from pubkit import check
    from pubkit.project import ProjectError

    wanted = strict if judges is None else judges
    console = Console(message_format, paths=False)
    try:
        report = check(
            sources,
            theme=theme,
            parity=parity,
            judges=wanted,
            root=root,
            jobs=jobs,
            progress=console,
            cache=not no_cache,
        )
    except ProjectError as error:
        console.close()
        fail(str(error), error.hint, status=2)
    console.conclude(report, strict=strict, name=None if wanted else name, asks=strict)
