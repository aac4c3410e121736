"""Read markup back: as XML, and as the words that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

EPUB = "http://www.idpf.org/2007/ops"
INLINE = frozenset(
    "a abbr bdi cite code dfn em ins kbd mark q s samp small span strong sub sup time u var".split()
)
PARTS = frozenset({"label", "caption", "credit", "dateline", "published", "updated", "footnote"})
UNCOUNTED = frozenset({"noteref", "number", "backlink", "error"})


def parse(html: str) -> ET.Element:
    """Return the tree of `html`, or raise `ET.ParseError`."""
    return ET.fromstring(f'<body xmlns:epub="{EPUB}">{html}</body>')


def shown_words(element: ET.Element) -> list[str]:
    """Return what is shown, without numbers of notes and formulas."""
    return "".join(_shown(element)).split()


def _shown(element: ET.Element) -> Iterator[str]:
    styles = set(element.get("class", "").split())
    if styles & UNCOUNTED or element.tag.endswith("math"):
        return
    apart = element.tag not in INLINE or bool(styles & PARTS)
    if apart and element.tag != "img":
        yield " "
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""
    if apart and element.tag != "img":
        yield " "
