"""pubkit: one Markdown source becomes a web page, an e-book and a print PDF under one theme."""

from __future__ import annotations

from os import PathLike

TYPE_CHECKING = False  # typing is slow to import
if TYPE_CHECKING:
    from collections.abc import Sequence

    from pubkit.backends import Options
    from pubkit.build.credits import Credits
    from pubkit.build.report import Progress, Report
    from pubkit.diagnostics import Diagnostic
    from pubkit.model.document import Document
    from pubkit.project import ProjectError

    Paths = str | PathLike[str] | Sequence[str | PathLike[str]]

__all__ = [
    "Options",
    "ProjectError",
    "check",
    "export",
    "list_credits",
    "load",
    "themes",
]


def export(
    sources: Paths = (),
    *,
    formats: str | Sequence[str] = (),
    theme: str | None = None,
    options: Options | None = None,
    out: str | PathLike[str] | None = None,
    root: str | PathLike[str] | None = None,
    jobs: int | None = None,
    isolate: bool = False,
    executor: str | None = None,
    force: bool = False,
    cache: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Publish `sources` (articles or folders; none means the project's) and return what was done.

    `formats` are names of backends, all three when empty; `options` are `Options`: the page, the
    PDF variant and such. `executor` is the address of a cluster to build on, such as
    `dask://host:8786`. To `isolate` articles, each is built in a process of its own; else one
    builds up to eight in turn. Without `cache` all is built anew. Content never raises: see
    `Report.diagnostics`. Raises `ProjectError` when what is asked for does not exist.
    """
    from pubkit.build.request import run

    return run(
        _several(sources), formats=(formats,) if isinstance(formats, str) else formats,
        theme=theme, options=options, out=out, root=root, jobs=jobs, isolate=isolate,
        executor=executor, force=force, cache=cache, progress=progress, writes=True,
    )  # fmt: skip


def check(
    sources: Paths = (),
    *,
    theme: str | None = None,
    parity: bool = False,
    judges: bool = False,
    root: str | PathLike[str] | None = None,
    jobs: int | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Build `sources` in memory and return all findings; nothing is written.

    With `parity` the words of all three outputs are compared with the source's; with `judges`
    EPUBCheck, Ace and veraPDF are asked where they are installed.
    """
    from pubkit.build.request import run

    return run(
        _several(sources), theme=theme, parity=parity, judges=judges, root=root, jobs=jobs,
        cache=cache, progress=progress, writes=False,
    )  # fmt: skip


def load(
    source: str | PathLike[str],
    *,
    resolved: bool = False,
    root: str | PathLike[str] | None = None,
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document of one article, None when it cannot be read, and the findings.

    `resolved` documents have passed the transforms: they are what backends see.
    """
    from pubkit.build.request import read_one

    return read_one(source, resolved=resolved, root=root)


def list_credits(
    sources: Paths = (), *, root: str | PathLike[str] | None = None, jobs: int | None = None
) -> Credits:
    """Return all pictures of `sources` with what article and file tell of them."""
    from pubkit.build import credits as listing

    return listing.list_credits(_several(sources), root, jobs)


def themes(root: str | PathLike[str] | None = None) -> tuple[str, ...]:
    """Return the names of the themes that come with pubkit and with the project at `root`."""
    from pathlib import Path

    from pubkit.theme import names

    return names(Path(root) if root else None)


def _several(given: Paths) -> Sequence[str | PathLike[str]]:
    return (given,) if isinstance(given, str | PathLike) else given


def __getattr__(name: str) -> object:
    """Import what few callers need when they ask for it."""
    if name == "Options":
        from pubkit.backends import Options

        return Options
    if name == "ProjectError":
        from pubkit.project import ProjectError

        return ProjectError
    raise AttributeError(f'module "pubkit" has no attribute "{name}"')
