"""Judge of feeds and site maps: schemas written after their specifications, and their prose."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import etree

from .finding import Finding
from .kit import Paths, resolved

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SCHEMAS = {
    f"{ATOM}feed": "atom",
    "rss": "rss",
    f"{SITEMAP}urlset": "sitemap",
    f"{SITEMAP}sitemapindex": "siteindex",
}
MOST_URLS, MOST_BYTES = 50_000, 50 * 1024 * 1024
PROFILES = Path(__file__).parent / "profiles"


class _Author(msgspec.Struct, forbid_unknown_fields=True):
    name: str | None = None
    url: str | None = None
    avatar: str | None = None


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: str | None = None
    date_published: datetime | None = None
    date_modified: datetime | None = None
    authors: list[_Author] = []
    tags: list[str] = []
    language: str | None = None


class _Feed(msgspec.Struct, forbid_unknown_fields=True):
    version: str
    title: str
    items: list[_Item]
    home_page_url: str | None = None
    feed_url: str | None = None
    description: str | None = None
    language: str | None = None
    authors: list[_Author] = []


def feeds(paths: Paths) -> list[Finding]:
    """Check Atom (RFC 4287), RSS 2.0, JSON Feed 1.1 and site maps."""
    return [
        Finding("feeds", path, code, message, place)
        for path in resolved(paths)
        for code, message, place in (_json if path.suffix == ".json" else _xml)(path.read_bytes())
    ]


Fault = tuple[str, str, str]


def _xml(data: bytes) -> Iterator[Fault]:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        yield "syntax", str(error), ""
        return
    if root.tag not in SCHEMAS:
        yield "unknown", f'"{root.tag}" is no feed and no site map', ""
        return
    name = SCHEMAS[root.tag]
    schema = etree.RelaxNG(etree.parse(PROFILES / f"{name}.rng"))
    if not schema.validate(root):
        for told in schema.error_log:
            yield "schema", told.message, str(told.line)
    yield from {"atom": _atom, "rss": _rss}.get(name, _sitemap)(root)
    if name.startswith("site") and len(data) > MOST_BYTES:
        yield "size", f"{len(data)} bytes", ""


def _atom(feed: Any) -> Iterator[Fault]:
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in entries):
        yield "author", "neither the feed nor each entry has an author (4.1.1)", ""
    if feed.find(f"{ATOM}link[@rel='self']") is None:
        yield "self", "the feed does not say where it is (4.1.1)", ""
    yield from _twice("id", (e.findtext(f"{ATOM}id") for e in entries))
    for node in (feed, *entries):
        kinds = [
            (link.get("type"), link.get("hreflang"))
            for link in node.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        yield from _twice("alternate", map(str, kinds))
        if node is not feed and not kinds and node.find(f"{ATOM}content") is None:
            yield "content", "an entry has neither content nor a page (4.1.2)", str(node.sourceline)
    latest = max((e.findtext(f"{ATOM}updated") or "" for e in entries), key=_moment, default="")
    if latest and _moment(latest) > _moment(feed.findtext(f"{ATOM}updated") or ""):
        yield "updated", "an entry is newer than its feed", ""


def _rss(root: Any) -> Iterator[Fault]:
    items = root.findall("channel/item")
    for item in items:
        if item.find("title") is None and item.find("description") is None:
            yield "item", "neither title nor description", str(item.sourceline)
    yield from _twice("guid", (item.findtext("guid") for item in items))
    for guid in root.iter("guid"):
        if guid.get("isPermaLink") != "false" and not urlsplit(guid.text or "").scheme:
            yield "guid", f'"{guid.text}" is no URL', str(guid.sourceline)
    for date in root.iter("pubDate", "lastBuildDate"):
        try:
            moment = parsedate_to_datetime(date.text or "")
        except ValueError:
            continue  # the schema has told it
        if moment.strftime("%a") != (date.text or "")[:3]:
            yield "weekday", f'"{date.text}" was no such day', str(date.sourceline)


def _sitemap(root: Any) -> Iterator[Fault]:
    urls = [url.text or "" for url in root.iter(f"{SITEMAP}loc")]
    if len(urls) > MOST_URLS:
        yield "size", f"{len(urls)} addresses", ""
    yield from _twice("loc", urls)
    folder = urljoin(urls[0], ".") if urls else ""
    for url in urls:
        if not url.startswith(folder):
            yield "elsewhere", f'"{url}" is not below "{folder}"', ""


def _json(data: bytes) -> Iterator[Fault]:
    try:
        feed = msgspec.json.decode(data, type=_Feed)
    except msgspec.DecodeError as error:
        yield "schema", str(error), ""
        return
    if feed.version != "https://jsonfeed.org/version/1.1":
        yield "version", f'"{feed.version}"', ""
    yield from _twice("id", (item.id for item in feed.items))
    for item in feed.items:
        if not (item.content_html or item.content_text):
            yield "content", f'"{item.id}" has no content', ""
        if not all(author.name or author.url or author.avatar for author in item.authors):
            yield "author", f'an author of "{item.id}" is empty', ""
        if any(d and d.tzinfo is None for d in (item.date_published, item.date_modified)):
            yield "date", f'a date of "{item.id}" has no zone', ""
        for url in filter(None, (item.url, item.external_url, item.image)):
            if not urlsplit(url).netloc:
                yield "url", f'"{url}" is not absolute', ""


def _twice(code: str, values: Iterable[str | None]) -> Iterator[Fault]:
    for value, count in Counter(values).items():
        if count > 1:
            yield code, f'"{value}" stands {count} times', ""


def _moment(text: str) -> float:
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return 0.0
