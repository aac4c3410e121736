"""The list of pages for search engines: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.backends.html.site.lists import sheets
from pubkit.backends.html.site.plan import FRONT, Site
from pubkit.markup.attributes import date
from pubkit.markup.characters import escape

NAME = "sitemap.xml"

MOST = 50_000
"""Addresses that a file may tell."""

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield files that tell the pages whose own address lies below the edition's, by name.

    Each is told with its last change; where they are too many, the first file names the others.
    """
    rows = [_row("url", url, day) for url, day in _pages(site)]
    if len(rows) <= MOST:
        yield NAME, _file("urlset", rows)
        return
    parts = {
        f"{NAME.removesuffix('.xml')}-{number}.xml": rows[start : start + MOST]
        for number, start in enumerate(range(0, len(rows), MOST), 1)
    }
    yield NAME, _file("sitemapindex", [_row("sitemap", site.url(name) or "") for name in parts])
    for name, told in parts.items():
        yield name, _file("urlset", told)


def _row(name: str, url: str, day: str | None = None) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{name}><loc>{escape(url)}</loc>{changed}</{name}>\n"


def _file(name: str, rows: Sequence[str]) -> bytes:
    text = f'<{name} xmlns="{_SPACE}">\n{"".join(rows)}</{name}>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()


def _pages(site: Site) -> Iterator[tuple[str, str | None]]:
    begun = dict.fromkeys(sheet.first for sheet in sheets(site))
    for path in (FRONT, *begun):
        yield site.url(path) or "", None
    for story in (*site.stories, *site.matter):
        told = story.document.metadata
        if story.is_public and story.url == site.url(story.path):
            yield story.url or "", date(told.updated or told.published)
