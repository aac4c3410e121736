"""The colophon: who publishes and edits, when and where, by which numbers, on what terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.language import date
from pubkit.model.document import Document
from pubkit.model.edition import Edition
from pubkit.model.nodes import Block, Inline, Link, Text
from pubkit.transforms.endmatter import usage
from pubkit.transforms.matter.lines import items, line
from pubkit.transforms.typography import set_text


def colophon(documents: Sequence[Document], edition: Edition) -> tuple[Block, ...]:
    """Return what the edition says of how it is published; nothing when it says nothing."""
    people = [(line(*_person(p.name, p.url, p.role)),) for p in edition.masthead]
    lines = [line(text) for text in _lines(edition)]
    told = items(people, "masthead")
    return (*lines, *told, *_end(edition)) if lines or told or edition.colophon else ()


def _lines(edition: Edition) -> Iterator[str]:
    day = date(edition.date, edition.language) if edition.date else ""
    name = " ".join(filter(None, (edition.title, edition.number)))
    if told := ", ".join(filter(None, (edition.publisher, edition.place, day))):
        yield name
        yield told
    if edition.isbn:
        yield f"ISBN {edition.isbn}"
    if edition.issn:
        yield f"ISSN {edition.issn}"


def _person(name: str, url: str | None, role: str | None) -> tuple[Inline, ...]:
    shown: Inline = Link((Text(name),), url) if url else Text(name)
    return (Text(f"{role}: "), shown) if role else (shown,)


def _end(edition: Edition) -> tuple[Block, ...]:
    text = edition.colophon or ""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    own = tuple(line(set_text(words, edition.language)) for words in paragraphs if words)
    return (*own, *usage(edition.metadata))
