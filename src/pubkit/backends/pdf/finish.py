"""What is done to a file before it is written: tags, labels of pages, metadata."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from pubkit.backends.pdf import metadata, press
from pubkit.backends.pdf.parts.objects import content
from pubkit.backends.pdf.press.trim import REGISTRATION, Trim, registration
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.tags import marks, ways
from pubkit.backends.pdf.tags.leaves import POINT, Layout
from pubkit.backends.pdf.tags.structure import Builder, Node
from pubkit.backends.pdf.tags.tagging import Writer

_UNTRIMMED = Trim()


class Finisher:
    """Paints a laid out document into a file that keeps the standards of `variant`."""

    def __init__(
        self,
        layout: Layout,
        document: Any,
        told: metadata.About,
        variant: Variant,
        trim: Trim = _UNTRIMMED,
        level: int = 0,
    ) -> None:
        self._layout = layout
        self._document = document
        self._told = press.dated(told) if variant.press else told
        self._variant = variant
        self._trim = trim
        self._level = level
        hyphens = any(marks.ENGINE_HYPHEN in text for text in layout.root.itertext())
        self._pages = [marks.Page(page, document, soften=not hyphens) for page in layout.pages]

    def write(self) -> bytes:
        """Return the file."""
        ways.mend(self._layout)
        if self._variant.press:
            for page in self._layout.pages:
                page.links.clear()
        with warnings.catch_warnings():
            # The engine leaves the file of its colour profile to the collector.
            warnings.simplefilter("ignore", ResourceWarning)
            data = self._document.write_pdf(
                finisher=self._finish,
                pdf_variant=self._variant.engine,
                pdf_version="1.6" if self._variant.press else "1.7",
                pdf_identifier=True,
            )
        return bytes(data)

    def _finish(self, document: Any, pdf: Any) -> None:
        Writer(pdf).write(self._tree(document))
        label(pdf, self._layout.front)
        metadata.write_information(pdf, self._told)
        self._cut(pdf)
        claims = press.claims(self._told) if self._variant.press else self._variant.claims
        metadata.write_packet(pdf, self._told, claims)
        compress(pdf.objects)
        write_once(pdf)

    def _tree(self, document: Any) -> Node:
        """Return the structure of what was painted; what has no place in it is set apart."""
        fonts = {font.hash: marks.Letters(font) for font in document.fonts.values()}
        for page in self._pages:
            page.read(fonts)
        builder = Builder(self._layout, self._pages, self._told.language, self._level)
        root = builder.build()
        for ink, pagination in builder.artifacts:
            self._pages[ink.page].set_apart(ink.mark, pagination=pagination)
        for ink, text in builder.misspelt:
            self._pages[ink.page].spell(ink.mark, text)
        return root

    def _cut(self, pdf: Any) -> None:
        """Say where pages are cut, and mark it."""
        sheets = [
            thing
            for thing in pdf.objects
            if isinstance(thing, dict) and thing.get("Type") == "/Page"
        ]
        for sheet, drawn, page in zip(sheets, self._pages, self._layout.pages, strict=True):
            self._trim.bound(sheet, page.width * POINT, page.height * POINT)
            drawn.add(self._trim.drawn(page))
        if self._trim.marks:
            spaces = _named(pdf, _named(pdf, sheets[0]["Resources"])["ColorSpace"])
            spaces[REGISTRATION] = registration(press=self._variant.press)


def label(pdf: Any, front: int) -> None:
    """Number the pages in the reader's window as they are numbered in print."""
    import pydyf

    styles = [0, pydyf.Dictionary({"S": "/r"})] if front else []
    numbers = pydyf.Array((*styles, front, pydyf.Dictionary({"S": "/D"})))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": numbers})


def _named(pdf: Any, reference: bytes) -> Any:
    """Return the object that `reference` leads to."""
    return pdf.objects[int(reference.split()[0])]


def compress(objects: Iterable[Any]) -> None:
    """Compress streams here, once: the engine would, for the identifier and for the file."""
    for thing in objects:
        if getattr(thing, "compress", False):
            thing.compress = False
            thing.stream = [zlib.compress(content(thing), LEVEL)]
            thing.extra["Filter"] = "/FlateDecode"


def write_once(pdf: Any) -> None:
    """Let each object of a file be put into bytes once, for the identifier and for the file.

    Streams that are added as it is written are compressed as others are.
    """
    import pydyf

    kinds = (pydyf.Dictionary, pydyf.Stream, pydyf.Array, pydyf.String)
    kept = {kind: type(kind.__name__, (kind,), _cached(kind)) for kind in kinds}
    add = pdf.add_object

    def added(thing: Any) -> None:
        compress((thing,))
        add(thing)
        thing.__class__ = kept.get(type(thing), type(thing))

    for thing in pdf.objects:
        thing.__class__ = kept.get(type(thing), type(thing))
    pdf.add_object = added


def _cached(kind: Any) -> dict[str, Any]:
    return {"data": cached_property(kind.data.fget)}


LEVEL = 6
"""Of zlib: the highest takes twice the time, for files smaller by two hundredths."""
