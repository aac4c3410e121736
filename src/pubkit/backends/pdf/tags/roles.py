"""Which structure element (ISO 32000-1, 14.8.4) an element of the markup becomes."""

from __future__ import annotations

from types import MappingProxyType
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import classes

ARTIFACT = "Artifact"

_BY_NAME = MappingProxyType(
    {
        "a": "Link",
        "article": "Art",
        "aside": "Div",
        "blockquote": "BlockQuote",
        "caption": "Caption",
        "code": "Code",
        "dd": "LBody",
        "dl": "L",
        "dt": "Lbl",
        "figcaption": "Caption",
        "figure": "Div",
        "h1": "H1",
        "h2": "H2",
        "h3": "H3",
        "h4": "H4",
        "h5": "H5",
        "h6": "H6",
        "hr": ARTIFACT,
        "img": "Figure",
        "li": "LI",
        "ol": "L",
        "p": "P",
        "pre": "P",
        "q": "Quote",
        "section": "Sect",
        "table": "Table",
        "tbody": "TBody",
        "td": "TD",
        "tfoot": "TFoot",
        "th": "TH",
        "thead": "THead",
        "tr": "TR",
        "ul": "L",
    }
)

_BY_CLASS = MappingProxyType(
    {
        "alert": "Div",
        "correction": "Div",
        "details": "Div",
        "embed": "Div",
        "equation": "P",
        "footnote": "Note",
        "quote": "Div",
        "task": "Lbl",
        "noteref": "Reference",
    }
)

# In a footnote all is phrasing: a list is <span class="ul">.
_IN_NOTES = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"})

FLATTENED = frozenset({"L", "LI", "Div", "BlockQuote"})
"""Elements whose content can stand in the element around them."""

GROUPING = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote"})
"""Elements in which content must stand in a paragraph."""


_BLOCKS = frozenset(
    """article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section table tbody td tfoot th thead tr ul""".split()
)


def is_block(element: Element) -> bool:
    """Tell whether lines end where `element` begins and ends."""
    return element.tag in _BLOCKS or (element.tag == "span" and _noted(element) is not None)


def _noted(element: Element) -> str | None:
    """Return what an element of a note would be called elsewhere."""
    style = next(iter(classes(element)), None)
    return style if style in _IN_NOTES else None


def role(element: Element) -> str | None:
    """Return the structure type of `element`, None when its content belongs to its parent."""
    styles = classes(element)
    if element.tag == "img":
        return _picture(element, styles)
    if element.tag == "code" and "math" in styles:
        return "Formula"  # one that could not be drawn
    if element.get("role") == "doc-footnote":
        return "Note"
    for style in styles:
        if style in _BY_CLASS:
            return _BY_CLASS[style]
    if element.tag == "span" and (name := _noted(element)):
        return _BY_NAME[name]
    return _BY_NAME.get(element.tag)


def _picture(element: Element, styles: list[str]) -> str:
    if not element.get("alt"):
        return ARTIFACT
    return "Formula" if "math" in styles else "Figure"


def is_added(element: Element) -> bool:
    """Tell whether `element` holds what markup adds to an author's words: the number of a note."""
    styles = classes(element)
    return (element.tag, *styles) in (("span", "number"), ("a", "backlink"))


def alternative(element: Element) -> str:
    """Return what is read instead of a picture or a formula."""
    return element.get("alt") or "".join(element.itertext()).strip()


def expansion(element: Element) -> str | None:
    """Return what an abbreviation stands for."""
    return element.get("title") if element.tag == "abbr" else None
