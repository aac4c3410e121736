"""Pages of lists: the archive by months, the stories under a topic or by an author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from pubkit.backends.html.site import names
from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.plan import ARCHIVE, Group, Site, Story
from pubkit.backends.html.site.sheets import Sheet, cut
from pubkit.language import month
from pubkit.markup import Part, element
from pubkit.model.urls import safe_url


def sheets(site: Site) -> Iterator[Sheet]:
    """Yield all pages of lists: of the archive and its names, of each topic, of each author."""
    if site.has_archive:
        yield from cut(site.words.archive, ARCHIVE, newest(site.stories), _archive)
        yield from names.sheets(site)
    for title, _, groups in names.kinds(site):
        for group in groups:
            content = partial(_of, group=group, title=title)
            yield from cut(group.title, group.path, newest(group.stories), content)


def _archive(stories: Sequence[Story], site: Site, sheet: Sheet, cards: Cards) -> Iterator[Part]:
    """Yield stories, the newest first, and on the first page topics and authors."""
    yield element("h1", (sheet.title,), style="page-title")
    by_month = groupby(stories, key=lambda s: (s.document.metadata.published or "")[:7])
    for key, told in by_month:
        title = month(key, site.language) if key else ""
        parts: list[Part] = [element("h2", (title,), style="rubric")] if title else []
        name = "section" if title else "div"
        yield element(name, (*parts, cards.entries(tuple(told))), style="month")
    yield from sheet.leaf(site, cards)
    if sheet.number == 1:
        yield from names.told(site, cards)


def _of(
    stories: Sequence[Story], site: Site, sheet: Sheet, cards: Cards, *, group: Group, title: str
) -> Iterator[Part]:
    """Yield the stories of a tag, or those that a person signs."""
    yield element("p", (title,), style="page-kicker")
    yield element("h1", (sheet.title,), style="page-title")
    role = group.author.role if group.author else None
    url = safe_url((group.author.url if group.author else None) or "")
    yield element("p", (role,), style="page-deck") if role else ()
    yield element("p", (element("a", (url,), {"href": url}),), style="page-deck") if url else ()
    yield cards.entries(tuple(stories))
    yield from sheet.leaf(site, cards)


def newest(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    """Return `stories` by date, the newest first; those of a day stay in order, undated last."""
    return tuple(sorted(stories, key=_day, reverse=True))


def _day(story: Story) -> str:
    return (story.document.metadata.published or "")[:10]
