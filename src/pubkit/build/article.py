"""Build one article: parse once, transform once, and let each backend render it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import msgspec

from pubkit import backends
from pubkit.backends import Artifact, Built, Options, Pagination
from pubkit.build.traces import Dependency
from pubkit.diagnostics import Diagnostic, in_order
from pubkit.model.document import Publication
from pubkit.model.edition import FILES
from pubkit.project import SETTINGS
from pubkit.world import World

if TYPE_CHECKING:
    from pubkit.theme import Theme

ORDER = ("pdf", "epub", "html")
"""Printed pages come first: the e-book cites them."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What to make of each source, and with what settings; to `isolate`, in a child of its own.

    An edition's own theme and page come before `theme` and `page`, those of the project, but not
    before `asked_theme` and the page of `options`, which somebody asked for.
    """

    root: str
    formats: tuple[str, ...] = ("html", "epub", "pdf")
    theme: str = "daily"
    asked_theme: str | None = None
    page: str | None = None
    tokens: Mapping[str, Any] = {}
    language: str | None = None
    publisher: str | None = None
    parity: bool = False
    preflight: bool = False
    isolate: bool = False
    options: Options = Options()


class File(msgspec.Struct, frozen=True):
    """A finished file told by its path, its bytes' number and their SHA-256."""

    name: str
    size: int
    sha256: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of one source: its files, and what there is to say.

    `artifacts` are those of `files` whose bytes are at hand: all of an article just built, and of
    one built before (`cached`) those that have to be written. `seconds` is what the build took.
    """

    source: str
    slug: str = ""
    artifacts: tuple[Artifact, ...] = ()
    files: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    seconds: float = 0.0
    cached: bool = False

    @property
    def failed(self) -> bool:
        """Tell whether something could not be published as meant."""
        return any(d.severity == "error" for d in self.diagnostics)


def prepare(source: str, request: Request, world: World) -> Publication | None:
    """Return the publication that `source` stands for, or None when it cannot be read."""
    from pubkit import reader, transforms

    if PurePosixPath(source).name in FILES:
        from pubkit.build.edition import prepare_edition

        return prepare_edition(
            source, world, language=request.language, publisher=request.publisher
        )
    if source == SETTINGS:
        from pubkit.build.site import prepare_site

        return prepare_site(world, language=request.language, publisher=request.publisher)
    document = reader.parse(
        PurePosixPath(source), world, language=request.language, publisher=request.publisher
    )
    if document is None:
        return None
    document, assets = transforms.apply(document, world)
    return Publication((document,), assets)


def build(source: str, request: Request, world: World, theme: Theme | None = None) -> Outcome:
    """Return the outputs of the article `source`, a path below the world's root.

    Without `theme` it is the one that the article or the request names.
    """
    from pubkit.theme import load

    publication = prepare(source, request, world)
    if publication is None:
        return Outcome(source=source, diagnostics=in_order(world.diagnostics))
    world.hold(publication)
    metadata = publication.metadata
    own = None if request.asked_theme else metadata.theme
    look = own or request.asked_theme or request.theme
    place = publication.place("theme") if own else None
    theme = theme or load(look, world, request.tokens, place)
    page = (publication.edition and publication.edition.page) or request.page
    artifacts: list[Artifact] = []
    pagination: Pagination | None = None
    formats = request.formats if source != SETTINGS else ("html",)
    early: dict[str, tuple[Built, list[Diagnostic]]] = {}

    def make(name: str) -> Built:
        options = msgspec.structs.replace(
            request.options, pagination=pagination, page=request.options.page or page
        )
        return backends.find(name).build(publication, theme, options, world)

    def meanwhile() -> None:
        """Make the web page, which cites no printed ones; what it tells comes in its turn."""
        before = len(world.diagnostics)
        built = make("html")
        early["html"] = built, world.diagnostics[before:]
        del world.diagnostics[before:]

    world.meanwhile = meanwhile if "html" in formats else None
    for name in sorted(formats, key=_position):
        built, told = early.get(name) or (make(name), [])
        world.diagnostics += told
        artifacts.extend(built.artifacts)
        pagination = built.pagination or pagination
    if request.preflight:
        from pubkit.preflight import inspect

        inspect(publication, artifacts, world)
    if request.parity:
        from pubkit.build.agreement import check_words

        check_words(publication, artifacts, world)
    return Outcome(
        source=source,
        slug=metadata.slug,
        artifacts=tuple(artifacts),
        diagnostics=in_order(world.diagnostics),
    )


def _position(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)
