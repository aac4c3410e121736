"""A web page to a document: its article, without the site around it, and its metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import PurePosixPath
from typing import Any

from pubkit import reader
from pubkit.diagnostics import Source
from pubkit.importers.page_notes import find_notes
from pubkit.importers.page_styles import tidy
from pubkit.model.document import Author, Document, LeadImage, Metadata
from pubkit.model.nodes import Heading, Rights
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text
from pubkit.reader.blocks import blocks
from pubkit.reader.context import Context
from pubkit.reader.dates import iso_moment
from pubkit.reader.elements import Builder, Element
from pubkit.reader.foreign import Foreign
from pubkit.reader.limits import clean
from pubkit.reader.tags import TagReader
from pubkit.world import World

FURNITURE = frozenset("nav footer aside form dialog menu".split())
"""What stands around an article and is not part of it."""

_LINKED_DATA = re.compile(
    r"<script[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL
)


def read_page(text: str, path: PurePosixPath, world: World) -> Document:
    """Return the article of the page `text`; `world` hears what was left out."""
    source = Source(str(path), text)
    source = world.sources[str(path)] = Source(str(path), clean(source, world))
    builder = Builder()
    TagReader(builder).read(source.text, 0, len(source.text))
    context = Context(source, world, Foreign())
    article = _article(builder.root)
    if article.name not in ("article", "main"):
        _leave_out(article, context)
    metadata = _metadata(builder.root, source.text, article, path)
    find_notes(article, context)
    for part in (article, *context.notes.values()):
        tidy(part, source.text, metadata, context)
    children = blocks(article.children, context)
    if metadata.headline:
        children = tuple(b for b in children if not _repeats(b, metadata.headline))
    return Document(metadata=metadata, children=children, source=str(path))


def _repeats(block: object, headline: str) -> bool:
    return (
        isinstance(block, Heading) and block.level == 1 and plain_text(block.children) == headline
    )


def _article(root: Element) -> Element:
    """Return the element that holds the article: of several, the one with most text."""
    for test in (_is_article, _is_main, lambda element: element.name == "body"):
        found = [element for element in root.walk() if test(element)]
        if found:
            return max(found, key=lambda element: len(element.text()))
    return root


def _is_article(element: Element) -> bool:
    return element.name == "article" or "articlebody" in element.attrs.get("itemprop", "").lower()


def _is_main(element: Element) -> bool:
    return element.name == "main" or element.attrs.get("role") == "main"


def _leave_out(element: Element, context: Context) -> None:
    """Drop the furniture of the page, and say so."""
    for node in list(element.walk()):
        for child in list(node.children):
            header = isinstance(child, Element) and child.name == "header" and node is element
            if isinstance(child, Element) and (child.name in FURNITURE or header):
                words = " ".join(child.text().split())
                node.children.remove(child)
                if words:
                    message = f'"<{child.name}>" of the page is left out: "{words[:60]}"'
                    context.report("import-doubt", message, child, "copy it if it belongs")


def _metadata(root: Element, text: str, article: Element, path: PurePosixPath) -> Metadata:
    told = _meta(root)
    data = _linked_data(text)
    time = next((e.attrs["datetime"] for e in article.walk() if "datetime" in e.attrs), "")
    heads = (e for e in article.walk() if e.name == "h1" or e.attrs.get("class") == "title")
    heading = next((e.text() for e in heads), "")
    title = next((e.text() for e in root.walk() if e.name == "title"), "")
    language = next(
        (e.attrs["lang"] for e in root.walk() if e.name == "html" and "lang" in e.attrs), ""
    )
    headline = _first(data.get("headline"), heading, told.get("og:title"), title)
    image = _first(_url(data.get("image")), told.get("og:image"))
    credit = data["image"].get("creditText") if isinstance(data.get("image"), Mapping) else None

    def of_class(name: str) -> str:
        return next(
            (e.text() for e in article.walk() if name in e.attrs.get("class", "").split()), ""
        )

    return Metadata(
        headline=headline,
        standfirst=_first(of_class("p-summary"), of_class("subtitle")) or None,
        slug=reader.default_slug(path),
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else "en",
        description=_first(
            data.get("description"), told.get("description"), told.get("og:description")
        )
        or None,
        authors=_authors(data.get("author"))
        or _authors(told.get("author"))
        or _authors(of_class("p-author")),
        published=_moment(data.get("datePublished"), told.get("article:published_time"), time),
        updated=_moment(data.get("dateModified"), told.get("article:modified_time")),
        section=_first(data.get("articleSection"), told.get("article:section")) or None,
        canonical_url=_canonical(root, told),
        image=LeadImage(image, rights=Rights(credit=str(credit) if credit else None))
        if image
        else None,
    )


def _first(*values: Any) -> str:
    for value in values:
        if isinstance(value, str) and value.strip():
            return " ".join(unescape(value).split())
    return ""


def _moment(*values: Any) -> str | None:
    found = (iso_moment(value) for value in values if isinstance(value, str))
    return next((moment for moment in found if moment), None)


def _meta(root: Element) -> dict[str, str]:
    told: dict[str, str] = {}
    for element in root.walk():
        if element.name == "meta":
            name = element.attrs.get("property") or element.attrs.get("name") or ""
            told.setdefault(name.lower(), element.attrs.get("content", ""))
    return told


def _canonical(root: Element, told: Mapping[str, str]) -> str | None:
    links = (
        e.attrs.get("href", "")
        for e in root.walk()
        if e.attrs.get("rel") == "canonical" or e.attrs.get("class") == "p-canonical"
    )
    url = safe_url(_first(next(links, ""), told.get("og:url")))
    return url if url and url.startswith("http") else None


def _linked_data(text: str) -> Mapping[str, Any]:
    """Return the article that the page's JSON-LD tells of."""
    for script in _LINKED_DATA.findall(text[:2_000_000]):
        try:
            found = json.loads(script)
        except (ValueError, RecursionError):
            continue
        items = found if isinstance(found, list) else [found]
        for item in list(items):
            if isinstance(item, Mapping) and isinstance(item.get("@graph"), list):
                items += item["@graph"]
        for item in items:
            if isinstance(item, Mapping) and "Article" in str(item.get("@type")):
                return item
    return {}


def _url(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value.get("url") or "") if isinstance(value, Mapping) else str(value or "")


def _authors(value: Any) -> tuple[Author, ...]:
    items = value if isinstance(value, list) else [value] if value else []
    names = (item.get("name") if isinstance(item, Mapping) else item for item in items)
    return tuple(
        Author(" ".join(name.split())) for name in names if isinstance(name, str) and name.strip()
    )
