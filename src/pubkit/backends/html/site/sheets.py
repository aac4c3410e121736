"""Pages of a list, a hundred things on each, and the ways from one to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.plan import Site
from pubkit.markup import Element, Part, element

MOST = 100
"""Stories or names of a page; a longer list has several."""

_T = TypeVar("_T")


class Sheet(msgspec.Struct, frozen=True):
    """A page of a list, which is called `name` and begins at `first`.

    `guides` say what leads to each of its pages.
    """

    name: str
    first: str
    number: int
    guides: Sequence[str]
    content: Callable[[Site, Sheet, Cards], Iterator[Part]]

    @property
    def path(self) -> str:
        """Return the place of the page."""
        return self.place(self.number)

    @property
    def title(self) -> str:
        """Return what the page is called among its like."""
        return self.name if self.number == 1 else f"{self.name} ({self.number} / {self.count})"

    @property
    def count(self) -> int:
        """Return how many pages the list has."""
        return len(self.guides)

    def place(self, number: int) -> str:
        """Return the place of another page of the list; its folder is no other list's."""
        return self.first if number == 1 else f"{self.first.removesuffix('.html')}/{number}.html"

    def parts(self, site: Site, cards: Cards) -> Iterator[Part]:
        """Yield what the page holds."""
        return self.content(site, self, cards)

    def leaf(self, site: Site, cards: Cards) -> Iterator[Element]:
        """Yield the ways to the other pages of the list, where it has any."""
        if self.count > 1:
            yield _leaf(site, self, cards)


def cut(
    name: str,
    first: str,
    items: Sequence[_T],
    content: Callable[[Sequence[_T], Site, Sheet, Cards], Iterator[Part]],
    guides: Sequence[str] = (),
) -> Iterator[Sheet]:
    """Yield the pages of a list of `items`, at least one; numbers lead to them without `guides`."""
    starts = range(0, max(len(items), 1), MOST)
    guides = guides or [str(number) for number, _ in enumerate(starts, 1)]
    for number, start in enumerate(starts, 1):
        own = items[start : start + MOST]
        yield Sheet(name, first, number, guides, partial(content, own))


def _leaf(site: Site, sheet: Sheet, cards: Cards) -> Element:
    """Return the ways to the other pages of a list: the next ones, the ends, each tenth between."""
    near = {1, sheet.count, *range(sheet.number - 2, sheet.number + 3), *range(10, sheet.count, 10)}
    links: list[Part] = []
    for number in sorted(n for n in near if 1 <= n <= sheet.count):
        here = {"aria-current": "page"} if number == sheet.number else {}
        rel = {-1: {"rel": "prev"}, 1: {"rel": "next"}}.get(number - sheet.number, {})
        place = {"href": cards.up + sheet.place(number), **here, **rel}
        links.append(element("li", (element("a", (sheet.guides[number - 1],), place),)))
    label = f"{site.words.previous}, {site.words.next}"
    return element("nav", (element("ul", links),), {"aria-label": label}, style="leaf")
