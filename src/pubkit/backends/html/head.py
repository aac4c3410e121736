"""What a web page says of itself to browsers, search engines and those who share it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from pubkit.markup.attributes import date
from pubkit.markup.characters import clean, quote
from pubkit.model.document import Document, Metadata
from pubkit.model.urls import safe_url

HASHES = "pubkit-style-hashes"
"""Stands in the policy for the hashes of the page's style sheets until these are known."""


def line(text: str | None) -> str:
    """Return `text` on one line, without what markup may not hold."""
    return " ".join(clean(text or "").split())


def title(metadata: Metadata) -> str:
    """Return the page's title, which is never empty."""
    return line(metadata.headline) or line(metadata.slug) or "—"


def description(metadata: Metadata) -> str:
    """Return what is shown under the title where the page is found."""
    return line(metadata.description) or line(metadata.standfirst)


def address(metadata: Metadata) -> str | None:
    """Return the page's own URL on the web, if it is known."""
    url = safe_url(metadata.canonical_url or "")
    return url if url and url.startswith(("http://", "https://")) else None


def head(document: Document, picture: str | None) -> Iterator[str]:
    """Yield the elements of the head; `picture` is where the lead picture lies from the page."""
    told = document.metadata
    yield named("color-scheme", "light dark")
    yield from _optional("description", description(told))
    yield from _optional("author", ", ".join(line(author.name) for author in told.authors))
    if told.status != "usable" or told.embargo:
        yield named("robots", "noindex, nofollow")
    if url := address(told):
        yield canonical(url)
    yield from _shared(told, urljoin(url, picture) if url and picture else None)


def canonical(url: str) -> str:
    """Return the element that says which of several pages is the one to be found."""
    return f'<link rel="canonical" href={quote(url)}/>'


def policy(source: str, styles: str, *more: str) -> str:
    """Return the content security policy: no frame, no script but of `more`, none from elsewhere.

    `source` is where pictures and fonts may come from.
    """
    rules = (
        "default-src 'none'",
        f"style-src {styles}",
        f"img-src {source}",
        f"font-src {source}",
        *more,
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content={quote("; ".join(rules))}/>'


def _shared(told: Metadata, picture: str | None) -> Iterator[str]:
    """Yield Open Graph and the card that is made of it; https://ogp.me/#type_article."""
    yield prop("og:type", "article")
    yield prop("og:title", title(told))
    if text := description(told):
        yield prop("og:description", text)
    if url := address(told):
        yield prop("og:url", url)
    if found := re.fullmatch(r"([a-z]{2,3})-(?:[A-Z][a-z]{3}-)?([A-Z]{2})", told.language):
        yield prop("og:locale", f"{found[1]}_{found[2]}")
    if name := line(told.publisher):
        yield prop("og:site_name", name)
    if picture and told.image:
        yield prop("og:image", picture)
        yield from [prop("og:image:alt", line(told.image.alt))] if told.image.alt else []
    for key, moment in (("published_time", told.published), ("modified_time", told.updated)):
        if date(moment):
            yield prop(f"article:{key}", moment or "")
    if section := line(told.section):
        yield prop("article:section", section)
    for tag in dict.fromkeys(filter(None, map(line, told.tags))):
        yield prop("article:tag", tag)
    yield named("twitter:card", "summary_large_image" if picture else "summary")


def _optional(name: str, text: str) -> Iterator[str]:
    if text:
        yield named(name, text)


def named(name: str, text: str) -> str:
    """Return a named piece of metadata."""
    return f"<meta name={quote(name)} content={quote(text)}/>"


def prop(name: str, text: str) -> str:
    """Return a piece of metadata of Open Graph."""
    return f"<meta property={quote(name)} content={quote(text)}/>"
