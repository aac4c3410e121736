"""The front page: stories in their sections, or the title page of a book with its contents."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.backends.html.site.cards import Cards, shape
from pubkit.backends.html.site.frame import WAYS
from pubkit.backends.html.site.plan import Group, Site, Story
from pubkit.language import terms
from pubkit.markup import Part, element
from pubkit.model.document import Asset
from pubkit.model.nodes import Attrs

BESIDE = 3
"""Stories that stand beside the first one."""

NEWEST = 12
"""Stories of each section on the front page of a site, which has the sections that pages lead to:
the archive has all."""


def front(site: Site, cards: Cards) -> Iterator[Part]:
    """Yield what the front page holds below its head."""
    if site.edition.kind == "book":
        yield from _book(site, cards)
    else:
        yield from _stories(site, cards)


def _stories(site: Site, cards: Cards) -> Iterator[Part]:
    for number, group in enumerate(site.sections[:WAYS] if site.edition.ongoing else site.sections):
        name = "h3" if group.title else "h2"
        parts: list[Part] = [_title(group)] if group.title else []
        stories = group.stories[:NEWEST] if site.edition.ongoing else group.stories
        if number == 0:
            parts.append(_top(stories[: BESIDE + 1], name, cards))
            stories = stories[BESIDE + 1 :]
        if stories:
            told = (cards.card(story, name) for story in stories)
            parts.append(element("div", told, style=f"stories {_rows(stories, cards)}"))
        style = "group first" if number == 0 else "group"
        yield element("section", parts, style=style)


def _top(stories: tuple[Story, ...], name: str, cards: Cards) -> Part:
    """Return the lead story with the next ones beside it."""
    parts: list[Part] = [cards.card(stories[0], name, style="lead-story")]
    shown = [cards.pictured(story) for story in stories[:2]]
    if stories[1:]:
        beside = (cards.card(story, name, tall=n == 0) for n, story in enumerate(stories[1:]))
        parts.append(element("div", beside, style="beside"))
    arranged = " alone" if not stories[1:] else " one-picture" if shown == [True, False] else ""
    return element("div", parts, style=f"top{arranged}")


def _rows(stories: tuple[Story, ...], cards: Cards) -> str:
    """Return the classes that tell how many cards fill the rows without a gap, `mixed` if some
    have a picture: those are wider, and it stands beside their words."""
    number = len(stories)
    if len({cards.pictured(story) for story in stories}) > 1:
        return "mixed"
    many = next((word for size, word in _ROWS if number % size == 0), "many")
    return f"{_FEW.get(number, many)}{' odd' if number % 2 else ''}"


_FEW = {1: "one", 2: "twos", 5: "fives"}
_ROWS = ((4, "fours"), (3, "threes"))


def _title(group: Group) -> Part:
    name = group.path.partition("#")[2]
    if name:
        return element("h2", (group.title,), style="rubric", attrs=Attrs(id=name))
    return element("h2", (element("a", (group.title,), {"href": group.path}),), style="rubric")


def _book(site: Site, cards: Cards) -> Iterator[Part]:
    parts: list[Part] = [element("h2", (terms(site.language).contents,), style="rubric")]
    for group in site.sections:
        if group.title:
            parts.append(element("h3", (group.title,), style="part"))
        parts.append(cards.entries(group.stories, dated=False))
    yield element("section", parts, style="chapters")


def cover(site: Site, cards: Cards) -> Iterator[Part]:
    """Yield the picture of the cover."""
    picture = site.edition.cover
    asset = _named(site, picture.src) if picture else None
    if picture and asset:
        image = cards.image(asset, picture.alt)
        yield element("div", (image,), style=f"cover {shape(asset)}")


def _named(site: Site, source: str) -> Asset | None:
    assets = site.publication.assets.values()
    return next((asset for asset in assets if asset.source == source), None)
