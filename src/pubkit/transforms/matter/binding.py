"""Where matter stands: its place is kept while the articles are read, and filled at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from pubkit.language import terms
from pubkit.model.document import Document, Metadata, Part
from pubkit.model.edition import Edition, Section
from pubkit.model.nodes import Block, Figure, Image
from pubkit.transforms.matter.collected import contributors, corrections, credits_of
from pubkit.transforms.matter.colophon import colophon
from pubkit.transforms.matter.contents import contents
from pubkit.transforms.matter.index import index, marked

Writer = Callable[[Sequence[Document], Edition], tuple[Block, ...]]

_WRITERS: Mapping[str, Writer] = {
    "contributors": contributors,
    "credits": credits_of,
    "corrections": corrections,
    "index": index,
    "colophon": colophon,
}


def placeholder(name: str, edition: Edition) -> Document:
    """Return the matter `name`, all but its text."""
    part = next(part for part in get_args(Part) if part == name)
    if part == "title":
        metadata = _title(edition)
    else:
        metadata = _metadata(_heading(part, edition), name, edition)
    return Document(
        metadata=metadata, children=(), source=edition.source, id=f"{name}-page", part=part
    )


def section_opener(section: str, slug: str, intro: str | None, edition: Edition) -> Document:
    """Return the page that opens a section."""
    metadata = replace(_metadata(section, f"section-{slug}", edition), standfirst=intro)
    return Document(metadata=metadata, children=(), source=edition.source, part="section")


def _metadata(headline: str, slug: str, edition: Edition) -> Metadata:
    return Metadata(
        headline=headline, slug=slug, language=edition.language, publisher=edition.publisher
    )


def _title(edition: Edition) -> Metadata:
    issue = terms(edition.language).issue
    return replace(
        _metadata(edition.title, "title", edition),
        kicker=issue.format(number=edition.number) if edition.number else None,
        standfirst=edition.subtitle,
        authors=edition.authors,
        dateline=edition.place,
        published=edition.date,
    )


def _heading(part: Part, edition: Edition) -> str:
    words = terms(edition.language)
    headings: Mapping[str, str] = {
        "contents": words.contents,
        "contributors": words.contributors,
        "credits": words.picture_credits,
        "corrections": words.corrections,
        "index": words.index,
        "colophon": words.colophon,
    }
    return headings[part]


def fill(
    documents: Sequence[Document], edition: Edition, cover: str | None = None
) -> tuple[tuple[Document, ...], Edition]:
    """Return the documents with all matter written, and the edition without what stayed empty.

    `cover` is the key of the asset that the title page shows.
    """
    told = marked(_named_once(documents, edition))
    filled: list[Document | None] = []
    for document in told:
        if document.part == "title" and edition.cover and cover:
            alt = edition.cover.alt
            image = Image(edition.cover.src, alt, asset=cover, decorative=not alt)
            document = replace(document, children=(Figure((image,), rights=edition.cover.rights),))
        write = _WRITERS.get(document.part)
        blocks = write(told, edition) if write else document.children
        filled.append(None if write and not blocks else replace(document, children=blocks))
    edition = _renumbered(edition, filled)
    kept = [document for document in filled if document]
    return tuple(
        replace(d, children=contents(kept, edition)) if d.part == "contents" else d for d in kept
    ), edition


def _named_once(documents: Sequence[Document], edition: Edition) -> list[Document]:
    """Return `documents` without the name of a section right below the page that opens it."""
    below = {s.documents[0] for s in edition.sections if s.opener is not None and s.documents}
    return [
        replace(document, opening=replace(document.opening, section=None))
        if number in below and document.opening
        else document
        for number, document in enumerate(documents)
    ]


def _renumbered(edition: Edition, documents: Sequence[Document | None]) -> Edition:
    """Return `edition` with the positions that the documents which are left have."""
    places: dict[int, int] = {}
    for old, document in enumerate(documents):
        if document:
            places[old] = len(places)

    def kept(positions: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(places[old] for old in positions if old in places)

    def section(told: Section) -> Section:
        opener = places.get(told.opener) if told.opener is not None else None
        return replace(told, documents=kept(told.documents), opener=opener)

    return replace(
        edition,
        front=kept(edition.front),
        sections=tuple(map(section, edition.sections)),
        back=kept(edition.back),
    )
