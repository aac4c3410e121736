"""What the package document says about a publication: title, people, dates, rights."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from pubkit.backends.epub.names import file_as, relator
from pubkit.language import normalise
from pubkit.markup.characters import clean as allowed
from pubkit.model.document import Document, Metadata, Publication
from pubkit.model.identifiers import urn

UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""`dcterms:modified` of articles without dates: a clock would change the bytes from day to day."""


class Meta(msgspec.Struct, frozen=True):
    """An element of the metadata: `dc:…` by its name, all else a `meta` with that property."""

    name: str
    value: str
    attributes: Mapping[str, str] = MappingProxyType({})


def clean(text: str | None) -> str:
    """Return `text` on one line, without the characters that XML forbids."""
    return " ".join(allowed(text or "").split())


def language(metadata: Metadata) -> str:
    """Return the language of an article, "und" when that is no language tag."""
    return normalise(metadata.language) or "und"


def title(publication: Publication) -> str:
    """Return the publication's title: never empty, since readers sort and file by it."""
    first = publication.metadata
    if edition := publication.edition:
        return clean(edition.name)
    if len(publication.documents) > 1 and (name := _edition(publication.documents)):
        return name
    return clean(first.headline) or clean(first.slug) or "Untitled"


def identifier(publication: Publication) -> str:
    """Return the publication's own URN, the same for ever for the same address or slug."""
    first = publication.metadata
    if first.identifier and (own := urn(clean(first.identifier))):
        return own
    place = f"{clean(first.publisher)}/{clean(first.slug)}"
    if len(publication.documents) > 1 and publication.edition is None:
        place = f"{clean(first.publisher)}/{title(publication)}"
    name = clean(first.identifier) or clean(first.canonical_url) or place
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def modified(documents: Iterable[Document]) -> dt.datetime:
    """Return the newest date of the articles in UTC, never the clock's."""
    told = [d for doc in documents for d in (doc.metadata.updated, doc.metadata.published) if d]
    moments = [moment for date in told if (moment := _moment(date))]
    return max(moments, default=UNDATED)


def _moment(date: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(date)
        return moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _w3c_date(date: str | None) -> str | None:
    """Return `date` as W3CDTF has it: a day, or a moment with its time zone."""
    moment = _moment(date) if date else None
    if not date or not moment:
        return None
    told = dt.datetime.fromisoformat(date)
    return told.isoformat(timespec="seconds") if told.tzinfo else told.date().isoformat()


def describe(publication: Publication) -> Iterator[Meta]:
    """Yield all metadata but that on accessibility, in the order of the package document."""
    documents = publication.documents
    first = publication.metadata
    yield Meta("dc:identifier", identifier(publication), {"id": "id"})
    yield Meta("dc:title", title(publication), {"id": "title"})
    for tag in dict.fromkeys((language(first), *(language(d.metadata) for d in documents))):
        yield Meta("dc:language", tag)
    yield from _creators(documents)
    if publisher := clean(first.publisher):
        yield Meta("dc:publisher", publisher)
    newest = max((d.metadata.published or "" for d in documents), default="")
    if date := _w3c_date((publication.edition and first.published) or newest):
        yield Meta("dc:date", date)
    subjects = (text for d in documents for text in (d.metadata.section, *d.metadata.tags))
    for subject in dict.fromkeys(filter(None, map(clean, subjects))):
        yield Meta("dc:subject", subject)
    for rights in dict.fromkeys(filter(None, (_rights(d.metadata) for d in documents))):
        yield Meta("dc:rights", rights)
    if len(documents) == 1 or publication.edition:
        yield from _whole(first)
    yield from _masthead(publication)
    yield from _collection(publication)


def _masthead(publication: Publication) -> Iterator[Meta]:
    people = publication.edition.masthead if publication.edition else ()
    for number, person in enumerate(people, 1):
        yield Meta("dc:contributor", clean(person.name), {"id": f"contributor-{number}"})
        refines = {"refines": f"#contributor-{number}", "scheme": "marc:relators"}
        yield Meta("role", relator(person.role) if person.role else "edt", refines)


def _whole(told: Metadata) -> Iterator[Meta]:
    """Yield what can be said of one article, or of an edition, only."""
    if text := clean(told.description) or clean(told.standfirst):
        yield Meta("dc:description", text)
    if source := clean(told.canonical_url):
        yield Meta("dc:source", source)


def _creators(documents: Iterable[Document]) -> Iterator[Meta]:
    authors = {
        clean(author.name): (author.role, document.metadata)
        for document in reversed(tuple(documents))
        for author in reversed(document.metadata.authors)
    }
    people = [(name, role, told) for name, (role, told) in reversed(authors.items()) if name]
    for number, (name, role, told) in enumerate(people, 1):
        yield Meta("dc:creator", name, {"id": f"creator-{number}"})
        refines = {"refines": f"#creator-{number}"}
        yield Meta("role", relator(role), {**refines, "scheme": "marc:relators"})
        if sort := file_as(name, language(told)):
            yield Meta("file-as", sort, refines)


def _rights(told: Metadata) -> str:
    parts = (clean(told.copyright), clean(told.license), clean(told.usage_terms))
    return ". ".join(part.rstrip(".") for part in parts if part)


def _edition(documents: Iterable[Document]) -> str | None:
    """Return the name and number of the edition that all articles belong to."""
    placements = {(e.name, e.number) if (e := d.metadata.edition) else None for d in documents}
    if len(placements) != 1 or not (placement := placements.pop()):
        return None
    return clean(" ".join(filter(None, placement))) or None


def _collection(publication: Publication) -> Iterator[Meta]:
    told = publication.metadata
    if not told.edition or not (name := clean(told.edition.name)):
        return
    refines = {"refines": "#collection"}
    yield Meta("belongs-to-collection", name, {"id": "collection"})
    yield Meta("collection-type", "series", refines)
    if re.fullmatch(r"\d+(\.\d+)*", number := clean(told.edition.number)):
        yield Meta("group-position", number, refines)
    if publication.edition and (issn := clean(publication.edition.issn)):
        yield Meta("dcterms:identifier", f"urn:issn:{issn}", refines)
