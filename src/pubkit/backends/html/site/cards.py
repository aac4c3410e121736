"""How pages show stories that stand elsewhere: as cards on the front page, as entries in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from pubkit.backends.html.site.plan import Site, Story
from pubkit.language import date, direction
from pubkit.markup import Element, Part, element
from pubkit.markup.attributes import date as moment
from pubkit.model.document import Asset, Document
from pubkit.model.nodes import (
    PLAIN,
    Attrs,
    CrossReference,
    Figure,
    Image,
    Inline,
    Link,
    Note,
    Text,
)  # fmt: skip
from pubkit.model.walk import rewrite

Picture = Callable[[str], dict[str, str]]

USUAL = (1.3, 2.0)
"""Widths by heights of pictures that are shown as they are: many have words up to their edges."""


class Cards:
    """Makes the elements that lead from the page at `path` to stories.

    `picture` gives the attributes of an image by its key.
    """

    def __init__(self, site: Site, path: str, picture: Picture) -> None:
        self._site = site
        self._picture = picture
        self.up = "../" * path.count("/")

    def card(self, story: Story, name: str, *, style: str = "", tall: bool = True) -> Element:
        """Return a story: its picture, its headline in an element `name`, its standfirst.

        Its language is told of each of these: the story's own sides are those of the page.
        """
        document = story.document
        spoken = self._tongue(document)
        parts: list[Part] = [*self._photo(document, spoken)] if tall else []
        opening = document.opening
        above = opening.kicker if opening else None
        parts += [element("p", (above,), style="story-kicker", attrs=spoken)] if above else []
        parts.append(element(name, (self.link(story),), style="story-head", attrs=spoken))
        deck = line(opening.standfirst) if opening else ()
        parts += [element("p", deck, style="story-deck", attrs=spoken)] if deck else []
        parts += self._signed(document, spoken, dated=self._site.edition.date is None)
        return element("div", parts, style=f"story {style}".rstrip())

    def entries(self, stories: tuple[Story, ...], *, dated: bool = True) -> Element:
        """Return a list of stories."""
        return element("ol", (self.entry(s, dated=dated) for s in stories), style="entries")

    def link(self, story: Story) -> Element:
        """Return the headline of `story` as a link to it."""
        return element("a", headline(story.document), {"href": self.up + story.path})

    def entry(self, story: Story, *, dated: bool = True) -> Element:
        """Return a story of a list."""
        opening = story.document.opening
        parts: list[Part] = [element("p", (self.link(story),), style="entry-head")]
        deck = line(opening.standfirst) if opening else ()
        parts += [element("p", deck, style="entry-deck")] if deck else []
        parts += self._signed(story.document, PLAIN, dated=dated)
        return element("li", parts, attrs=self._tongue(story.document))

    def _signed(self, document: Document, spoken: Attrs, *, dated: bool) -> Iterator[Part]:
        """Yield the line that says by whom and when."""
        opening, told = document.opening, document.metadata
        by = line(opening.byline) if opening else ()
        parts: list[Part] = [element("span", by)] if by else []
        if dated and told.published:
            day = date(told.published[:10], told.language)
            parts.append(element("time", (day,), {"datetime": moment(told.published)}))
        if parts:
            spaced = [piece for part in parts for piece in (" ", part)][1:]
            yield element("p", spaced, style="story-by", attrs=spoken)

    def pictured(self, story: Story) -> bool:
        """Tell whether a card shows a picture of `story`."""
        return self._asset(lead(story.document)) is not None

    def _asset(self, found: Image | None) -> Asset | None:
        return self._site.publication.assets.get(found.asset or "") if found else None

    def _photo(self, document: Document, spoken: Attrs) -> Iterator[Part]:
        found = lead(document)
        asset = self._asset(found)
        if found and asset:
            usual = USUAL[0] <= asset.width / asset.height <= USUAL[1]
            style = "photo" if usual else f"photo {shape(asset)}"
            yield element("div", (self.image(asset, found.alt),), style=style, attrs=spoken)

    def image(self, asset: Asset, alt: str) -> Element:
        """Return the picture `asset`."""
        return element("img", (), {**self._picture(asset.key), "alt": alt})

    def _tongue(self, document: Document) -> Attrs:
        """Return the language of `document` where it is not the edition's."""
        told = document.metadata.language
        if told == self._site.edition.language:
            return PLAIN
        return Attrs(language=told, direction=direction(told))


def lead(document: Document) -> Image | None:
    """Return the picture that opens a document."""
    first = document.children[0] if document.children else None
    return first.media[0] if isinstance(first, Figure) and first.media else None


def shape(asset: Asset) -> str:
    """Return the class that says whether a picture may be cut to fit: no drawing, no upright."""
    flat = asset.media_type == "image/svg+xml" or asset.height > asset.width
    return "whole" if flat else "cut"


def headline(document: Document) -> tuple[Inline, ...]:
    """Return the headline of `document`, which is never empty."""
    told = line(document.opening.headline) if document.opening else ()
    return told or (Text(document.metadata.headline or document.metadata.slug),)


def line(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `nodes` as they are said elsewhere: without notes, links and names of their own."""

    def change(node: Any) -> Any:
        if isinstance(node, Note):
            return None
        if isinstance(node, Link | CrossReference):
            return node.children
        own = msgspec.structs.replace(node.attrs, id=None) if node.attrs.id else None
        return msgspec.structs.replace(node, attrs=own) if own else node

    return rewrite(nodes, change)
