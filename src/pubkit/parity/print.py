"""The words of a tagged PDF, as PDFium reads the finished file through its structure tree."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from pubkit.parity.shown import Shown

GENERATED = "generated"
"""The title of structure elements that hold numbers and marks which no author wrote."""

HYPHENS = ("\xad", "\x02")
NO_WORDS = frozenset({"Figure", "Formula", "Reference"})


def pdf_text(data: bytes, pages: Iterable[int] | None = None) -> Shown:
    """Return the words in logical order, also by page; running heads and numbers are none.

    Of some `pages` (from 0), they are those of all elements that are on no others.
    """
    return _shown(_pages(data, pages))


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with _document(data) as (pdfium, document):
        return int(pdfium.FPDF_GetPageCount(document))


def _shown(read: Iterable[_Element]) -> Shown:
    document = _Element("Document")
    pages = []
    for page in read:
        pages.append(_words(page, notes=False))
        _merge(document, page)
    running, notes = (_words(document, notes=notes) for notes in (False, True))
    return Shown(running, notes, tuple(pages), printed=True)


@dataclass
class _Element:
    """A structure element; its kids are elements and the text of marked content."""

    kind: str
    title: str = ""
    told: str = ""
    kids: dict[int, _Element | str] = field(default_factory=dict)


def _merge(whole: _Element, part: _Element) -> None:
    """Add what a page has of an element: kids are known by their places in it."""
    for place, kid in part.kids.items():
        known = whole.kids.setdefault(place, kid)
        if known is not kid and isinstance(known, _Element) and isinstance(kid, _Element):
            _merge(known, kid)


def _words(element: _Element, *, notes: bool) -> str:
    return "".join(_read(element, wanted=not notes, notes=notes))


def _read(element: _Element, *, wanted: bool, notes: bool) -> Iterator[str]:
    """Yield the pieces of the running text, or of the notes."""
    if element.kind in NO_WORDS or element.title == GENERATED:
        return
    if element.kind == "Note":
        wanted = notes
    if element.told:
        yield element.told + " " if wanted else ""
        return
    for _, kid in sorted(element.kids.items(), key=itemgetter(0)):
        if isinstance(kid, _Element):
            yield from _read(kid, wanted=wanted, notes=notes)
        elif wanted:
            yield kid if kid.endswith(HYPHENS) else f"{kid} "


def _pages(data: bytes, wanted: Iterable[int] | None) -> Iterator[_Element]:
    """Yield what each page has of the structure tree."""
    with _document(data) as (pdfium, document):
        for number in wanted or range(pdfium.FPDF_GetPageCount(document)):
            with _page(pdfium, document, number) as page:
                yield page.structure()


@contextmanager
def _document(data: bytes) -> Iterator[tuple[Any, Any]]:
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()  # does nothing when called again
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("not a PDF")
    try:
        yield pdfium, document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def _page(pdfium: Any, document: Any, number: int) -> Iterator[_Page]:
    page = pdfium.FPDF_LoadPage(document, number)
    letters = pdfium.FPDFText_LoadPage(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        yield _Page(pdfium, page, letters, tree)
    finally:
        if tree:
            pdfium.FPDF_StructTree_Close(tree)
        pdfium.FPDFText_ClosePage(letters)
        pdfium.FPDF_ClosePage(page)


class _Page:
    """A page's marked content by number, and its part of the structure tree."""

    def __init__(self, pdfium: Any, page: Any, letters: Any, tree: Any) -> None:
        self._pdfium = pdfium
        self._tree = tree
        self._buffer = (ctypes.c_ushort * 512)()
        self._marked: dict[int, str] = {}
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            item = pdfium.FPDFPage_GetObject(page, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
            if mark >= 0 and pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                text = self._string("FPDFTextObj_GetText", item, letters)
                self._marked[mark] = self._marked.get(mark, "") + text

    def structure(self) -> _Element:
        """Return what the page has of the document."""
        pdfium, tree = self._pdfium, self._tree
        count = pdfium.FPDF_StructTree_CountChildren(tree) if tree else 0
        tops = (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(count))
        return _Element("Document", kids=dict(enumerate(map(self._element, tops))))

    def _element(self, element: Any) -> _Element:
        kind, title, told = (
            self._string(f"FPDF_StructElement_Get{asked}", element)
            for asked in ("Type", "Title", "ActualText")
        )
        return _Element(kind, title, told, dict(self._kids(element)))

    def _kids(self, element: Any) -> Iterator[tuple[int, _Element | str]]:
        """Yield what the page has of `element`, and where in it that stands."""
        pdfium = self._pdfium
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                yield index, self._element(child)
                continue
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark in self._marked:
                yield index, self._marked[mark]

    def _string(self, function: str, *subject: Any) -> str:
        """Return what a function of PDFium writes into a buffer as UTF-16."""
        ask = getattr(self._pdfium, function)
        buffer = self._buffer
        size = ask(*subject, buffer, ctypes.sizeof(buffer))
        if size <= 2:
            return ""
        if size > ctypes.sizeof(buffer):
            buffer = (ctypes.c_ushort * (size // 2))()
            ask(*subject, buffer, size)
        return ctypes.string_at(buffer, size - 2).decode("utf-16-le", "replace")
