"""What is known of an article besides its words: who, when, where, on what terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from pubkit.model.nodes import Rights


class Author(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person or desk that signs the article."""

    name: str
    url: str | None = None
    role: str | None = None


class LeadImage(msgspec.Struct, frozen=True, omit_defaults=True):
    """The picture that opens the article, as the front matter gives it.

    `declined` are "caption" or "credit" that it is to have none of, whatever its file says.
    """

    src: str
    alt: str = ""
    caption: str | None = None
    rights: Rights = Rights()
    decorative: bool = False
    declined: tuple[str, ...] = ()


class CorrectionLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A correction told in the front matter."""

    text: str
    date: str | None = None


class Placement(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an article stood or will stand in print."""

    name: str | None = None
    number: str | None = None
    section: str | None = None
    page: str | None = None


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What the front matter says. Dates are ISO 8601 dates or date-times with a time zone."""

    headline: str = ""
    slug: str = ""
    language: str = "en"
    kicker: str | None = None
    standfirst: str | None = None
    description: str | None = None
    authors: tuple[Author, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    canonical_url: str | None = None
    publisher: str | None = None
    identifier: str | None = None
    image: LeadImage | None = None
    corrections: tuple[CorrectionLine, ...] = ()
    embargo: str | None = None
    status: Literal["usable", "withheld", "canceled", "draft"] = "usable"
    copyright: str | None = None
    license: str | None = None
    usage_terms: str | None = None
    ednote: str | None = None
    edition: Placement | None = None
    theme: str | None = None
    free: bool = True
    contents: bool = False
    references: tuple[Mapping[str, Any], ...] = ()
