"""Pages of lists: the archive by months, the stories under a topic or by an author."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.plan import Group, Site, Story
from pubkit.language import month
from pubkit.markup import Part, element
from pubkit.model.urls import safe_url


def archive(site: Site, cards: Cards) -> Iterator[Part]:
    """Yield all stories, the newest first, then all topics and authors."""
    yield element("h1", (site.words.archive,), style="page-title")
    told = newest(site.stories)
    for key, stories in groupby(told, key=lambda s: (s.document.metadata.published or "")[:7]):
        title = month(key, site.language) if key else ""
        parts: list[Part] = [element("h2", (title,), style="rubric")] if title else []
        name = "section" if title else "div"
        yield element(name, (*parts, cards.entries(tuple(stories))), style="month")
    for title, groups in ((site.words.topics, site.tags), (site.words.authors, site.authors)):
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


def topic(site: Site, group: Group, cards: Cards) -> Iterator[Part]:
    """Yield the stories under a tag."""
    yield element("p", (site.words.topics,), style="page-kicker")
    yield element("h1", (group.title,), style="page-title")
    yield cards.entries(newest(group.stories))


def author(site: Site, group: Group, cards: Cards) -> Iterator[Part]:
    """Yield the stories that a person signs."""
    yield element("p", (site.words.authors,), style="page-kicker")
    yield element("h1", (group.title,), style="page-title")
    role = group.author.role if group.author else None
    url = safe_url((group.author.url if group.author else None) or "")
    yield element("p", (role,), style="page-deck") if role else ()
    yield element("p", (element("a", (url,), {"href": url}),), style="page-deck") if url else ()
    yield cards.entries(newest(group.stories))


def newest(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    """Return `stories` by date, the newest first; those of a day stay in order, undated last."""
    return tuple(sorted(stories, key=_day, reverse=True))


def _day(story: Story) -> str:
    return (story.document.metadata.published or "")[:10]
