"""From where a judge sees a fault to the line of the source: elements tell it in `data-at`."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

_OBJECT = re.compile(r"\((\d+) 0 obj")
_PAGE = re.compile(r"pages\[(\d+)\]")
_ENTRY = "/PubkitAt"


def trace(judge: str, file: Path, place: str) -> str | None:
    """Return the `line:column:width:path` of what a judge found at `place` of `file`."""
    if judge == "verapdf":
        return _in_print(file, place)
    if judge == "ace":
        page, _, selector = place.partition("\t")
        text = _page(file, page)
        return _selected(text, selector) if text else None
    page, line, column = place.rsplit(":", 2)
    text = _page(file, page)
    return _at(text, int(line), int(column)) if text else None


def _page(file: Path, name: str) -> bytes | None:
    """Return the text file that a judge names, whatever folder it counts from."""
    wanted = name.partition("#")[0].rpartition("/")[2]
    with zipfile.ZipFile(file) as book:
        found = (n for n in book.namelist() if n.endswith(".xhtml") and n.endswith(f"/{wanted}"))
        inner = next(found, None) if wanted else None
        return book.read(inner) if inner else None


def _at(text: bytes, line: int, column: int) -> str | None:
    """Return the mark of the element whose start tag is the last one before line and column.

    Where it has none, the nearest one before it.
    """
    found: list[str] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        begins = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if begins <= (line, column) and "data-at" in attributes:
            found.append(attributes["data-at"])

    parser.StartElementHandler = start
    parser.Parse(text, True)
    return found[-1] if found else None


def _selected(text: bytes, selector: str) -> str | None:
    """Return the mark of the element that a CSS selector finds, or of the nearest around it."""
    import cssselect2

    root = cssselect2.ElementWrapper.from_xml_root(ElementTree.fromstring(text))  # noqa: S314
    try:
        node = root.query(selector) if selector else None
    except (cssselect2.SelectorError, ValueError):
        return None
    while node is not None:
        if place := node.etree_element.get("data-at"):
            return str(place)
        node = node.parent
    return None


def _in_print(file: Path, place: str) -> str | None:
    """Return the mark of the structure element that a path of PDF objects ends in."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        for number in reversed(_OBJECT.findall(place)):
            if found := _above(pdf.get_object(int(number), 0)):
                return found
        if page := _PAGE.search(place):
            return next(_on_page(pdf, int(page[1])), None)
    return None


def _above(element: Any) -> str | None:
    for _ in range(100):
        if not hasattr(element, "get") or element.get("/Type") != "/StructElem":
            return None
        if _ENTRY in element:
            return str(element[_ENTRY])
        element = element.get("/P")
    return None


def _on_page(pdf: Any, index: int) -> Iterator[str]:
    wanted = pdf.pages[index].obj.objgen
    for element in pdf.objects:
        page = element.get("/Pg") if hasattr(element, "get") and _ENTRY in element else None
        if page is not None and page.objgen == wanted:
            yield str(element[_ENTRY])
