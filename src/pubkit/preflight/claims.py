"""Hold what a finished e-book claims of its accessibility against what is in it.

The book is read from its bytes alone, so that a claim is judged by nothing that made it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pubkit.backends.epub.accessibility import describes

_OPF = "{http://www.idpf.org/2007/opf}"
_OPS = "{http://www.idpf.org/2007/ops}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_HEADINGS = frozenset(f"{_HTML}h{level}" for level in range(1, 7))
_FOLDER = "EPUB"


class Book(NamedTuple):
    """What a book says of itself, and its pages."""

    said: frozenset[tuple[str, str]]
    nav: Element
    pages: tuple[Element, ...]

    def has(self, *tags: str) -> bool:
        """Tell whether an element of one of the names is on any page."""
        return any(element.tag in tags for page in self.pages for element in page.iter())

    def types(self, page: Element) -> frozenset[str]:
        """Return the structural types on a page."""
        return frozenset(
            word for element in page.iter() for word in element.get(f"{_OPS}type", "").split()
        )


def wrong_claims(data: bytes, decorative: int) -> Iterator[str]:
    """Yield what the book in `data` claims falsely; `decorative` pictures are so on purpose."""
    book = _read(data)
    alternatives = [
        describes(picture.get("alt", ""))
        for page in book.pages
        for picture in page.iter(f"{_HTML}img")
    ]
    described = any(alternatives)
    silent = alternatives.count(False) > decorative
    marked = any("pagebreak" in book.types(page) for page in book.pages)
    listed = "page-list" in book.types(book.nav)
    facts = {
        ("accessMode", "visual"): described or silent,
        ("accessModeSufficient", "textual"): not silent,
        ("accessibilityFeature", "alternativeText"): described and not silent,
        ("accessibilityFeature", "MathML"): book.has(_MATH),
        ("accessibilityFeature", "structuralNavigation"): book.has(*_HEADINGS),
        ("accessibilityFeature", "tableOfContents"): "toc" in book.types(book.nav),
        ("accessibilityFeature", "pageBreakMarkers"): marked,
        ("accessibilityFeature", "pageNavigation"): listed,
    }
    for (name, value), true in facts.items():
        if ((name, value) in book.said) is not true:
            yield f'{"claims" if not true else "does not claim"} {name} "{value}"'


def _read(data: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        package = ElementTree.fromstring(book.read(f"{_FOLDER}/content.opf"))  # noqa: S314 (ours)
        items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
        spine = [items[turn.get("idref")] for turn in package.iter(f"{_OPF}itemref")]
        nav = next(i for i in items.values() if "nav" in (i.get("properties") or "").split())
        names = [item.get("href", "") for item in spine if item is not nav]
        texts = [name for name in names if name != "cover.xhtml"]
        pages = tuple(
            ElementTree.fromstring(book.read(f"{_FOLDER}/{name}"))  # noqa: S314 (ours)
            for name in (nav.get("href", ""), *texts)
        )
    said = frozenset(
        ((meta.get("property") or "").removeprefix("schema:"), (meta.text or "").strip())
        for meta in package.iter(f"{_OPF}meta")
    )
    return Book(said, pages[0], pages[1:])
