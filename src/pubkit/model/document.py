"""A document: metadata, opening and blocks; a publication: documents and their assets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from pubkit.model.edition import Edition
from pubkit.model.metadata import Author, CorrectionLine, LeadImage, Metadata, Placement
from pubkit.model.nodes import Block, Inline, Rights, Span

__all__ = [
    "Asset",
    "Author",
    "CorrectionLine",
    "Document",
    "LeadImage",
    "Metadata",
    "Opening",
    "Part",
    "Placement",
    "Publication",
]


class Opening(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The visible head of an article, every word of it in the article's language."""

    headline: tuple[Inline, ...]
    kicker: str | None = None
    standfirst: tuple[Inline, ...] = ()
    byline: tuple[Inline, ...] = ()
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None


Part = Literal[
    "article", "title", "contents", "section", "contributors", "credits", "corrections", "index",
    "colophon",
]  # fmt: skip
"""What a document is to its edition: an article, or matter that is written from the others."""


class Document(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One article. `source` is its path below the project's root, with forward slashes.

    `places` tells where the source gives a field of the metadata. In an edition, `id` is what other
    documents lead to it by.
    """

    metadata: Metadata
    children: tuple[Block, ...]
    source: str = ""
    places: Mapping[str, Span] = {}
    opening: Opening | None = None
    endmatter: tuple[Block, ...] = ()
    id: str | None = None
    part: Part = "article"


class Asset(msgspec.Struct, frozen=True):
    """Checked bytes of a picture, named by their hash; sizes in CSS pixels.

    `rights`, `caption` and `alternative` are what the file itself tells.
    """

    key: str
    media_type: str
    data: bytes
    width: int
    height: int
    source: str
    rights: Rights = Rights()
    caption: str = ""
    alternative: str = ""


class Publication(msgspec.Struct, frozen=True):
    """What a backend builds: documents in order, and the assets they name by key.

    An article is a publication of one document; several are bound by an `edition`.
    """

    documents: tuple[Document, ...]
    assets: Mapping[str, Asset]
    edition: Edition | None = None

    @property
    def metadata(self) -> Metadata:
        """Return what speaks for the whole: the edition's own, else the first document's."""
        return self.edition.metadata if self.edition else self.documents[0].metadata

    def place(self, key: str) -> tuple[str, Span | None]:
        """Return the source that speaks for the whole, and where it gives `key`."""
        told = self.edition or self.documents[0]
        return told.source, told.places.get(key)
