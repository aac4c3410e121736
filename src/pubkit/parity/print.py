"""The words of a tagged PDF, as PDFium reads the finished file through its structure tree."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pubkit.parity.shown import Shown

GENERATED = "generated"
"""The title of structure elements that hold numbers and marks which no author wrote."""

HYPHENS = ("\xad", "\x02")
NO_WORDS = frozenset({"Figure", "Formula", "Reference"})


def pdf_text(data: bytes) -> Shown:
    """Return the words of each page in logical order; running heads and numbers are no words."""
    parts: list[str] = []
    notes: list[str] = []
    with _opened(data) as (pdfium, document):
        for number in range(pdfium.FPDF_GetPageCount(document)):
            page = _Page(pdfium, document, number)
            parts.append("\n".join(page.read(in_notes=False)))
            notes.append("\n".join(page.read(in_notes=True)))
            page.close()
    return Shown(tuple(parts), "\n".join(notes), printed=True)


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[Any, Any]]:
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()  # does nothing when called again
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("not a PDF")
    try:
        yield pdfium, document
    finally:
        pdfium.FPDF_CloseDocument(document)


class _Page:
    """A page's marked content by number, and its part of the structure tree."""

    def __init__(self, pdfium: Any, document: Any, number: int) -> None:
        self._pdfium = pdfium
        self._page = pdfium.FPDF_LoadPage(document, number)
        self._letters = pdfium.FPDFText_LoadPage(self._page)
        self._tree = pdfium.FPDF_StructTree_GetForPage(self._page)
        self._marked = self._contents()

    def close(self) -> None:
        """Free what PDFium holds of the page."""
        if self._tree:
            self._pdfium.FPDF_StructTree_Close(self._tree)
        self._pdfium.FPDFText_ClosePage(self._letters)
        self._pdfium.FPDF_ClosePage(self._page)

    def _contents(self) -> dict[int, str]:
        pdfium = self._pdfium
        found: dict[int, str] = {}
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
                text = self._string(pdfium.FPDFTextObj_GetText, item, self._letters)
                found[mark] = found.get(mark, "") + text
        found.pop(-1, None)  # what stands in no marked content
        return found

    def _string(self, function: Any, *subject: Any) -> str:
        """Return what a function of PDFium writes into a buffer as UTF-16."""
        size = function(*subject, None, 0)
        if size <= 2:
            return ""
        buffer = (ctypes.c_ushort * (size // 2))()
        function(*subject, buffer, size)
        return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")

    def read(self, *, in_notes: bool) -> Iterator[str]:
        """Yield the pieces of the running text, or of the notes, in logical order."""
        count = self._pdfium.FPDF_StructTree_CountChildren(self._tree) if self._tree else 0
        for index in range(count):
            child = self._pdfium.FPDF_StructTree_GetChildAtIndex(self._tree, index)
            yield from self._element(child, wanted=not in_notes, in_notes=in_notes)

    def _element(self, element: Any, *, wanted: bool, in_notes: bool) -> Iterator[str]:
        pdfium = self._pdfium
        kind = self._string(pdfium.FPDF_StructElement_GetType, element)
        if kind == "Note":
            wanted = in_notes
        elif kind in NO_WORDS:
            return
        if self._string(pdfium.FPDF_StructElement_GetTitle, element) == GENERATED:
            return
        told = self._string(pdfium.FPDF_StructElement_GetActualText, element)
        inside = list(self._children(element, wanted=wanted, in_notes=in_notes))
        if inside:  # some of it is on this page
            yield told or "".join(inside)

    def _children(self, element: Any, *, wanted: bool, in_notes: bool) -> Iterator[str]:
        pdfium = self._pdfium
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                yield from self._element(child, wanted=wanted, in_notes=in_notes)
                continue
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if wanted and mark in self._marked:
                text = self._marked[mark]
                yield text if text.endswith(HYPHENS) else f"{text} "
