"""What a drawing costs: references multiply, so they are counted before anything is drawn.

A shape counts once, and once more for every 25 points of its outline. Paint and markers count with
every shape below that inherits them, markers along a line with every point. What is translucent
is drawn twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubkit.transforms.pictures import svg_rules as rules
from pubkit.transforms.pictures.problem import PictureError
from pubkit.transforms.pictures.svg_tree import MAX_DEPTH, MAX_TEXT, Element

MAX_DRAWN = 20_000
MAX_MATCHES = 2_000_000
POINTS = 25
"""Points of an outline that cost as much as a shape."""
STOPS = 20
"""Stops of a gradient that do."""

_ALONG = frozenset({"marker", "marker-mid"})
_OWN = frozenset({"mask", "clip-path"})
_BARE = frozenset("g svg defs title desc style use symbol stop".split())
_DECLARATION = re.compile(r"([\w-]+)\s*:([^;{}]*)")
_OPAQUE = re.compile(r"\s*(1(\.0*)?|100%)\s*")
_POINT = re.compile(r"\d+|[A-Za-z]")


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
    if count.of(root).drawn + count.styled(sheets, root) > MAX_DRAWN:
        raise _too_much(f"draws more than {MAX_DRAWN:,} shapes")


def _too_much(message: str) -> PictureError:
    return PictureError("image-too-large", message, "save it as PNG")


class _Cost(NamedTuple):
    """Of an element and all that it refers to: shapes drawn, shapes and points in it, levels."""

    drawn: int
    shapes: int
    points: int
    height: int


class _Count:
    """Counts what is drawn for each element, once."""

    def __init__(self, elements: list[Element]) -> None:
        self._elements = elements
        self._named: dict[str, Element] = {}
        for element in elements:
            if name := element.attrs.get("id"):
                self._named.setdefault(name, element)
        self._known: dict[int, _Cost] = {}
        self._open: set[int] = set()

    def of(self, element: Element) -> _Cost:
        """Return what `element` costs."""
        key = id(element)
        if key in self._open:
            raise PictureError("image-broken", "is a drawing that refers to itself")
        if key not in self._known:
            if len(self._open) > MAX_DEPTH:
                raise _too_deep()
            self._open.add(key)
            self._known[key] = self._counted(element)
            self._open.discard(key)
        if len(self._open) + self._known[key].height > MAX_DEPTH + 1:
            raise _too_deep()
        return self._known[key]

    def styled(self, sheets: Iterable[str], root: Element) -> int:
        """Return what style sheets add, as if each declaration met every element."""
        most: dict[str, int] = {}
        for sheet in sheets:
            for name, value in _DECLARATION.findall(sheet):
                most[name] = max(most.get(name, 0), self._price(self._referred(value)))
                if name == "opacity" and not _OPAQUE.fullmatch(value):
                    most[name] = 1
        whole = self.of(root)
        if most.pop("opacity", 0):  # groups in groups are drawn again and again
            most[""] = sum(self.of(element).shapes for element in self._elements) // whole.shapes
        return sum(price * _times(name, whole) for name, price in most.items())

    def _counted(self, element: Element) -> _Cost:
        target = self._named.get(element.attrs.get("xlink:href", "")[1:])
        parts = [child for child in element.children if isinstance(child, Element)]
        inner = [self.of(part) for part in parts]
        drawn = sum(cost.drawn for cost in inner)
        if target:
            inner.append(self.of(target))
            drawn += self._price([target])
        points = _points(element)
        cost = _Cost(
            1 + points // POINTS + drawn,
            sum(part.shapes for part in inner) + (element.name not in _BARE),
            sum(part.points for part in inner) + points,
            1 + max((part.height for part in inner), default=0),
        )
        return self._painted(element, cost)

    def _painted(self, element: Element, cost: _Cost) -> _Cost:
        """Return `cost` with what the attributes and the style of `element` add."""
        drawn, height = cost.drawn, cost.height
        for name, value in _declared(element):
            used = self._referred(value)
            times = 1 if name in _OWN else _times(name, cost)
            drawn += times * self._price(used)
            height = max(height, *(1 + self.of(found).height for found in used), 0)
            if name == "opacity" and not _OPAQUE.fullmatch(value):
                drawn += cost.shapes
        return cost._replace(drawn=drawn, height=height)

    def _referred(self, value: str) -> list[Element]:
        names = rules.references(value) if "url" in value else ()
        return [self._named[name] for name in names if name in self._named]

    def _price(self, used: Iterable[Element]) -> int:
        """Return what it costs to draw each of `used` once."""
        found = ((element.name in rules.PAINTS, self.of(element).drawn) for element in used)
        return sum(1 + drawn // STOPS if is_paint else drawn for is_paint, drawn in found)


def _too_deep() -> PictureError:
    return _too_much(f"has references more than {MAX_DEPTH} deep")


def _declared(element: Element) -> Iterator[tuple[str, str]]:
    """Yield what attributes and style of `element` say, by property."""
    for name, value in element.attrs.items():
        if name == "style":
            yield from _DECLARATION.findall(value)
        else:
            yield name, value


def _times(name: str, cost: _Cost) -> int:
    """Return how often at most what the property `name` refers to is drawn in an element."""
    return cost.points if name in _ALONG else cost.shapes


def _points(element: Element) -> int:
    """Return at least as many points as the outline of `element` has."""
    outline = (element.attrs.get("d", ""), element.attrs.get("points", ""))
    return sum(len(_POINT.findall(text)) for text in outline) + 2 * (element.name == "line")
