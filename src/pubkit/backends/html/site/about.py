"""What the pages of a web edition that are no articles say of themselves, to machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from pubkit.backends.html.head import canonical, description, line, named, prop
from pubkit.backends.html.linked_data import full, license_of
from pubkit.backends.html.linked_data import named as entity
from pubkit.backends.html.site.plan import FRONT, SEARCH, Site
from pubkit.markup.attributes import date


def head(site: Site, path: str, title: str, picture: str | None) -> Iterator[str]:
    """Yield the elements of the head of a page of lists; `picture` is the URL of the cover."""
    told = site.edition.metadata
    about = description(told) if path == FRONT else ""
    if about:
        yield named("description", about)
    url = site.url(path)
    if url:
        yield canonical(url)
    yield prop("og:type", "website")
    yield prop("og:title", title)
    if about:
        yield prop("og:description", about)
    if url:
        yield prop("og:url", url)
    yield prop("og:site_name", line(site.edition.title))
    if picture:
        yield prop("og:image", picture)
    yield named("twitter:card", "summary_large_image" if picture else "summary")


def joined(site: Site, path: str | None) -> str | None:
    """Return the URL of the file at `path`, if known."""
    return urljoin(site.base, path) if site.base and path else None


def front_data(site: Site) -> dict[str, Any]:
    """Return the edition as https://schema.org calls it: an issue of a periodical, or a book."""
    edition = site.edition
    shared = {
        "@context": "https://schema.org",
        "name": line(edition.name),
        "url": site.url(FRONT),
        "description": description(edition.metadata),
        "inLanguage": site.language,
        "datePublished": date(edition.date),
        "author": [{"@type": "Person", "name": line(a.name)} for a in edition.authors],
        "editor": [{"@type": "Person", "name": line(a.name)} for a in edition.masthead],
        "publisher": entity("Organization", edition.publisher),
        "copyrightNotice": line(edition.copyright),
        "license": license_of(edition.license),
    }
    if edition.kind == "book":
        return full({**shared, "@type": "Book", "isbn": edition.isbn})
    kind = "Newspaper" if edition.kind == "newspaper" else "Periodical"
    whole = full({"@type": kind, "name": line(edition.title), "issn": edition.issn})
    issue = {"@type": "PublicationIssue", "issueNumber": edition.number, "isPartOf": whole}
    return full({**shared, **issue})


def list_data(site: Site, path: str, title: str) -> dict[str, Any]:
    """Return a page of lists as linked data."""
    kind = "SearchResultsPage" if path == SEARCH else "CollectionPage"
    whole = full({"@type": "WebSite", "name": line(site.edition.name), "url": site.url(FRONT)})
    return full(
        {
            "@context": "https://schema.org",
            "@type": kind,
            "name": title,
            "url": site.url(path),
            "inLanguage": site.language,
            "isPartOf": whole,
        }
    )
