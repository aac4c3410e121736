"""The visible head of an article, written from its metadata in its language."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pubkit.language import date, direction, separators
from pubkit.model.document import Author, Document, Metadata, Opening
from pubkit.model.nodes import Inline, Link, Phrase, Text
from pubkit.transforms.context import Context, words_of

_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def write_opening(document: Document, context: Context) -> Document:
    """Write the opening; a headline that is there already keeps its markup."""
    metadata, terms = document.metadata, words_of(document)
    language = metadata.language
    before = document.opening or Opening(headline=(Text(metadata.headline),))
    updated = metadata.updated if metadata.updated != metadata.published else None
    opening = Opening(
        headline=before.headline,
        kicker=metadata.kicker,
        standfirst=(Text(metadata.standfirst),) if metadata.standfirst else (),
        byline=_byline(metadata, terms.by),
        dateline=metadata.dateline,
        published=date(metadata.published, language) if metadata.published else None,
        updated=terms.updated.format(date=date(updated, language)) if updated else None,
        section=metadata.section,
    )
    return document if opening == document.opening else replace(document, opening=opening)


def _byline(metadata: Metadata, phrase: str) -> tuple[Inline, ...]:
    """Return the line as given, else the names of the authors in the phrase of the language."""
    if metadata.byline:
        return (Text(metadata.byline),)
    authors = metadata.authors
    if not authors:
        return ()
    before, _, after = phrase.partition("{names}")
    gaps = (*separators(len(authors), metadata.language), after)
    out: list[Inline] = [Text(before)]
    for author, gap in zip(authors, gaps, strict=True):
        out += (_name(author, metadata.language), Text(_role(author, len(authors)) + gap))
    return tuple(node for node in out if getattr(node, "text", "·"))


def _name(author: Author, language: str) -> Inline:
    """Return the author's name, linked, and kept apart when it runs the other way."""
    name: Inline = Text(author.name)
    rtl = direction(language) == "rtl"
    if bool(_RTL.search(author.name)) != rtl:
        name = Phrase((name,), kind="bdi")
    return Link((name,), author.url) if author.url else name


def _role(author: Author, authors: int) -> str:
    if not author.role:
        return ""
    return f", {author.role}" if authors == 1 else f" ({author.role})"
