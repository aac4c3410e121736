"""`pubkit theme`: list, show, check and make themes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubkit.cli.console import fail, message_format, print_diagnostics, root_option, shown

if TYPE_CHECKING:
    from pubkit.project import Project


def _known(name: str, root: Path) -> str:
    """Return `name`, or leave with the themes that there are."""
    from pubkit import themes
    from pubkit.diagnostics import meant

    names = themes(root)
    if name in names:
        return name
    fail(f'no theme is called "{name}"', meant(name, names), status=2)
    return ""


def _project(root: Path | None) -> Project:
    from pubkit.project import ProjectError, open_project

    try:
        return open_project((), root)
    except ProjectError as error:
        fail(str(error), error.hint, status=2)


def _root(root: Path | None) -> Path:
    return _project(root).root


@click.group("theme")
def command() -> None:
    """List, show, check and make themes."""


@command.command("list")
@root_option
def list_themes(root: Path | None) -> None:
    """Print the themes that come with pubkit and with this project."""
    from pubkit import themes
    from pubkit.theme import load
    from pubkit.world import World

    folder = _root(root)
    for name in themes(folder):
        theme = load(name, World.at(folder))
        click.echo(f"{name:12} {theme.layers[-1].manifest.description or theme.title}")


@command.command("show")
@click.argument("name")
@click.option("--out", type=click.Path(path_type=Path), help="Output folder.  [default: build]")
@click.option("--page", metavar="PRESET", help="Paper of the PDF.")
@root_option
def show(name: str, out: Path | None, page: str | None, root: Path | None) -> None:
    """Write a specimen of every node and token in all three formats."""
    from pubkit.build.specimen import write_specimen

    project = _project(root)
    folder = project.root
    into = out or folder / project.settings.out
    report = write_specimen(_known(name, folder), folder, into, page)
    for path in report.paths:
        click.echo(shown(path))
    print_diagnostics(report.diagnostics, "text")
    raise click.exceptions.Exit(0 if report.ok else 1)


@command.command("check")
@click.argument("name")
@root_option
@message_format
def check(name: str, root: Path | None, message_format: str) -> None:
    """Report what a theme says wrong, and what a target cannot express."""
    from pubkit.build.specimen import check_theme

    folder = _root(root)
    found = check_theme(_known(name, folder), folder)
    print_diagnostics(found, message_format)
    raise click.exceptions.Exit(any(d.severity == "error" for d in found))


@command.command("tokens")
@click.argument("name")
@root_option
def tokens(name: str, root: Path | None) -> None:
    """Print the table of tokens and what each does in each output, as Markdown."""
    from pubkit.theme import load
    from pubkit.theme.reference import markdown
    from pubkit.world import World

    folder = _root(root)
    click.echo(markdown(load(_known(name, folder), World.at(folder))), nl=False)


@command.command("new")
@click.argument("name")
@click.option("--from", "parent", default="daily", show_default=True, help="Theme to start from.")
@root_option
def new(name: str, parent: str, root: Path | None) -> None:
    """Make the theme NAME in this project, from a parent."""
    from pubkit.model.slugs import slugify
    from pubkit.theme import load
    from pubkit.theme.making import files
    from pubkit.world import World

    if name != slugify(name):
        fail(f'"{name}" cannot name a theme', "use small letters, digits and hyphens", status=2)
    folder = _root(root)
    made = files(load(_known(parent, folder), World.at(folder)), name)
    for path in made:
        if (folder / path).exists():
            fail(f'"{path}" exists already', "choose another name", status=2)
    for path, data in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        click.echo(path)
    click.echo(f"next: pubkit theme show {name}", err=True)
