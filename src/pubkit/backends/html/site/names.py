"""Lists of names: the topics and authors of the archive, on pages of their own where many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.backends.html.site.cards import Cards
from pubkit.backends.html.site.plan import Group, Site
from pubkit.backends.html.site.sheets import MOST, Sheet, cut
from pubkit.markup import Element, Part, element


def kinds(site: Site) -> tuple[tuple[str, str, tuple[Group, ...]], ...]:
    """Return what names are of, where a list of them begins, and the names."""
    return (
        (site.words.topics, "archive/topics.html", site.tags),
        (site.words.authors, "archive/authors.html", site.authors),
    )


def sheets(site: Site) -> Iterator[Sheet]:
    """Yield the pages of names that the archive has no room for."""
    for title, first, groups in kinds(site):
        if len(groups) > MOST:
            yield from cut(title, first, groups, _page, guides=[g.title for g in groups[::MOST]])


def told(site: Site, cards: Cards) -> Iterator[Part]:
    """Yield topics and authors for the archive: of many those with the most stories."""
    for title, first, groups in kinds(site):
        if not groups:
            continue
        parts: list[Part] = [element("h2", (title,), style="rubric"), _list(most(groups), cards)]
        if len(groups) > MOST:
            link = element("a", (f"{title} ({len(groups)})",), {"href": cards.up + first})
            parts.append(element("p", (link,), style="more"))
        yield element("section", parts, style="names-of")


def most(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with the most stories, in their order."""
    ranked = sorted(range(len(groups)), key=lambda n: -len(groups[n].stories))
    return [groups[number] for number in sorted(ranked[:MOST])]


def _page(groups: Sequence[Group], site: Site, sheet: Sheet, cards: Cards) -> Iterator[Part]:
    yield element("p", (site.words.archive,), style="page-kicker")
    yield element("h1", (sheet.title,), style="page-title")
    yield element("div", (_list(groups, cards),), style="names-of")
    yield from sheet.leaf(site, cards)


def _list(groups: Sequence[Group], cards: Cards) -> Element:
    return element("ul", (element("li", _counted(g, cards)) for g in groups), style="names")


def _counted(group: Group, cards: Cards) -> Iterator[Part]:
    yield element("a", (group.title,), {"href": cards.up + group.path})
    yield " "
    yield element("span", (str(len(group.stories)),), style="amount")
