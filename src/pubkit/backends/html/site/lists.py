"""Pages of lists: the archive by months, the stories under a topic or by an author."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

import msgspec

from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.plan import ARCHIVE, Group, Site, Story
from pubkit.language import month
from pubkit.markup import Element, Part, element
from pubkit.model.urls import safe_url

MOST = 100
"""Stories of a page; a longer list has several."""


class Sheet(msgspec.Struct, frozen=True):
    """A page of a list of stories: the list is called `name` and begins at `first`."""

    name: str
    first: str
    number: int
    count: int
    stories: tuple[Story, ...]
    content: Callable[[Site, Sheet, Cards], Iterator[Part]]

    @property
    def path(self) -> str:
        """Return the place of the page."""
        return self.place(self.number)

    @property
    def title(self) -> str:
        """Return what the page is called among its like."""
        return self.name if self.number == 1 else f"{self.name} ({self.number} / {self.count})"

    def place(self, number: int) -> str:
        """Return the place of another page of the list; its folder is no other list's."""
        return self.first if number == 1 else f"{self.first.removesuffix('.html')}/{number}.html"

    def parts(self, site: Site, cards: Cards) -> Iterator[Part]:
        """Yield what the page holds."""
        yield from self.content(site, self, cards)
        if self.count > 1:
            yield _leaf(site, self, cards)


def sheets(site: Site) -> Iterator[Sheet]:
    """Yield all pages of lists: of the archive, of each topic, of each author."""
    if site.has_archive:
        yield from _cut(site.words.archive, ARCHIVE, site.stories, _archive)
    for groups, title in ((site.tags, site.words.topics), (site.authors, site.words.authors)):
        for group in groups:
            yield from _cut(group.title, group.path, group.stories, _of(group, title))


def _cut(
    name: str,
    first: str,
    stories: tuple[Story, ...],
    content: Callable[[Site, Sheet, Cards], Iterator[Part]],
) -> Iterator[Sheet]:
    told = newest(stories)
    starts = range(0, max(len(told), 1), MOST)
    for number, start in enumerate(starts, 1):
        yield Sheet(name, first, number, len(starts), told[start : start + MOST], content)


def _leaf(site: Site, sheet: Sheet, cards: Cards) -> Element:
    """Return the ways to the other pages of a list: the next ones, the ends, each tenth between."""
    near = {1, sheet.count, *range(sheet.number - 2, sheet.number + 3), *range(10, sheet.count, 10)}
    links: list[Part] = []
    for number in sorted(n for n in near if 1 <= n <= sheet.count):
        here = {"aria-current": "page"} if number == sheet.number else {}
        rel = {-1: {"rel": "prev"}, 1: {"rel": "next"}}.get(number - sheet.number, {})
        link = element("a", (str(number),), {"href": cards.up + sheet.place(number), **here, **rel})
        links.append(element("li", (link,)))
    label = f"{site.words.previous}, {site.words.next}"
    return element("nav", (element("ul", links),), {"aria-label": label}, style="leaf")


def _archive(site: Site, sheet: Sheet, cards: Cards) -> Iterator[Part]:
    """Yield stories, the newest first, and on the first page all topics and authors."""
    yield element("h1", (sheet.title,), style="page-title")
    by_month = groupby(sheet.stories, key=lambda s: (s.document.metadata.published or "")[:7])
    for key, stories in by_month:
        title = month(key, site.language) if key else ""
        parts: list[Part] = [element("h2", (title,), style="rubric")] if title else []
        name = "section" if title else "div"
        yield element(name, (*parts, cards.entries(tuple(stories))), style="month")
    lists = ((site.words.topics, site.tags), (site.words.authors, site.authors))
    for title, groups in lists if sheet.number == 1 else ():
        if groups:
            links = (element("li", _counted(group, cards)) for group in groups)
            heading = element("h2", (title,), style="rubric")
            yield element(
                "section", (heading, element("ul", links, style="names")), style="names-of"
            )


def _counted(group: Group, cards: Cards) -> Iterator[Part]:
    yield element("a", (group.title,), {"href": cards.up + group.path})
    yield " "
    yield element("span", (str(len(group.stories)),), style="amount")


def _of(group: Group, title: str) -> Callable[[Site, Sheet, Cards], Iterator[Part]]:
    """Return what yields the stories of a tag, or those that a person signs."""

    def content(site: Site, sheet: Sheet, cards: Cards) -> Iterator[Part]:
        yield element("p", (title,), style="page-kicker")
        yield element("h1", (sheet.title,), style="page-title")
        role = group.author.role if group.author else None
        url = safe_url((group.author.url if group.author else None) or "")
        yield element("p", (role,), style="page-deck") if role else ()
        yield element("p", (element("a", (url,), {"href": url}),), style="page-deck") if url else ()
        yield cards.entries(sheet.stories)

    return content


def newest(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    """Return `stories` by date, the newest first; those of a day stay in order, undated last."""
    return tuple(sorted(stories, key=_day, reverse=True))


def _day(story: Story) -> str:
    return (story.document.metadata.published or "")[:10]
