"""What stands after the text: corrections, bibliography, terms of use."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.language import sort_key
from pubkit.model.document import Document, Metadata
from pubkit.model.nodes import (
    Attrs,
    Block,
    Correction,
    Group,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Text,
)
from pubkit.model.urls import safe_url
from pubkit.transforms.bibliography import Work, cited_works
from pubkit.transforms.context import Context, words_of
from pubkit.transforms.credits import short_license


def write_endmatter(document: Document, context: Context) -> Document:
    """Write the end matter from the metadata and the works that are cited."""
    works = cited_works(document).values()
    language = document.metadata.language
    ordered = sorted(works, key=lambda work: (sort_key(work.author, language), work.year))
    endmatter = (
        *_corrections(document.metadata),
        *_bibliography(ordered, words_of(document).references),
        *usage(document.metadata),
    )
    return document if endmatter == document.endmatter else replace(document, endmatter=endmatter)


def _corrections(metadata: Metadata) -> tuple[Block, ...]:
    return tuple(
        Correction((Paragraph((Text(line.text),)),), line.date) for line in metadata.corrections
    )


def _bibliography(works: list[Work], title: str) -> tuple[Block, ...]:
    if not works:
        return ()
    items = tuple(ListItem((Paragraph(work.entry),), attrs=Attrs(id=work.id)) for work in works)
    children = (Heading(1, (Text(title),)), List(items))
    return (Group(children, attrs=Attrs(classes=("bibliography",))),)


def usage(metadata: Metadata) -> tuple[Block, ...]:
    """Return the lines that say who holds the rights and what they allow."""
    lines: list[Inline] = [Text(metadata.copyright)] if metadata.copyright else []
    if metadata.license:
        url = safe_url(metadata.license) or ""
        name = Text(short_license(metadata.license))
        lines.append(Link((name,), url) if url.startswith(("http://", "https://")) else name)
    if metadata.usage_terms:
        lines.append(Text(metadata.usage_terms))
    paragraphs = tuple(Paragraph((line,)) for line in lines)
    return (Group(paragraphs, attrs=Attrs(classes=("usage",))),) if paragraphs else ()
