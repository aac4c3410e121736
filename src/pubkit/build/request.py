"""From what a caller asks to what is built: the project's settings fill what is left open."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from pubkit import backends
from pubkit.backends import Options
from pubkit.build.article import Request, prepare
from pubkit.build.export import export
from pubkit.build.report import Progress, Report
from pubkit.cache.stamps import ABSENT, agreed, kind, settled, stamp
from pubkit.diagnostics import meant
from pubkit.model.slugs import slugify
from pubkit.model.urls import safe_url
from pubkit.project import (
    FORMATS,
    SETTINGS,
    Project,
    ProjectError,
    candidates,
    find_sources,
    open_project,
)
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
    out: str | PathLike[str] | None = None,
    root: str | PathLike[str] | None = None,
    jobs: int | None = None,
    isolate: bool = False,
    force: bool = False,
    cache: bool = True,
    progress: Progress | None = None,
    writes: bool,
    judges: bool = False,
    executor: str | None = None,
) -> Report:
    """Build what is asked for, with the settings of the project it lies in."""
    given = [Path(source) for source in sources]
    looked = _places([*given, *(Path(p) for p in (root, out) if p)])
    looked |= {str(p): kind(str(p)) for p in candidates(given, Path(root) if root else None)}
    project = open_project(given, Path(root) if root else None)
    looked |= _look(project.root / SETTINGS)
    found = find_sources(project, given, lambda folder: looked.update(_look(folder)))
    options = options or Options()
    look = _theme(theme or project.settings.theme, project)
    page = _page(options.page, look, project)
    url = _url(options.url or project.settings.url)
    placed = msgspec.structs.replace(options, page=page, url=url, site=_site(project, url))
    request = Request(
        root=str(project.root),
        formats=_formats(formats or project.settings.formats),
        theme=look,
        asked_theme=look if theme else None,
        page=_page(project.settings.page, look, project),
        tokens=project.tokens,
        language=project.settings.language,
        publisher=project.settings.publisher,
        parity=parity,
        preflight=not writes,
        isolate=isolate or project.settings.isolate,
        options=_printed(msgspec.structs.replace(placed, trace=judges), project),
    )
    folder = _folder(Path(out or project.root / project.settings.out)) if writes else None
    if judges:
        return _judged(found, request, jobs, progress)
    report = export(
        found, request, folder, processes=jobs, force=force, cache=cache, progress=progress,
        executor=executor,
    )  # fmt: skip
    looked |= _made(folder, looked) if folder else {}
    return msgspec.structs.replace(report, seen=agreed(looked, report.seen))


def _folder(out: Path) -> Path:
    """Return the folder of outputs, which nobody names like one of them."""
    form = out.suffix.lower().removeprefix(".")
    if form in FORMATS and not out.is_dir():
        hint = f"outputs have names of their own in a folder: --format {form} --out build"
        raise ProjectError(f'"{out}" is the name of a file', hint)
    return out


def _look(path: Path) -> dict[str, str]:
    return {str(path): settled(stamp(str(path)), time.time_ns())}


def _places(given: Sequence[Path]) -> dict[str, str]:
    """Return how the folders above `given` look: whether a link leads elsewhere."""
    return {
        str(place): stamp(str(place)) if place.is_symlink() else kind(str(place))
        for path in given
        for place in (path.absolute(), *path.absolute().parents)
    }


def _made(out: Path, before: Mapping[str, str]) -> dict[str, str]:
    """Return how folders look that were made for the outputs."""
    now = _places([out]).items()
    return {path: look for path, look in now if (before.get(path), look) == (ABSENT, "d")}


def _judged(
    found: Sequence[PurePosixPath], request: Request, jobs: int | None, progress: Progress | None
) -> Report:
    """Build in memory, and ask the judges that are installed about the outputs."""
    from pubkit.preflight.judges import Jury

    with Jury(Path(request.root)) as jury:
        report = export(
            found, request, None, processes=jobs, cache=False, progress=progress, keep=jury.take
        )
        verdict = jury.judge()
    return msgspec.structs.replace(
        report,
        diagnostics=report.diagnostics + verdict.diagnostics,
        asked=verdict.asked,
        absent=verdict.absent,
    )


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
    source: str | PathLike[str], *, resolved: bool, root: str | PathLike[str] | None
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


def _printed(options: Options, project: Project) -> Options:
    """Return the options with the project's press, where none is given."""
    lengths = [length for length in (options.bleed, options.creep) if length]
    if lengths:
        from pubkit.backends.pdf.press.trim import points

        try:
            for length in lengths:
                points(length)
        except ValueError as error:
            raise ProjectError(str(error), "write it as 3mm or 0.125in") from None
    if options.creep and options.impose != "booklet":
        raise ProjectError("only booklets creep", "add --impose booklet")
    return msgspec.structs.replace(
        options,
        output_profile=options.output_profile or project.print.output_profile,
        output_condition=options.output_condition or project.print.output_condition,
    )


def _formats(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name in FORMATS:
            continue
        try:
            backends.find(name)
        except LookupError:
            message = f'no format is called "{name}"'
            raise ProjectError(message, meant(name, FORMATS)) from None
    return tuple(dict.fromkeys(names))


def _theme(name: str, project: Project) -> str:
    from pubkit.theme import names

    known = names(project.root)
    if name not in known:
        raise ProjectError(f'no theme is called "{name}"', meant(name, known))
    return name


def _url(text: str | None) -> str | None:
    url = safe_url(text or "")
    if text and not (url or "").startswith(("http://", "https://")):
        raise ProjectError(f'"{text}" is not a web address', 'write url = "https://…"')
    return url


def _site(project: Project, url: str | None) -> str | None:
    """Return the address of the site over all articles, if there is one and it is known."""
    site = project.site
    if site is None or not (site.url or url):
        return None
    own = _url(site.url) or f"{str(url).rstrip('/')}/{slugify(site.slug) or 'site'}"
    return f"{own.rstrip('/')}/"


def _page(name: str | None, theme: str, project: Project) -> str | None:
    """Return `name` if it is a page that all themes have, or one of `theme`."""
    from pubkit.theme import PAGES, load
    from pubkit.world import World

    if name is None or name in PAGES:
        return name
    known = load(theme, World.at(project.root)).pages
    if name not in known:
        raise ProjectError(f'no page is called "{name}"', f"known are {', '.join(known)}")
    return name
