"""An edition: what binds several documents into one newspaper, magazine or book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from pubkit.model.metadata import Author, LeadImage, Metadata, Placement
from pubkit.model.nodes import Span

FILES = ("edition.yml", "edition.yaml", "edition.toml")
"""Names of the file that makes the folder it lies in the source of an edition."""

Kind = Literal["newspaper", "magazine", "book"]


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """Documents under one title, by their positions in the publication.

    Without a `title` they stand in no section. `opener` is the position of the section's own page.
    """

    title: str = ""
    id: str = ""
    documents: tuple[int, ...] = ()
    opener: int | None = None


class Edition(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What an edition says of itself, and the order of its documents by their positions.

    All documents are in `front`, in `sections` (openers included) or in `back`, in this order.
    `authors` wrote the whole, as those of a book; the `masthead` are the people who edit it.
    `front_stories` are those that begin on the first page of a newspaper, None as the theme says.
    An `ongoing` one, a site, gets articles all the time; the newest of a section come first.
    `cover.src` is the `source` of an asset; without `has_cover` there shall be none at all.
    `places` tells where the file gives a key.
    """

    kind: Kind = "magazine"
    slug: str
    title: str
    subtitle: str | None = None
    number: str | None = None
    date: str | None = None
    publisher: str | None = None
    place: str | None = None
    description: str | None = None
    language: str = "en"
    canonical_url: str | None = None
    authors: tuple[Author, ...] = ()
    masthead: tuple[Author, ...] = ()
    isbn: str | None = None
    issn: str | None = None
    copyright: str | None = None
    license: str | None = None
    usage_terms: str | None = None
    colophon: str | None = None
    theme: str | None = None
    page: str | None = None
    front_stories: int | None = None
    ongoing: bool = False
    cover: LeadImage | None = None
    has_cover: bool = True
    front: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()
    back: tuple[int, ...] = ()
    source: str = ""
    places: Mapping[str, Span] = {}

    @property
    def metadata(self) -> Metadata:
        """Return what the edition says in the terms of an article."""
        return Metadata(
            headline=self.title,
            slug=self.slug,
            language=self.language,
            standfirst=self.subtitle,
            description=self.description,
            authors=self.authors,
            published=self.date,
            canonical_url=self.canonical_url,
            publisher=self.publisher,
            identifier=self.isbn,
            image=self.cover,
            copyright=self.copyright,
            license=self.license,
            usage_terms=self.usage_terms,
            edition=None if self.kind == "book" else Placement(self.title, self.number),
            theme=self.theme,
        )

    @property
    def name(self) -> str:
        """Return the title with the number, by which an issue is told from its sisters."""
        return self.title if not self.number else f"{self.title} {self.number}"
