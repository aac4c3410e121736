"""Which structure element (ISO 32000-1, 14.8.4) an element of the markup becomes."""

from __future__ import annotations

from types import MappingProxyType
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.leaves import classes

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
    }
)

# In a footnote all is phrasing: a list is <span class="ul">.
_IN_NOTES = frozenset({"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"})

GROUPING = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote"})
"""Elements in which content must stand in a paragraph."""


def role(element: Element) -> str | None:
    """Return the structure type of `element`, None when its content belongs to its parent."""
    styles = classes(element)
    if element.tag == "img":
        return _picture(element, styles)
    for style in styles:
        if style in _BY_CLASS:
            return _BY_CLASS[style]
    if element.tag == "span" and styles and styles[0] in _IN_NOTES:
        return _BY_NAME[styles[0]]
    return _BY_NAME.get(element.tag)


def _picture(element: Element, styles: list[str]) -> str:
    if not element.get("alt"):
        return ARTIFACT
    return "Formula" if "math" in styles else "Figure"


def expansion(element: Element) -> str | None:
    """Return what an abbreviation stands for."""
    return element.get("title") if element.tag == "abbr" else None
