"""Feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, with teasers of the newest public stories."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree as Xml

import msgspec

from pubkit.backends.html.head import description, line, title
from pubkit.backends.html.site.lists import newest
from pubkit.backends.html.site.plan import FRONT, Site, Story

ATOM, RSS, JSON = "atom.xml", "rss.xml", "feed.json"
TYPES = {ATOM: "application/atom+xml", RSS: "application/rss+xml", JSON: "application/feed+json"}
NAMES = {ATOM: "Atom", RSS: "RSS", JSON: "JSON Feed"}

MOST = 100
"""Stories of a feed: readers fetch it again and again, and the archive has all."""

_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"


class Picture(msgspec.Struct, frozen=True):
    """The picture of a story: where it is, what it is, how many bytes."""

    url: str
    media_type: str
    size: int


class Item(msgspec.Struct, frozen=True):
    """A story with the moments that a feed tells of it."""

    story: Story
    url: str
    published: datetime
    updated: datetime
    picture: Picture | None


def items(site: Site, picture: Callable[[Story], Picture | None]) -> Iterator[Item]:
    """Yield the public stories that have a date, the newest first."""
    for story in newest(site.stories):
        told = story.document.metadata
        published = _moment(told.published or site.edition.date)
        if story.is_public and story.url and published:
            updated = max(published, _moment(told.updated) or published)
            yield Item(story, story.url, published, updated, picture(story))


def feeds(site: Site, found: tuple[Item, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each feed."""
    yield ATOM, _xml(_atom(site, found))
    yield RSS, _xml(_rss(site, found))
    text = json.dumps(_json(site, found), ensure_ascii=False, indent=1)
    yield JSON, text.encode() + b"\n"


def _atom(site: Site, found: tuple[Item, ...]) -> Xml.Element:
    edition = site.edition
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _add(feed, "title", line(edition.name))
    _add(feed, "subtitle", description(edition.metadata))
    _add(feed, "id", site.url(FRONT))
    _add(feed, "link", None, rel="self", type=TYPES[ATOM], href=site.url(ATOM) or "")
    _add(feed, "link", None, rel="alternate", type="text/html", href=site.url(FRONT) or "")
    _add(feed, "updated", max(item.updated for item in found).isoformat())
    for name in _signers(site):
        _add(_add(feed, "author"), "name", name)
    _add(feed, "rights", line(edition.copyright))
    _add(feed, "generator", "pubkit")
    for item in found:
        _entry(_add(feed, "entry"), item)
    return feed


def _entry(entry: Xml.Element, item: Item) -> None:
    told = item.story.document.metadata
    entry.set("xml:lang", told.language)
    _add(entry, "title", title(told))
    _add(entry, "id", item.url)
    _add(entry, "link", None, rel="alternate", type="text/html", href=item.url)
    if item.picture:
        place, size = item.picture, str(item.picture.size)
        _add(
            entry, "link", None, rel="enclosure", type=place.media_type, length=size, href=place.url
        )
    _add(entry, "published", item.published.isoformat())
    _add(entry, "updated", item.updated.isoformat())
    for name in _names(item.story):
        _add(_add(entry, "author"), "name", name)
    _add(entry, "summary", description(told))
    for term in _subjects(item.story):
        _add(entry, "category", None, term=term)
    _add(entry, "rights", line(told.copyright))


def _rss(site: Site, found: tuple[Item, ...]) -> Xml.Element:
    """Return the feed after https://www.rssboard.org/rss-specification and its profile."""
    edition = site.edition
    rss = Xml.Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": _DC})
    channel = _add(rss, "channel")
    _add(channel, "title", line(edition.name))
    _add(channel, "link", site.url(FRONT))
    _add(channel, "description", description(edition.metadata) or line(edition.name))
    _add(channel, "language", site.language)
    _add(channel, "copyright", line(edition.copyright))
    _add(channel, "lastBuildDate", format_datetime(max(item.updated for item in found)))
    _add(channel, "generator", "pubkit")
    _add(channel, "atom:link", None, rel="self", type=TYPES[RSS], href=site.url(RSS) or "")
    for item in found:
        _rss_item(_add(channel, "item"), item)
    return rss


def _rss_item(entry: Xml.Element, item: Item) -> None:
    told = item.story.document.metadata
    _add(entry, "title", title(told))
    _add(entry, "link", item.url)
    _add(entry, "description", description(told))
    for name in _names(item.story):
        _add(entry, "dc:creator", name)
    for term in _subjects(item.story):
        _add(entry, "category", term)
    if item.picture:
        place, size = item.picture, str(item.picture.size)
        _add(entry, "enclosure", None, url=place.url, length=size, type=place.media_type)
    _add(entry, "guid", item.url, isPermaLink="true")
    _add(entry, "pubDate", format_datetime(item.published))


def _json(site: Site, found: tuple[Item, ...]) -> dict[str, object]:
    """Return the feed after https://www.jsonfeed.org/version/1.1/."""
    return _full(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": line(site.edition.name),
            "home_page_url": site.url(FRONT),
            "feed_url": site.url(JSON),
            "description": description(site.edition.metadata),
            "authors": [{"name": name} for name in _signers(site)],
            "language": site.language,
            "items": [_json_item(item) for item in found],
        }
    )


def _json_item(item: Item) -> dict[str, object]:
    told = item.story.document.metadata
    return _full(
        {
            "id": item.url,
            "url": item.url,
            "title": title(told),
            "content_text": description(told) or title(told),
            "image": item.picture.url if item.picture else None,
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "authors": [{"name": name} for name in _names(item.story)],
            "tags": _subjects(item.story),
            "language": told.language,
        }
    )


def _names(story: Story) -> list[str]:
    told = story.document.metadata
    return [line(author.name) for author in told.authors] or list(filter(None, [line(told.byline)]))


def _signers(site: Site) -> list[str]:
    """Return who stands for the whole; Atom wants at least one."""
    names = [line(author.name) for author in site.edition.authors]
    return names or [line(site.edition.publisher) or line(site.edition.title)]


def _subjects(story: Story) -> list[str]:
    told = story.document.metadata
    return list(dict.fromkeys(filter(None, map(line, (told.section, *told.tags)))))


def _moment(iso: str | None) -> datetime | None:
    """Return a moment in time; a day begins at midnight UTC."""
    try:
        moment = datetime.fromisoformat(iso or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    """Append an element and return it; one whose text is empty stays outside."""
    child = Xml.Element(name, attributes)
    child.text = text
    if text != "":
        parent.append(child)
    return child


def _xml(root: Xml.Element) -> bytes:
    Xml.indent(root, " ")
    text: str = Xml.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _full(values: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
