"""The article as linked data: what https://schema.org calls a NewsArticle or an Article."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from pubkit.backends.html.head import address, description, line, title
from pubkit.markup.attributes import date
from pubkit.model.document import Asset, Author, Document, Metadata
from pubkit.model.nodes import Block, Correction, Figure, Image, Inline, Rights
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text, walk

Path = Callable[[str], str | None]

_CC = re.compile(r"CC[ -](BY(?:-(?:SA|ND|NC|NC-SA|NC-ND))?)[ -](\d\.\d)", re.IGNORECASE)


def script(
    data: object, kind: str = "application/ld+json", more: str = "", *, escaped: bool = False
) -> str:
    """Return `data` in an element that browsers do not run, and cannot be ended from within.

    With `escaped` it is ASCII: characters that are no text by themselves would be no HTML.
    """
    text = json.dumps(data, ensure_ascii=escaped, separators=(",", ":"))
    # https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    text = re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)
    return f'<script type="{kind}"{more}>{text}</script>'


def article(document: Document, assets: Mapping[str, Asset], path: Path) -> dict[str, Any]:
    """Return the article's data; `path` tells where a picture lies from the page."""
    told = document.metadata
    url = address(told)
    news = bool(told.dateline or told.edition or (told.publisher and told.section))
    return full(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle" if news else "Article",
            "headline": title(told),
            "description": description(told),
            "url": url,
            "mainEntityOfPage": url,
            "author": [_person(author) for author in told.authors],
            "publisher": named("Organization", told.publisher),
            "datePublished": date(told.published),
            "dateModified": date(told.updated) or date(told.published),
            "articleSection": line(told.section),
            "keywords": [line(tag) for tag in told.tags],
            "inLanguage": told.language,
            "isAccessibleForFree": told.free,
            "copyrightNotice": line(told.copyright),
            "license": license_of(told.license),
            "usageInfo": named("CreativeWork", told.usage_terms),
            "image": list(_pictures(document, assets, path, url)),
            "correction": list(_corrections(document)),
            "creativeWorkStatus": {"draft": "Draft", "usable": ""}.get(told.status, "Withdrawn"),
            **(_print(told) if news else {}),
        }
    )


def _print(told: Metadata) -> dict[str, Any]:
    """Return what only news articles have: where they are written from, and stood in print."""
    place = told.edition
    return {
        "dateline": line(told.dateline),
        "printEdition": line(f"{place.name or ''} {place.number or ''}") if place else None,
        "printSection": line(place.section) if place else None,
        "printPage": line(place.page) if place else None,
    }


def _person(author: Author) -> dict[str, Any]:
    url = safe_url(author.url) if author.url else None
    return full(
        {"@type": "Person", "name": line(author.name), "url": url, "jobTitle": line(author.role)}
    )


def _corrections(document: Document) -> Iterator[dict[str, Any]]:
    for node in walk((document.children, document.endmatter)):
        if isinstance(node, Correction):
            text = line(" ".join(plain_text((block,)) for block in node.children))
            comment = {"text": text, "datePublished": date(node.date)}
            yield full({"@type": "CorrectionComment", **comment})


def _pictures(
    document: Document, assets: Mapping[str, Asset], path: Path, url: str | None
) -> Iterator[dict[str, Any]]:
    """Yield each picture that is shown once, with what its figure says of it."""
    seen: set[str] = set()
    for node in walk(document.children):
        figure = node if isinstance(node, Figure) else Figure(media=())
        shown = (node,) if isinstance(node, Image) else figure.media
        for image in shown:
            key = image.asset or ""
            if key in assets and key not in seen and not image.decorative:
                seen.add(key)
                found = path(key)
                place = urljoin(url, found) if url and found else None
                yield _picture(image, figure, assets[key].rights, place)


def _picture(image: Image, figure: Figure, own: Rights, url: str | None) -> dict[str, Any]:
    told = figure.rights
    creator = told.creator or own.creator
    return full(
        {
            "@type": "ImageObject",
            "contentUrl": url,
            "caption": _plain(figure.caption) or line(image.alt),
            "creditText": line(told.credit or own.credit or creator) or _plain(figure.credit),
            "creator": named("Person", creator),
            "copyrightNotice": line(told.copyright or own.copyright),
            "license": license_of(told.license or own.license),
            "acquireLicensePage": safe_url(told.source_url or own.source_url or ""),
        }
    )


def license_of(text: str | None) -> str | dict[str, Any] | None:
    """Return the URL of a licence, found for Creative Commons, else a work of that name."""
    found = _CC.fullmatch(line(text))
    if found:
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if re.fullmatch(r"CC0([ -]1\.0)?", line(text), re.IGNORECASE):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    url = safe_url(text or "")
    return url if url and url.startswith("http") else named("CreativeWork", text)


def named(kind: str, name: str | None) -> dict[str, Any] | None:
    """Return a thing of which only the name is known, if it is."""
    return {"@type": kind, "name": line(name)} if line(name) else None


def _plain(parts: tuple[Inline, ...] | tuple[Block, ...]) -> str:
    return line(plain_text(parts))


def full(values: dict[str, Any]) -> dict[str, Any]:
    """Return `values` without those that say nothing."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
