"""A bare theme to make books with, and the means to look into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from lxml import etree

from pubkit.backends import Options
from pubkit.backends.epub import book, build
from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.theme import Fitting, FontFile, Theme
from pubkit.theme.manifest import chain
from pubkit.world import World

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
XML = "{http://www.w3.org/XML/1998/namespace}"


class BareTheme(Theme):
    """The theme that all others extend, with the given fonts or none: quick to set."""

    def __init__(self, *fonts: FontFile) -> None:
        world = World.fake({})
        super().__init__(chain("plain", world), {}, world)
        self.given = Fitting(fonts, ())


BARE = BareTheme()


class Book(msgspec.Struct, frozen=True):
    """A finished EPUB, opened."""

    data: bytes
    world: World

    @property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def tree(self, name: str) -> Any:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    @property
    def package(self) -> Any:
        return self.tree("content.opf")

    def dc(self, name: str) -> list[str]:
        return [element.text for element in self.package.iter(f"{DC}{name}")]

    def meta(self, name: str) -> list[str]:
        found = self.package.iter(f"{OPF}meta")
        return [element.text for element in found if element.get("property") == name]

    @property
    def spine(self) -> list[str]:
        """Return the ids of the files that are read one after the other."""
        found = self.package.iter(f"{OPF}itemref")
        return [item.get("idref") for item in found if item.get("linear") != "no"]

    def nav(self, kind: str) -> list[tuple[str, str]]:
        """Return label and target of every line of a list in the navigation document."""
        lists = [
            e for e in self.tree("nav.xhtml").iter(f"{XHTML}nav") if e.get(f"{EPUB}type") == kind
        ]
        return [(a.text, a.get("href")) for e in lists for a in e.iter(f"{XHTML}a")]


def words(text: str) -> tuple[n.Text, ...]:
    return (n.Text(text=text),)


def paragraph(text: str) -> n.Paragraph:
    return n.Paragraph(children=words(text))


def heading(text: str, level: int = 1, name: str | None = None) -> n.Heading:
    attrs = n.Attrs(id=name or text.lower().replace(" ", "-"))
    return n.Heading(level=level, children=words(text), attrs=attrs)


def note(number: int, *more: n.Inline) -> n.Note:
    text = n.Paragraph(children=(*words(f"Note {number}."), *more))
    return n.Note(children=(text,), number=number)


def article(*blocks: n.Block, **told: Any) -> d.Document:
    """Return an article as the transforms leave it."""
    metadata = d.Metadata(**{"headline": "Rain returns", "slug": "rain", **told})
    opening = d.Opening(headline=words(metadata.headline))
    children = blocks or (paragraph("It rained."),)
    return d.Document(metadata=metadata, children=children, opening=opening, source="rain.md")


def publish(
    *documents: d.Document,
    assets: Mapping[str, d.Asset] | None = None,
    theme: Theme | None = None,
    **options: Any,
) -> Book:
    """Return the book of `documents`, without a cover unless asked for one."""
    world = World.fake({})
    publication = d.Publication(documents=documents or (article(),), assets=assets or {})
    asked = Options(**{"cover": False, **options})
    theme = theme or BARE
    with pytest.MonkeyPatch.context() as patch:
        if isinstance(theme, BareTheme):
            given = theme.given
            patch.setattr(book, "fit", lambda *_: given)
        built = build(publication, theme, asked, world)
    return Book(built.artifacts[0].data, world)
