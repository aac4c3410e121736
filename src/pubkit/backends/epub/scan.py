"""Read finished XHTML strictly, once: what it holds, where it leads, what may be claimed of it."""

from __future__ import annotations

from xml.parsers import expat

import msgspec

_TYPE = "http://www.idpf.org/2007/ops type"
_URLS = frozenset({"href", "src", "data", "altimg", "poster", "http://www.w3.org/1999/xlink href"})


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A URL in the text, its element, and the byte at which the element begins."""

    element: str
    url: str
    offset: int


class Break(msgspec.Struct, frozen=True, array_like=True):
    """A marker where a printed page begins."""

    label: str
    id: str


class Scan(msgspec.Struct, frozen=True):
    """What one file holds; `ids` gives the byte at which each element with an id begins.

    `elements` has their names and, with a dot before them, their classes.
    """

    ids: dict[str, int]
    links: tuple[Link, ...]
    breaks: tuple[Break, ...]
    elements: frozenset[str]
    alternatives: tuple[str, ...]
    doubles: tuple[str, ...]

    @property
    def has_headings(self) -> bool:
        """Tell whether headings structure the text."""
        return not self.elements.isdisjoint({"h1", "h2", "h3", "h4", "h5", "h6"})


def scan(data: bytes) -> Scan:
    """Return what the XML in `data` holds; raises `expat.ExpatError` if it is not well formed."""
    reader = _Reader()
    reader.parser.Parse(data, True)
    return Scan(
        ids=reader.ids,
        links=tuple(reader.links),
        breaks=tuple(reader.breaks),
        elements=frozenset(reader.elements),
        alternatives=tuple(reader.alternatives),
        doubles=tuple(reader.doubles),
    )


class _Reader:
    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self.links: list[Link] = []
        self.breaks: list[Break] = []
        self.elements: set[str] = set()
        self.alternatives: list[str] = []
        self.doubles: list[str] = []
        # With namespaces, an undeclared prefix is an error as well.
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self.elements.add(name)
        self.elements.update(f".{style}" for style in attributes.get("class", "").split())
        offset = self.parser.CurrentByteIndex
        identity = attributes.get("id", "")
        if identity in self.ids:
            self.doubles.append(identity)
        elif identity:
            self.ids[identity] = offset
        if name == "img":
            self.alternatives.append(attributes.get("alt", ""))
        if "pagebreak" in attributes.get(_TYPE, "").split():
            self.breaks.append(Break(attributes.get("aria-label", ""), identity))
        self.links += [Link(name, attributes[a], offset) for a in attributes.keys() & _URLS]
