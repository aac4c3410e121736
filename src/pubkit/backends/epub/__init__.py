"""The EPUB backend: an accessible EPUB 3.3 that opens on old engines too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubkit.backends import Artifact, Built, Options
from pubkit.model.document import Publication

if TYPE_CHECKING:
    from pubkit.theme import Theme
    from pubkit.world import World


def build(publication: Publication, theme: Theme, options: Options, world: World) -> Built:
    """Return the book as `<slug>/<slug>.epub`."""
    from pubkit.backends.epub.archive import pack
    from pubkit.backends.epub.book import assemble
    from pubkit.backends.epub.check import check

    files = assemble(publication, theme, options, world)
    check(files)
    slug = publication.metadata.slug
    return Built((Artifact(f"{slug}/{slug}.epub", pack(files)),))
