"""`pubkit clean`: delete outputs."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from pubkit.cli.console import fail, root_option


@click.command("clean")
@click.option("--out", type=click.Path(path_type=Path), help="Output folder.  [default: build]")
@root_option
def command(out: Path | None, root: Path | None) -> None:
    """Delete the outputs of every source that the project has now or had before."""
    from pubkit.build.lock import NAME
    from pubkit.project import ProjectError, open_project

    try:
        project = open_project((), root)
    except ProjectError as error:
        fail(str(error), error.hint, status=2)
    folder = out or project.root / project.settings.out
    if not folder.is_dir():
        return
    # The lock shows that the folder is ours; anything else is not deleted.
    if not (folder / NAME).is_file():
        fail(f'"{folder}" was not made by pubkit', "delete it by hand if you are sure")
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
    (folder / NAME).unlink(missing_ok=True)
