"""Web pages: one file that holds all it shows, or a page with its pictures beside it."""

from __future__ import annotations

from pubkit.backends import Built, Options
from pubkit.backends.html.page import Pages
from pubkit.model.document import Publication
from pubkit.theme import Theme
from pubkit.world import World


def build(publication: Publication, theme: Theme, options: Options, world: World) -> Built:
    """Return a page for each article of `publication`; an edition becomes a site."""
    if publication.edition:
        from pubkit.backends.html import site

        return Built(site.build(publication, publication.edition, theme, options, world))
    pages = Pages(publication, theme, options, world)
    return Built(tuple(a for d in publication.documents for a in pages.artifacts(d)))
