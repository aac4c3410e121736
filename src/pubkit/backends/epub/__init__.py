"""The EPUB backend: an accessible EPUB 3.3 that opens on old engines too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubkit.backends import Artifact, Built, Options
from pubkit.model.document import Publication

if TYPE_CHECKING:
    from pubkit.theme import Theme
    from pubkit.world import World

MAX_NAME = 120
"""Bytes of a file name made of a title."""


def build(publication: Publication, theme: Theme, options: Options, world: World) -> Built:
    """Return the book as `<slug>/<slug>.epub`."""
    from pubkit.backends.epub.archive import pack
    from pubkit.backends.epub.book import assemble
    from pubkit.backends.epub.check import check

    files = assemble(publication, theme, options, world)
    check(files)
    slug = publication.metadata.slug
    return Built((Artifact(f"{slug}/{file_name(publication, options)}", pack(files)),))


def file_name(publication: Publication, options: Options) -> str:
    """Return the name of the book's file: Kindle shows it as the title, Kobo goes by its ending."""
    from pubkit.backends.epub.kobo import ENDING
    from pubkit.backends.epub.metadata import title

    ending = ENDING if options.epub_profile == "kobo" else ".epub"
    if (options.epub_name or ("title" if options.epub_profile == "kindle" else "slug")) == "slug":
        return f"{publication.metadata.slug}{ending}"
    # What no file system takes, or a shell or a download might stumble over.
    name = re.sub(
        r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd]',
        " ",
        title(publication),
    )
    name = " ".join(name.split()).encode()[:MAX_NAME].decode("utf-8", "ignore").strip(". ")
    return f"{name or publication.metadata.slug}{ending}"


def warm() -> None:
    """Import what makes a book, so that child processes need not."""
    from importlib import import_module

    for name in ("pubkit.backends.epub.archive", "pubkit.backends.epub.book"):
        import_module(name)
