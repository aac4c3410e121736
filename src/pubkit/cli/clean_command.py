"""`pubkit clean`: delete outputs."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from pubkit.cli.console import fail, root_option


@click.command("clean")
@click.option("--out", type=click.Path(path_type=Path), help="Output folder.  [default: build]")
@click.option("--cache", is_flag=True, help="Empty the cache of all projects too.")
@root_option
def command(out: Path | None, cache: bool, root: Path | None) -> None:
    """Delete the outputs of every source that the project has now or had before.

    Entries of the cache that were unused for 30 days are deleted, and the oldest beyond 2 GiB.
    """
    from pubkit.cache.store import open_store

    store = open_store()
    freed = store.prune(age=0.0, size=0) if cache else store.prune()
    if freed:
        click.echo(f"{freed / 1e6:.1f} MB of the cache freed", err=True)
    _delete_outputs(out, root)


def _delete_outputs(out: Path | None, root: Path | None) -> None:
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
