"""The list of pages for search engines: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.backends.html.site.lists import sheets
from pubkit.backends.html.site.plan import FRONT, Site
from pubkit.markup.attributes import date
from pubkit.markup.characters import escape

NAME = "sitemap.xml"

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site: Site) -> bytes:
    """Return the pages whose own address lies below the edition's, with their last change."""
    rows = (
        f"<url><loc>{escape(url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for url, day in _pages(site)
    )
    text = f'<urlset xmlns="{_SPACE}">\n{"".join(rows)}</urlset>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _pages(site: Site) -> Iterator[tuple[str, str | None]]:
    begun = dict.fromkeys(sheet.first for sheet in sheets(site))
    for path in (FRONT, *begun):
        yield site.url(path) or "", None
    for story in (*site.stories, *site.matter):
        told = story.document.metadata
        if story.is_public and story.url == site.url(story.path):
            yield story.url or "", date(told.updated or told.published)
