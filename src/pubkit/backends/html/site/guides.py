"""What leads machines to the pages: feeds and the site map."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pubkit.backends.html.site import feeds
from pubkit.backends.html.site.plan import Site, Story
from pubkit.backends.html.site.sitemap import sitemaps
from pubkit.settings import SETTINGS
from pubkit.world import World

Enclosed = Callable[[Story], feeds.Picture | None]


def guides(site: Site, enclosed: Enclosed, world: World) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name; what keeps a story out of them is reported."""
    if site.base is None:
        message = f'"{site.edition.slug}" has no web address, so it gets no feeds and no site map'
        own = site.edition.source == SETTINGS
        way = (
            'url = "https://…" below [site]' if own else "canonical_url: https://… into the edition"
        )
        hint = f"write {way}, or url into [project]"
        world.report("site-unaddressed", message, source=site.edition.source, hints=(hint,))
        return
    if site.has_feeds:
        yield from _feeds(site, enclosed, world)
    yield from sitemaps(site)


def _feeds(site: Site, enclosed: Enclosed, world: World) -> Iterator[tuple[str, bytes]]:
    found = tuple(feeds.items(site, enclosed))
    told = {item.story.path for item in found}
    for story in site.stories:
        if story.is_public and story.path not in told:
            message = "without a date the article is in no feed"
            world.report("feed-undated", message, source=story.document.source)
    if found:
        yield from feeds.feeds(site, found[: feeds.MOST])
