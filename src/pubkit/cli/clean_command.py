"""`pubkit clean`: delete outputs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pubkit.cli.console import fail, root_option


@click.command("clean")
@click.option("--out", type=click.Path(path_type=Path), help="Output folder.  [default: build]")
@click.option("--cache", is_flag=True, help="Empty the cache of all projects too.")
@click.option("--gone", is_flag=True, help="Only outputs of articles that are gone; no cache.")
@root_option
def command(out: Path | None, cache: bool, gone: bool, root: Path | None) -> None:
    """Delete the outputs of every source that the project has now or had before.

    With --gone, only files that pubkit wrote of sources that are gone, moved or make less now, and
    that nobody has changed since.

    Entries of the cache that were unused for 30 days are deleted, and the oldest beyond 2 GiB.
    """
    from pubkit.cache.store import open_store

    if gone:
        _delete_gone(*_folders(out, root))
        return
    store = open_store()
    freed = store.prune(age=0.0, size=0) if cache else store.prune()
    if freed:
        click.echo(f"{freed / 1e6:.1f} MB of the cache freed", err=True)
    _delete_outputs(_folders(out, root)[1])


def _folders(out: Path | None, root: Path | None) -> tuple[Path, Path]:
    """Return the project's folder and that of its outputs."""
    from pubkit.project import ProjectError, open_project

    try:
        project = open_project((), root)
    except ProjectError as error:
        fail(str(error), error.hint, status=2)
    return project.root, out or project.root / project.settings.out


def _delete_gone(root: Path, out: Path) -> None:
    """Delete outputs of sources that are gone; print their paths."""
    from pubkit.build.ledger import Ledger
    from pubkit.cache.store import open_store

    if not out.is_dir():
        return
    with _alone(out):
        ledger = Ledger(root, out, open_store())
        for path in ledger.delete():
            click.echo(path)
        ledger.save()


def _delete_outputs(folder: Path) -> None:
    from pubkit.build.lock import NAME

    if not folder.is_dir():
        return
    # The lock shows that the folder is ours; anything else is not deleted.
    if not (folder / NAME).is_file():
        fail(f'"{folder}" was not made by pubkit', "delete it by hand if you are sure")
    with _alone(folder):
        for child in folder.iterdir():
            if child.is_dir() and not child.is_symlink():
                shutil.rmtree(child)
        (folder / NAME).unlink(missing_ok=True)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the lock of `out`, so that no run writes what is being deleted."""
    from pubkit.artifact import WriteError
    from pubkit.build.lock import locked

    try:
        with locked(out, lambda message: click.echo(f"note: {message}", err=True)):
            yield
    except WriteError as error:
        fail(str(error))
