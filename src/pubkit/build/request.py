"""From what a caller asks to what is built: the project's settings fill what is left open."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from pubkit import backends
from pubkit.backends import Options
from pubkit.build.article import Request, prepare
from pubkit.build.export import Progress, Report, export
from pubkit.project import FORMATS, Project, ProjectError, find_sources, open_project
from pubkit.world import World

if TYPE_CHECKING:
    from pubkit.diagnostics import Diagnostic
    from pubkit.model.document import Document


def run(
    sources: Sequence[str | PathLike[str]],
    *,
    formats: Sequence[str] = (),
    theme: str | None = None,
    options: Options | None = None,
    parity: bool = False,
    out: Path | None = None,
    root: str | PathLike[str] | None = None,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
    writes: bool,
) -> Report:
    """Build what is asked for, with the settings of the project it lies in."""
    given = [Path(source) for source in sources]
    project = open_project(given, Path(root) if root else None)
    found = find_sources(project, given)
    options = options or Options()
    page = _page(options.page or project.settings.page)
    request = Request(
        root=str(project.root),
        formats=_formats(formats or project.settings.formats),
        theme=_theme(theme or project.settings.theme, project),
        tokens=project.tokens,
        language=project.settings.language,
        publisher=project.settings.publisher,
        parity=parity,
        preflight=not writes,
        options=msgspec.structs.replace(options, page=page),
    )
    folder = (out or project.root / project.settings.out) if writes else None
    return export(found, request, folder, processes=jobs, force=force, progress=progress)


def find(
    sources: Sequence[str | PathLike[str]], root: str | PathLike[str] | None
) -> tuple[Request, list[PurePosixPath]]:
    """Return the articles that `sources` name, and a request to read them."""
    given = [Path(source) for source in sources]
    project = open_project(given, Path(root) if root else None)
    settings = project.settings
    request = Request(
        root=str(project.root), language=settings.language, publisher=settings.publisher
    )
    return request, find_sources(project, given)


def read_one(
    source: Path, *, resolved: bool, root: str | PathLike[str] | None
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document of one article and the findings."""
    request, (path, *_) = find([source], root)
    world = World.at(Path(request.root))
    if resolved:
        publication = prepare(str(path), request, world)
        return (publication.documents[0] if publication else None), tuple(world.diagnostics)
    from pubkit import reader

    document = reader.parse(
        PurePosixPath(path), world, language=request.language, publisher=request.publisher
    )
    return document, tuple(world.diagnostics)


def _formats(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        try:
            backends.find(name)
        except LookupError:
            close = difflib.get_close_matches(name, FORMATS, n=1)
            hint = f'did you mean "{close[0]}"?' if close else f"known are {', '.join(FORMATS)}"
            raise ProjectError(f'no format is called "{name}"', hint) from None
    return tuple(dict.fromkeys(names))


def _theme(name: str, project: Project) -> str:
    from pubkit.theme import names

    known = names(project.root)
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f'did you mean "{close[0]}"?' if close else f"known are {', '.join(known)}"
        raise ProjectError(f'no theme is called "{name}"', hint)
    return name


def _page(name: str | None) -> str | None:
    from pubkit.theme import PAGES

    if name is not None and name not in PAGES:
        raise ProjectError(f'no page is called "{name}"', f"known are {', '.join(PAGES)}")
    return name
