"""The table of contents: headlines, and the sections of the articles under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from pubkit.backends.epub.links import Places
from pubkit.backends.epub.metadata import clean, title
from pubkit.backends.epub.navigation import Entry
from pubkit.backends.epub.texts import Text
from pubkit.model.document import Document, Publication
from pubkit.model.edition import Edition
from pubkit.model.nodes import Block, Group, Heading
from pubkit.model.walk import plain_text

DEPTH = 2
"""Levels of the contents; Kindle shows two."""


def contents(publication: Publication, texts: tuple[Text, ...]) -> tuple[Entry, ...]:
    """Return the contents: the only article's sections beside its headline, else under it."""
    places = Places(texts)
    if publication.edition:
        return outline(_bound(publication, publication.edition, texts))
    ranked: list[tuple[int, Entry]] = []
    for number, document in enumerate(publication.documents):
        start = next(text.name for text in texts if text.article == number)
        ranked.append((0, Entry(_headline(document, publication), start)))
        ranked += _sections(document, number, places)
    if len(publication.documents) > 1:
        return outline(ranked)
    return ranked[0][1], *outline(ranked[1:])


def _bound(
    publication: Publication, edition: Edition, texts: tuple[Text, ...]
) -> Iterator[tuple[int, Entry]]:
    """Yield sections over their articles, and articles that stand in none over their own."""
    places = Places(texts)

    def article(number: int, rank: int) -> Iterator[tuple[int, Entry]]:
        document = publication.documents[number]
        yield rank, Entry(_headline(document, publication), start(number))
        for level, entry in _sections(document, number, places):
            yield rank + level, entry

    def start(number: int) -> str:
        return next(text.name for text in texts if text.article == number)

    for number in edition.front:
        if publication.documents[number].part not in ("title", "contents"):
            yield from article(number, 0)
    for section in edition.sections:
        if section.title and section.documents:
            first = section.documents[0] if section.opener is None else section.opener
            yield 0, Entry(clean(section.title), start(first))
        for number in section.documents:
            yield from article(number, 1 if section.title else 0)
    for number in edition.back:
        yield from article(number, 0)


def _headline(document: Document, publication: Publication) -> str:
    opening = document.opening
    shown = plain_text(opening.headline) if opening else ""
    return clean(shown) or clean(document.metadata.headline) or title(publication)


def _sections(document: Document, number: int, places: Places) -> Iterator[tuple[int, Entry]]:
    for heading in _headings(document.children):
        label = clean(plain_text(heading.children))
        href = places.href(number, heading.attrs.id or "")
        if label and href:
            yield heading.level, Entry(label, href)


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Yield the headings that divide the article, not those inside quotes and asides."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Group):
            yield from _headings(block.children)


def outline(ranked: Iterable[tuple[int, Entry]], depth: int = DEPTH) -> tuple[Entry, ...]:
    """Return the tree of `ranked` (level, entry) down to `depth`; skipped levels close up."""
    levels: list[int] = []
    flat: list[tuple[int, Entry]] = []
    for level, entry in ranked:
        while levels and levels[-1] >= level:
            levels.pop()
        levels.append(level)
        flat.append((len(levels), entry))
    return _nest(flat, 1, depth)


def _nest(flat: list[tuple[int, Entry]], rank: int, depth: int) -> tuple[Entry, ...]:
    if rank > depth:
        return ()
    starts = [n for n, (own, _) in enumerate(flat) if own == rank]
    ends = [*starts[1:], len(flat)]
    return tuple(
        msgspec.structs.replace(
            flat[start][1], children=_nest(flat[start + 1 : end], rank + 1, depth)
        )
        for start, end in zip(starts, ends, strict=False)
    )
