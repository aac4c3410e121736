"""The table of contents: sections, headlines and who wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.model.document import Document
from pubkit.model.edition import Edition, Section
from pubkit.model.nodes import Attrs, Block, CrossReference, Group, Inline, Paragraph, Phrase, Text
from pubkit.model.walk import plain_text
from pubkit.transforms.matter.lines import items, line, way

_UNLISTED = frozenset({"title", "contents", "section"})


def contents(documents: Sequence[Document], edition: Edition) -> tuple[Block, ...]:
    """Return the contents: a list of the front, one for each section, one of the back."""
    blocks = (
        *_listed(edition.front, documents, edition),
        *(b for section in edition.sections for b in _section(section, documents, edition)),
        *_listed(edition.back, documents, edition),
    )
    return (Group(blocks, attrs=Attrs(classes=("toc",))),)


def _section(section: Section, documents: Sequence[Document], edition: Edition) -> Iterator[Block]:
    if section.title and section.documents:
        first = documents[section.documents[0] if section.opener is None else section.opener]
        title = first.opening.headline if section.opener is not None and first.opening else ()
        words = plain_text(title) if title else section.title
        yield line(CrossReference((Text(words),), first.id or ""), style="toc-section")
    yield from _listed(section.documents, documents, edition)


def _listed(
    positions: Sequence[int], documents: Sequence[Document], edition: Edition
) -> tuple[Block, ...]:
    listed = (documents[n] for n in positions if documents[n].part not in _UNLISTED)
    return items(_entry(document, edition) for document in listed)


def _entry(document: Document, edition: Edition) -> tuple[Block, ...]:
    lines = [line(way(document, edition.language), style="toc-entry")]
    opening = document.opening
    if opening and document.part == "article":
        language = document.metadata.language
        standfirst = opening.standfirst if edition.kind == "magazine" else ()
        told = (("toc-standfirst", standfirst), ("toc-byline", opening.byline))
        for style, inlines in told:
            if words := " ".join(plain_text(inlines).split()):
                other = language if language != edition.language else None
                lines.append(_spoken(words, style, other))
    return tuple(lines)


def _spoken(words: str, style: str, language: str | None) -> Paragraph:
    """Return a line in another language: it stays on the side where the others begin."""
    told: Inline = Text(words)
    return line(Phrase((told,), attrs=Attrs(language=language)) if language else told, style=style)
