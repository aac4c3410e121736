"""The NCX of EPUB 2, which older engines navigate by and KOReader reads page numbers from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from pubkit.backends.epub.frame import Frame
from pubkit.backends.epub.metadata import identifier
from pubkit.backends.epub.navigation import Entry, Navigation, Page


def ncx(navigation: Navigation, frame: Frame, ranks: Mapping[str, int]) -> bytes:
    """Return the NCX; `ranks` tells which of two targets comes first."""
    pages = navigation.pages
    order = _play_order(navigation, ranks)
    numbers = [int(page.label) for page in pages if _is_number(page.label)]
    head = {
        "dtb:uid": identifier(frame.publication),
        "dtb:depth": str(2 if any(e.children for e in navigation.contents) else 1),
        "dtb:totalPageCount": str(len(_once(pages))),
        "dtb:maxPageNumber": str(max(numbers, default=0)),
    }
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" '
        f'xml:lang="{frame.language}">',
        "<head>",
        *(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in head.items()),
        "</head>",
        f"<docTitle>{_label(frame.title)}</docTitle>",
        "<navMap>",
        *_points(navigation.contents, order, "nav"),
        "</navMap>",
        *_pages(pages, order),
        "</ncx>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _play_order(navigation: Navigation, ranks: Mapping[str, int]) -> Mapping[str, int]:
    """Number all targets from 1 without gaps, as the NCX wants it."""
    targets = {page.href for page in _once(navigation.pages)}
    for entry in navigation.contents:
        targets |= {entry.href, *(child.href for child in entry.children)}
    return {href: n for n, href in enumerate(sorted(targets, key=ranks.__getitem__), 1)}


def _points(entries: tuple[Entry, ...], order: Mapping[str, int], prefix: str) -> Iterator[str]:
    for number, entry in enumerate(entries, 1):
        identity = f"{prefix}-{number}"
        yield f'<navPoint id="{identity}" playOrder="{order[entry.href]}">'
        yield f"<navLabel>{_label(entry.label)}</navLabel>{_content(entry.href)}"
        yield from _points(entry.children, order, identity)
        yield "</navPoint>"


def _pages(pages: tuple[Page, ...], order: Mapping[str, int]) -> Iterator[str]:
    if not pages:
        return
    yield "<pageList>"
    for number, page in enumerate(_once(pages), 1):
        value = f' value="{int(page.label)}"' if _is_number(page.label) else ""
        kind = "normal" if value else "front" if set(page.label) <= set("ivxlcdm") else "special"
        yield (
            f'<pageTarget id="page-{number}" type="{kind}"{value} '
            f'playOrder="{order[page.href]}"><navLabel>{_label(page.label)}</navLabel>'
            f"{_content(page.href)}</pageTarget>"
        )
    yield "</pageList>"


def _once(pages: tuple[Page, ...]) -> list[Page]:
    """Return the pages, those to which the text returns where it first comes to them."""
    return list({page.label: page for page in reversed(pages)}.values())[::-1]


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdigit() and int(label) > 0


def _label(text: str) -> str:
    return f"<text>{escape(text)}</text>"


def _content(href: str) -> str:
    return f'<content src="{escape(href)}"/>'
