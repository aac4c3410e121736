"""Write the package document and the container through EbookLib, from finished bytes only.

EbookLib reparses the HTML it is given, lists every note as a page, cannot set the language of the
package and dates its entries by the clock. So it gets neither HTML, navigation nor a ZIP to write.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from pubkit.backends.epub.metadata import Meta, clean

XHTML = "application/xhtml+xml"
FOLDER = "EPUB"

_IBOOKS = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the book; `name` is its path below the package document's folder."""

    id: str
    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()


class Reference(msgspec.Struct, frozen=True):
    """An entry of the EPUB 2 guide, which Kindle engines still open books by."""

    kind: str
    title: str
    href: str


class Turn(msgspec.Struct, frozen=True):
    """A place in the reading order; what is not linear is reached by links only."""

    id: str
    linear: bool = True


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """All that the package document says."""

    metadata: tuple[Meta, ...]
    modified: dt.datetime
    language: str
    direction: str
    resources: tuple[Resource, ...]
    spine: tuple[Turn, ...]
    guide: tuple[Reference, ...]


def write(package: Package) -> dict[str, bytes]:
    """Return the files of the book by their path in the container."""
    from ebooklib import epub

    files: dict[str, bytes] = {}
    writer = epub.EpubWriter("", _book(package), {"epub3_pages": False, "mtime": package.modified})
    writer.out = _Files(files)
    writer._write_opf_file = lambda root: _finish(root, package, files)
    writer.out.writestr("mimetype", "application/epub+zip")
    writer._write_container()
    writer._write_opf()
    writer._write_items()
    return files


class _Files:
    """Stands in for the ZIP that EbookLib writes to."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def writestr(self, name: str, data: str | bytes) -> None:
        self.files[name] = data.encode() if isinstance(data, str) else data


def _book(package: Package) -> Any:
    from ebooklib import epub

    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    book.IDENTIFIER_ID = "id"
    book.metadata = {}
    for meta in package.metadata:
        _describe(book, meta)
    for resource in package.resources:
        item = epub.EpubItem(resource.id, resource.name, resource.media_type, resource.data)
        item.properties = resource.properties
        book.add_item(item)
        if "cover-image" in resource.properties:  # EPUB 2 finds the cover by this
            book.add_metadata(None, "meta", None, {"name": "cover", "content": resource.id})
    # Apple Books shows embedded fonts only when it is told that they are meant.
    fonts = any(resource.media_type.startswith("font/") for resource in package.resources)
    book.add_metadata(None, "meta", str(fonts).lower(), {"property": "ibooks:specified-fonts"})
    book.spine = [(turn.id, "yes" if turn.linear else "no") for turn in package.spine]
    book.guide = [{"type": r.kind, "title": r.title, "href": r.href} for r in package.guide]
    book.set_direction(package.direction)
    return book


def _describe(book: Any, meta: Meta) -> None:
    value = clean(meta.value)  # EbookLib leaves out what XML forbids, and says so in a log only
    if meta.name.startswith("dc:"):
        book.add_metadata("DC", meta.name.removeprefix("dc:"), value, dict(meta.attributes))
    elif value:
        book.add_metadata(None, "meta", value, {"property": meta.name, **meta.attributes})


def _finish(root: Any, package: Package, files: dict[str, bytes]) -> None:
    """Serialise the package document, with the language that EbookLib cannot set."""
    from lxml import etree

    root.set("prefix", _IBOOKS)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", package.language)
    root.set("dir", package.direction)
    files[f"{FOLDER}/content.opf"] = etree.tostring(
        root, pretty_print=True, encoding="utf-8", xml_declaration=True
    )
