"""What was laid out, in reading order: the boxes of each page and where they come from.

This is the one module that reads the engine's box tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.text.substitutes import TOLD

Box = Any
"""A box of the engine's formatting structure."""


BEGINNING = "numbered-anew"
"""Class of the article whose first page has the number 1, those before it being numbered apart."""

POINT = 0.75
"""Points in a CSS pixel."""


class Leaf(NamedTuple):
    """A box on a page (from 0), the element it shows, and the part of it if generated.

    `part` is "marker", "footnote-call", "before" … ; `furniture` is what the page adds: running
    heads, and the headers of tables once more.
    """

    page: int
    box: Box
    element: Element
    part: str
    furniture: bool

    @property
    def text(self) -> str | None:
        """Return the characters that a box of text shows or stands for, None for other boxes."""
        text: str | None = getattr(self.box, "text", None)
        return text and self.element.get(TOLD, text)


class Order(NamedTuple):
    """In which order articles are read that do not stand so, and which elements go on in others.

    `same` tells for an element which one it continues.
    """

    articles: tuple[Element, ...] = ()
    same: Mapping[Element, Element] = MappingProxyType({})


AS_SET = Order()


class Layout:
    """A document as it was set: its boxes, and the elements by parent.

    An element that goes on in others is one with them.
    """

    def __init__(self, root: Element, pages: list[Any], order: Order = AS_SET) -> None:
        self.root = root
        self.pages = pages
        self.order = order
        same = order.same
        self.parents: Mapping[Element, Element] = {
            child: same.get(parent, parent) for parent in root.iter() for child in parent
        }
        self._heads: set[Element] = set()
        self.leaves: tuple[Leaf, ...] = tuple(self._all())

    @cached_property
    def front(self) -> int:
        """Return how many pages come before the one on which numbers begin anew, if any does."""
        begins = (leaf.page for leaf in self.leaves if BEGINNING in classes(leaf.element))
        return next(begins, 0)

    def label(self, page: int) -> str:
        """Return what is printed on the page `page` (from 0)."""
        return roman(page + 1) if page < self.front else str(page - self.front + 1)

    def _all(self) -> Iterator[Leaf]:
        for number, page in enumerate(self.pages):
            for child in page._page_box.children:
                in_margin = type(child).__name__ == "MarginBox"
                yield from self._inside(child, number, in_margin)

    def _inside(self, box: Box, page: int, furniture: bool) -> Iterator[Leaf]:
        box = getattr(box, "_box", box)  # what stands where an absolute box was taken out
        element = self.root if box.element is None else box.element
        element = self.order.same.get(element, element)
        furniture = furniture or self._is_repeated(box, element)
        part = (box.element_tag or "").partition("::")[2]
        yield Leaf(page, box, element, part, furniture)
        for child in box.children:
            yield from self._inside(child, page, furniture)

    def _is_repeated(self, box: Box, element: Element) -> bool:
        """Tell whether a table's head or foot is shown again, on another page or column."""
        if not getattr(box, "is_header", False) and not getattr(box, "is_footer", False):
            return False
        known = element in self._heads
        self._heads.add(element)
        return known

    def area(self, leaf: Leaf) -> tuple[float, float, float, float]:
        """Return where a box is on its page, in points from the bottom left corner."""
        left, top = leaf.box.content_box_x(), leaf.box.content_box_y()
        right, bottom = left + leaf.box.width, top + leaf.box.height
        height = self.pages[leaf.page].height
        return left * POINT, (height - bottom) * POINT, right * POINT, (height - top) * POINT

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield `element` and what it stands in, outwards."""
        found: Element | None = element
        while found is not None:
            yield found
            found = self.parents.get(found)


def roman(number: int) -> str:
    """Return `number` in small roman numerals."""
    told = ""
    for value, letters in _ROMAN:
        told += letters * (number // value)
        number %= value
    return told


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def classes(element: Element) -> list[str]:
    """Return the classes of `element`."""
    return (element.get("class") or "").split()
