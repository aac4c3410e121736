"""The words of HTML and EPUB files, read with parsers that share nothing with their writers."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree

from pubkit.parity.shown import Shown

if TYPE_CHECKING:
    import zipfile


def html_text(data: bytes) -> Shown:
    """Return the words of the articles on a page: what is around them is the theme's."""
    return _shown((data.decode(),))


def epub_text(data: bytes) -> Shown:
    """Return the words of the articles in a book, in the order of its spine."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return _shown(tuple(book.read(name).decode() for name in _spine(book)))


def _spine(book: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the files that are read one after the other (EPUB 3.3, 5.7)."""
    container = _tree(book.read("META-INF/container.xml"))
    package = container.find(".//{*}rootfile").attrib["full-path"]  # type: ignore[union-attr]
    root = _tree(book.read(package))
    names = {item.get("id"): item.get("href", "") for item in root.iterfind(".//{*}item")}
    for reference in root.iterfind(".//{*}itemref"):
        href = unquote(names[reference.get("idref")])
        yield posixpath.normpath(posixpath.join(posixpath.dirname(package), href))


def _tree(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 (a file that was just made)


def _shown(files: tuple[str, ...]) -> Shown:
    readers = [_Reader() for _ in files]
    for reader, file in zip(readers, files, strict=True):
        reader.feed(file)
        reader.close()
    running = "\n".join("".join(reader.text) for reader in readers)
    return Shown(running, "\n".join("".join(reader.notes) for reader in readers))


VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
APART = frozenset({"script", "style", "math", "svg", "template"})
SILENT = frozenset({"doc-noteref", "doc-backlink", "doc-pagebreak"})
INLINE = frozenset(
    "a abbr b bdi cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time "
    "u var".split()
)


class _Reader(HTMLParser):
    """Collects the text of `article` elements; notes apart, generated numbers not at all."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.notes: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what kind of place begins."""
        if tag not in INLINE:
            self.handle_data("\n")
        if tag not in VOID:
            self._open.append((tag, _kind(tag, dict(attrs))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass by an element that is empty."""
        if tag not in INLINE:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave the place that `tag` began."""
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag not in INLINE:
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        """Keep words of an article."""
        kinds = {kind for _, kind in self._open}
        if "article" in kinds and "silent" not in kinds:
            (self.notes if "notes" in kinds else self.text).append(data)


def _kind(tag: str, attributes: dict[str, str | None]) -> str:
    styles = (attributes.get("class") or "").split()
    role = attributes.get("role") or ""
    if tag in APART or role in SILENT or "math" in styles or "noteref" in styles:
        return "silent"
    if role == "doc-endnotes":
        return "notes"
    if "number" in styles and tag == "span":
        return "silent"
    return "article" if tag == "article" and "article" in styles else ""
