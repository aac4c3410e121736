"""The keys of `edition.yml`: what may be written, and the JSON Schema of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from pubkit.model.edition import Kind

Written = Literal[
    "title", "contents", "contributors", "credits", "corrections", "index", "colophon"
]
"""Matter that is written from the articles and from the edition's own keys."""


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person or desk."""

    name: str
    role: str | None = None
    url: str | None = None


class Cover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The picture of the cover."""

    src: str
    alt: str = ""
    credit: str | None = None
    creator: str | None = None
    copyright: str | None = None
    license: str | None = None
    source_url: str | None = None


class SectionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Articles under a title; `intro` stands on the section's own page."""

    title: str
    articles: str | list[str]
    intro: str | None = None


class Chapters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file cut at its headings of a level into chapters.

    Headings above that level are titles of parts. With `match`, only headings of that pattern cut.
    What stands before the first is a chapter of its own, or dropped.
    """

    file: str
    level: Annotated[int, msgspec.Meta(ge=1, le=6)] = 1
    match: str | None = None
    before: Literal["keep", "drop"] = "keep"


class EditionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An `edition.yml` or `edition.toml`.

    Articles are files, folders with an `index.md`, or patterns such as `water/*.md`; relative to
    the edition's folder, or to the project with a leading slash.
    """

    title: str = ""
    kind: Kind | None = None
    subtitle: str | None = None
    slug: str | None = None
    number: str | None = None
    date: str | None = None
    publisher: str | None = None
    place: str | None = None
    description: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    authors: str | list[str | Named] = []
    masthead: str | list[str | Named] = []
    isbn: str | None = None
    issn: str | None = None
    copyright: str | None = None
    license: str | None = None
    usage_terms: str | None = None
    colophon: str | None = None
    theme: str | None = None
    page: str | None = None
    front_stories: Annotated[int, msgspec.Meta(ge=1, le=4)] | None = None
    cover: bool | str | Cover = True
    front: list[str] | None = None
    articles: str | list[str] | None = None
    sections: list[SectionFile] = []
    chapters: str | Chapters | None = None
    back: list[str] | None = None


def edition_schema() -> dict[str, Any]:
    """Return the JSON Schema of an edition's file."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    schema = {"$schema": dialect, "title": "pubkit edition"} | msgspec.json.schema(EditionFile)
    numbers = schema["$defs"]["EditionFile"]["properties"]
    for key in ("number", "date", "isbn"):
        numbers[key] = {"type": ["string", "number", "null"], "default": None}
    return schema
