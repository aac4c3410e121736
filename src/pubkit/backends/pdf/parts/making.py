"""Make a piece of a part: lay it out, tell how many pages it takes, paint it where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from pubkit.backends.pdf import engine, fit, metadata, problems, resolution
from pubkit.backends.pdf.engine import justification
from pubkit.backends.pdf.pages import Progress
from pubkit.backends.pdf.parts import SHOWN, Part
from pubkit.backends.pdf.parts.piece import Count, Piece
from pubkit.backends.pdf.parts.piecework import Piecework
from pubkit.backends.pdf.parts.settling import MisplacedError, Place, put
from pubkit.backends.pdf.press.trim import Trim
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.problems import Problem
from pubkit.backends.pdf.tags import ways
from pubkit.backends.pdf.tags.leaves import Layout
from pubkit.backends.pdf.text import lines
from pubkit.model.document import Asset


class UnfitError(Exception):
    """A part that has to be laid out with the others."""


class Maker:
    """Makes one piece; `tell` takes its pages and returns where they stand."""

    def __init__(
        self,
        part: Part,
        files: Mapping[str, engine.File],
        families: Mapping[str, str],
        wanted: frozenset[str],
        fonts: Any,
        tell: Callable[[Count], Place],
    ) -> None:
        self._part = part
        self._files = files
        self._families = families
        self._wanted = wanted
        self._fonts = fonts
        self._tell = tell
        self._place: Place | None = None
        self._pages = 0

    def piece(
        self,
        told: metadata.About,
        assets: Mapping[str, Asset],
        variant: Variant,
        trim: Trim,
        *,
        first: bool,
    ) -> Piece:
        """Return the piece; the document begins with the one that is `first`."""
        root = self._part.root
        with engine.deep(), engine.overheard() as heard:
            document = self._blank() if self._part.blank else self._typeset()
            lines.reorder(root, document.pages)
            layout = Layout(root, document.pages)
            justification.straighten(leaf.box for leaf in layout.leaves)
            work = Piecework(layout, document, told, variant, trim, level=0 if first else 1)
            progress = Progress(layout, self._part.documents)
            found = tuple(self._faults(layout, progress, assets, variant))
            piece = work.piece(progress.starts(), progress.length, found)
            if heard:
                raise UnfitError(heard[0].text)
        return piece

    def _typeset(self) -> Any:
        try:
            return self._once()
        except MisplacedError:
            if self._place is None:
                raise
            _begin_on(self._part.root, self._place)
            return self._once()

    def _once(self) -> Any:
        return engine.typeset(
            self._part.root,
            self._files,
            self._families,
            settle=self._settled,
            fonts=self._fonts,
        )

    def _blank(self) -> Any:
        self._place = self._tell(NOTHING)
        self._pages = 3
        document = self._typeset()
        document.pages = document.pages[1:2]
        if not document.pages[0]._page_box.page_type.blank:
            raise UnfitError("no blank page")
        return document

    def _settled(self, context: Any, pages: list[Any], html: Any) -> list[Any]:
        """Return the pages where they stand."""
        if self._place is None:
            self._pages = len(pages)
            self._place = self._tell(self._count(context, pages))
            if self._part.targets:
                self._show(self._place)
                raise MisplacedError
        if len(pages) != self._pages:
            raise UnfitError("other pages")
        return put(self._place, context, pages, html)

    def _count(self, context: Any, pages: list[Any]) -> Count:
        article = next(e for e in self._part.root.iter("article") if "style" not in e.attrib)
        breaks = context.style_for(article)["break_before"]
        ids: dict[str, int] = {}
        for number, page in enumerate(pages if self._wanted else ()):
            for box in page.descendants():
                name = box.element.get("id") if box.element is not None else None
                if name in self._wanted:
                    ids.setdefault(name, number)
        return Count(len(pages), breaks, pages[0].page_type.name, pages[-1].page_type.name, ids)

    def _show(self, place: Place) -> None:
        """Let links show the labels of the pages that they lead to."""
        for link in self._part.root.iter("a"):
            if SHOWN in link.attrib:
                link.set(SHOWN, place.labels.get(link.get("href", "")[1:], ""))

    def _faults(
        self, layout: Layout, progress: Progress, assets: Mapping[str, Asset], variant: Variant
    ) -> Iterator[Problem]:
        documents = self._part.documents
        yield from problems.misfitting(fit.misfits(layout, progress))
        yield from problems.parting(ways.parted(layout), progress)
        coarse = resolution.coarse(layout, assets, variant.density)
        if documents:
            yield from problems.coarsening(coarse, variant.density, documents)


NOTHING = Count(0, "", "", "", {})


def _begin_on(root: Element, place: Place) -> None:
    """Let the first page be on the side on which it stands."""
    side = place.side(0, "left" if root.get("dir") == "rtl" else "right")
    root[0] = head = copy(root[0])  # which others share
    SubElement(head, "style").text = f"html{{break-before:{side}}}"
