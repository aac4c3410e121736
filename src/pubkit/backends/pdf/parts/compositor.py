"""Set parts or pages in a process that knows nothing of the publication but what it is handed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any, cast
from xml.etree.ElementTree import Element

import msgspec
from msgspec.structs import replace

from pubkit.backends.pdf.engine import File
from pubkit.backends.pdf.metadata import About
from pubkit.backends.pdf.parts.carrying import pack, unpack
from pubkit.backends.pdf.parts.crew import Crew
from pubkit.backends.pdf.parts.piece import Count, Face
from pubkit.backends.pdf.parts.settling import Place
from pubkit.backends.pdf.press.trim import Trim
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.result import Matter, Result, Setting
from pubkit.model.document import Asset, Document, Publication

_encode = msgspec.msgpack.encode


class Desk(msgspec.Struct, frozen=True):
    """What all parts have in common; `heads` are elements, `fonts` files by URL."""

    heads: Sequence[bytes]
    fonts: Mapping[str, File]
    families: Mapping[str, str]
    wanted: frozenset[str]
    told: About
    variant: Variant
    trim: Trim
    length: int


class Task(msgspec.Struct, frozen=True, tag=True):
    """A part to lay out: an element without its head, which is one of the desk's by number."""

    head: int
    page: bytes
    documents: tuple[Document, ...]
    files: Mapping[str, File]
    assets: Mapping[str, Asset]
    targets: frozenset[str]
    beginning: bool
    blank: bool
    first: bool


class Founts(msgspec.Struct, frozen=True, tag=True):
    """Faces to embed, all of one font in the file at `url`, whose glyphs are read differently."""

    faces: tuple[Face, ...]
    url: str


class Whole(msgspec.Struct, frozen=True, tag=True):
    """A page to set and to write as a file, of so many characters."""

    page: bytes
    publication: Publication
    matter: Matter
    setting: Setting
    length: int


class Order(msgspec.Struct, frozen=True):
    """What a hand is given; the desk with the first of several parts."""

    work: Task | Founts | Whole
    desk: Desk | None = None


def order(
    page: Element,
    publication: Publication,
    matter: Matter,
    setting: Setting,
    length: int,
    crew: Crew,
    meanwhile: Callable[[], None],
) -> Result:
    """Return what a hand of `crew` makes of a whole page; raise `CrewError` when it fails."""
    assets = {key: replace(asset, data=b"") for key, asset in publication.assets.items()}
    whole = Whole(pack(page), replace(publication, assets=assets), matter, setting, length)
    crew.start(0, lambda new: _encode(Order(whole)))
    meanwhile()
    return msgspec.msgpack.decode(crew.hear()[1], type=Result)


class Compositor:
    """Does what it is given, with the fonts that it keeps."""

    def __init__(self) -> None:
        self._given: Desk | None = None
        self._orders = msgspec.msgpack.Decoder(Order)

    @cached_property
    def _desk(self) -> Desk:
        return cast(Desk, self._given)

    @cached_property
    def _heads(self) -> list[Element]:
        return [unpack(head) for head in self._desk.heads]

    @cached_property
    def _fonts(self) -> Any:
        from pubkit.backends.pdf import engine

        return engine.open_fonts(self._desk.families)

    def __call__(self, number: int, given: bytes, tell: Any) -> bytes:
        """Return what is asked for, as bytes."""
        order = self._orders.decode(given)
        self._given = self._given or order.desk
        match order.work:
            case Task() as task:
                return self._piece(task, tell)
            case Whole() as whole:
                return _encode(_set(whole))
            case Founts(faces, url):
                from pubkit.backends.pdf.parts.embedding import embedded

                return _encode(embedded(faces, self._desk.fonts[url].data))

    def _piece(self, task: Task, tell: Any) -> bytes:
        from pubkit.backends.pdf.engine.patience import patience
        from pubkit.backends.pdf.parts import Part
        from pubkit.backends.pdf.parts.making import Maker

        def told(count: Count) -> Place:
            return msgspec.msgpack.decode(tell(_encode(count)), type=Place)

        desk = self._desk
        root = unpack(task.page)
        root.insert(0, self._heads[task.head])
        part = Part(root, task.documents, task.targets, task.beginning, task.blank)
        files = {**desk.fonts, **task.files}
        maker = Maker(part, files, desk.families, desk.wanted, self._fonts, told)
        with patience(desk.length):
            piece = maker.piece(desk.told, task.assets, desk.variant, desk.trim, first=task.first)
        return _encode(piece)


def _set(whole: Whole) -> Result:
    from pubkit.backends.pdf.engine.patience import patience
    from pubkit.backends.pdf.typesetting import typeset

    with patience(whole.length):
        return typeset(unpack(whole.page), whole.publication, whole.matter, whole.setting)


def ready(*, whole: bool = False) -> Compositor:
    """Return what sets parts, or whole pages, the engine loaded."""
    from pubkit.backends.pdf.engine.libraries import load_engine

    load_engine()
    for name in (*_SOON, *(_OF_PAGES if whole else _OF_PARTS)):
        import_module(name)
    return Compositor()


_SOON = ("email.policy", "pyphen", "uharfbuzz")
"""What the engine and we import with the first page."""
_OF_PARTS = ("pubkit.backends.pdf.parts.making", "pubkit.backends.pdf.parts.embedding")
_OF_PAGES = ("pubkit.backends.pdf.typesetting", "pypdfium2")
