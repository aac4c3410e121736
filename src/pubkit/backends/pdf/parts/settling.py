"""Settle a part of a document where its pages come to stand, once that is known.

A part is laid out before anybody knows how many pages precede it. Only margin boxes depend on
that, and on which side the inner margin is: both are mended before the engine draws the margins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where a part begins: its first page (from 0), that with the number 1, how many there are.

    `labels` are the page labels of what its links lead to, by id.
    """

    index: int
    front: int = 0
    total: int = 0
    labels: dict[str, str] = {}

    def number(self, page: int) -> int:
        """Return the number of the part's page `page` (from 0)."""
        index = self.index + page
        return index + 1 if index < self.front else index - self.front + 1

    def side(self, page: int, first: str = "right") -> str:
        """Return the side of the part's page `page`; the first of all is on the side `first`."""
        second = "left" if first == "right" else "right"
        return second if (self.index + page) % 2 else first


class MisplacedError(Exception):
    """Pages that would be different ones where they come to stand."""


Settle = Callable[[Any, list[Any], Any], list[Any]]
"""Takes the engine's context, the pages and its document; returns the pages."""


def settle_pages() -> None:
    """Let the engine ask documents that have a `settle` about their pages before the margins."""
    from weasyprint import layout

    make_pages, make_margins = layout.make_all_pages, layout.make_margin_boxes

    def pages(context: Any, root: Any, html: Any, known: list[Any]) -> Iterator[Any]:
        made = make_pages(context, root, html, known)
        settle: Settle | None = getattr(html, "settle", None)
        yield from made if settle is None else settle(context, list(made), html)

    def margins(context: Any, page: Any, state: Any) -> Any:
        place: Place | None = getattr(context, "place", None)
        if place is not None:
            depth, values, scopes, groups = state
            number = place.number(context.current_page - 1)
            values = {**values, "page": [number], "pages": [place.total]}
            state = depth, values, scopes, groups
        return make_margins(context, page, state)

    layout.make_all_pages, layout.make_margin_boxes = pages, margins


def put(place: Place, context: Any, pages: list[Any], html: Any) -> list[Any]:
    """Return `pages` as they are at `place`; raise `MisplacedError` when they would be others."""
    first = "right" if html.etree_element.get("dir") != "rtl" else "left"
    context.place = place
    sides = [place.side(number, first) for number in range(len(pages))]
    if all(page.page_type.side == side for page, side in zip(pages, sides, strict=True)):
        return pages
    if any(page.page_type.blank for page in pages):
        raise MisplacedError
    return [_turned(*pair, context, html) for pair in zip(pages, sides, strict=True)]


def _turned(page: Any, side: str, context: Any, html: Any) -> Any:
    """Return `page` with the margins of the other side."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import page as layout
    from weasyprint.layout.percent import resolve_percentages

    kind = page.page_type._replace(side=side)
    layout.set_page_type_computed_styles(kind, html, context.style_for)
    style = context.style_for(kind)
    style["overflow"] = page.style["overflow"]
    turned = boxes.PageBox(kind, style)
    resolve_percentages(turned, style["size"])
    turned.position_x = turned.position_y = 0
    width, height = style["size"]
    layout.page_width(turned, context, width)
    layout.page_height(turned, context, height)
    if abs(turned.width - page.width) > _SAME or abs(turned.height - page.height) > _SAME:
        raise MisplacedError
    turned.children, turned.fixed_boxes = page.children, page.fixed_boxes
    across = turned.content_box_x() - page.content_box_x()
    down = turned.content_box_y() - page.content_box_y()
    for child in turned.children:
        child.translate(across, down)
    return turned


_SAME = 1e-6
"""CSS pixels by which the measures of two sides may differ, for rounding."""
