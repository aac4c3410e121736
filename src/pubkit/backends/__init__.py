"""The backends: a table of names, and what each of them promises."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from pubkit.model.document import Publication

if TYPE_CHECKING:
    from pubkit.theme import Theme
    from pubkit.world import World


Imposition = Literal["2up", "booklet"]


class Artifact(msgspec.Struct, frozen=True):
    """A finished file: its path below the output folder, and its bytes.

    One that is `derived` shows the pages of another in an order that is not that of reading.
    """

    name: str
    data: bytes
    derived: bool = False


class PageStart(msgspec.Struct, frozen=True, array_like=True):
    """Where a printed page begins: its label, and how many characters of the text precede it.

    Counted are the characters of the running text without white space and without notes, from the
    headline on: the same in all outputs, since all carry the same words.
    """

    label: str
    offset: int


class Pagination(msgspec.Struct, frozen=True):
    """The pages of a printed edition, and the name by which an e-book cites it."""

    source: str
    pages: tuple[PageStart, ...]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller may ask of a backend.

    For print: the preset of the `page`, the `variant` of PDF (see `pdf.variants`), how far the page
    goes beyond its edge (`bleed`, such as `3mm`), `marks` where to cut it, the press: the ICC
    profile of it (a path), and the name of its printing condition in ICC's registry, and a second
    file with two pages on a sheet (`impose`), those of a booklet moved to the fold by `creep` more
    with each sheet inwards. For e-books: a `cover` or none, pictures in `gray`,
    and the accessibility standard that a publisher vouches
    for (`conforms_to`, `certified_by`); `epub_profile` fits them to readers that differ,
    `epub_name` names the file. For web pages: whether `assets` are inside or beside them, and the
    `url` under which the folder of all outputs is published, and that of the `site` on which every
    article has its page. With
    `trace`, elements of e-book and PDF say where in the source they come from, for judges.
    """

    pagination: Pagination | None = None
    page: str | None = None
    variant: str | None = None
    bleed: str | None = None
    marks: bool = False
    impose: Imposition | None = None
    creep: str | None = None
    output_profile: str | None = None
    output_condition: str | None = None
    cover: bool = True
    gray: bool = False
    conforms_to: str | None = None
    certified_by: str | None = None
    assets: Literal["inside", "beside"] = "inside"
    epub_profile: Literal["standard", "kobo", "kindle"] = "standard"
    epub_name: Literal["slug", "title"] | None = None
    trace: bool = False
    url: str | None = None
    site: str | None = None


class Built(msgspec.Struct, frozen=True):
    """What a backend hands back: files in memory, and the pages if it made any."""

    artifacts: tuple[Artifact, ...]
    pagination: Pagination | None = None


class Backend(Protocol):
    """A module with a function `build`."""

    def build(
        self, publication: Publication, theme: Theme, options: Options, world: World
    ) -> Built:
        """Return the finished files; report what could not be said in this format."""


BACKENDS: Mapping[str, str] = {
    "html": "pubkit.backends.html",
    "epub": "pubkit.backends.epub",
    "pdf": "pubkit.backends.pdf",
}


def find(name: str) -> Backend:
    """Return the backend `name`: from the table, else from an installed package's entry point."""
    if name in BACKENDS:
        return import_module(BACKENDS[name])
    from importlib.metadata import entry_points

    for entry in entry_points(group="pubkit.backends", name=name):
        return entry.load()  # type: ignore[no-any-return]
    raise LookupError(name)
