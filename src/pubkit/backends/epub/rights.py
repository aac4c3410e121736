"""Who made the pictures and on what terms they are shown, told in the package document.

In the terms of https://schema.org, as the web page tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubkit.backends.epub.frame import nodes
from pubkit.backends.epub.metadata import Meta, clean
from pubkit.model.document import Publication
from pubkit.model.nodes import Figure, Rights
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text


def credits_of(publication: Publication, items: Mapping[str, str]) -> Iterator[Meta]:
    """Yield the rights of each picture once; `items` has the id of its manifest item by key."""
    figures: dict[str | None, Figure] = {}
    for document in publication.documents:
        for figure in (node for node in nodes(document) if isinstance(node, Figure)):
            for image in figure.media:
                figures.setdefault(image.asset, figure)
    for key, item in items.items():
        figure = figures.get(key, Figure(media=()))
        for name, value in _told(figure, publication.assets[key].rights):
            if value:
                yield Meta(name, value, {"refines": f"#{item}"})


def _told(figure: Figure, own: Rights) -> Iterator[tuple[str, str | None]]:
    """Yield what the article says of a picture, else what the picture's file says."""
    told = figure.rights
    creator = clean(told.creator or own.creator)
    credit = clean(told.credit or own.credit) or creator or clean(plain_text(figure.credit))
    yield "schema:creditText", credit
    yield "schema:creator", creator
    yield "schema:copyrightNotice", clean(told.copyright or own.copyright)
    yield "schema:license", clean(told.license or own.license)
    yield "schema:acquireLicensePage", safe_url(told.source_url or own.source_url or "")
