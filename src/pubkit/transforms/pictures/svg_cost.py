"""What a drawing costs: references multiply, so they are counted before anything is drawn."""

from __future__ import annotations

import re

from pubkit.transforms.pictures import svg_rules as rules
from pubkit.transforms.pictures.problem import PictureError
from pubkit.transforms.pictures.svg_tree import MAX_DEPTH, MAX_TEXT, Element

MAX_DRAWN = 20_000
MAX_MATCHES = 2_000_000

_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")


def check_cost(root: Element) -> None:
    """Raise `PictureError` when drawing `root` would take too long or never end."""
    elements = list(root.elements())
    if sum(len(element.text()) for element in elements) > MAX_TEXT:
        raise _too_much(f"has more than {MAX_TEXT:,} characters of text and style")
    sheets = [element.text() for element in elements if element.name == "style"]
    lines = sum(sheet.count("\n") + 1 for sheet in sheets)
    if lines > rules.MAX_RULES or lines * len(elements) > MAX_MATCHES:
        raise _too_much("has too many style rules")
    count = _Count(elements)
    drawn = count.of(root)
    styled = sum(count.of_id(name) for sheet in sheets for name in rules.references(sheet))
    if drawn + styled * len(elements) > MAX_DRAWN:
        raise _too_much(f"draws more than {MAX_DRAWN:,} shapes")


def _too_much(message: str) -> PictureError:
    return PictureError("image-too-large", message, "save it as PNG")


class _Count:
    """Counts what is drawn for an element, everything that it refers to included."""

    def __init__(self, elements: list[Element]) -> None:
        self._named: dict[str, Element] = {}
        for element in elements:
            self._named.setdefault(element.attrs.get("id", ""), element)
        self._known: dict[int, int] = {}
        self._open: set[int] = set()

    def of(self, element: Element) -> int:
        """Return the number of elements drawn for `element`."""
        key = id(element)
        if key in self._open:
            raise PictureError("image-broken", "is a drawing that refers to itself")
        if len(self._open) > MAX_DEPTH:
            raise _too_much(f"has references more than {MAX_DEPTH} deep")
        if key not in self._known:
            self._open.add(key)
            inner = sum(self.of(c) for c in element.children if isinstance(c, Element))
            self._known[key] = 1 + inner + self._referred(element)
            self._open.discard(key)
        return self._known[key]

    def of_id(self, name: str) -> int:
        """Return the number of elements drawn for the element `name`; colour ramps are free."""
        element = self._named.get(name)
        return 0 if element is None or element.name in rules.PAINTS else self.of(element)

    def _referred(self, element: Element) -> int:
        total = 0
        href = element.attrs.get("xlink:href", "")
        if href and element.name not in rules.PAINTS:
            total += self.of_id(href[1:])
        for name, value in element.attrs.items():
            if "url" in value:
                times = _vertices(element) if name in _MARKERS or "marker" in value else 1
                total += times * sum(self.of_id(found) for found in rules.references(value))
        return total


def _vertices(element: Element) -> int:
    path = element.attrs.get("d") or element.attrs.get("points") or ""
    return 1 + len(re.findall(r"\d+", path))
