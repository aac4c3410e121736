"""What stands all over the articles, collected: who wrote, whose pictures, what was wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pubkit.language import separators, terms
from pubkit.model.document import Author, Document
from pubkit.model.edition import Edition
from pubkit.model.nodes import Block, Correction, Figure, Inline, Link, Strong, Text
from pubkit.model.walk import plain_text, walk
from pubkit.transforms.credits import credit_of
from pubkit.transforms.matter.lines import copied, items, line, way


def contributors(documents: Sequence[Document], edition: Edition) -> tuple[Block, ...]:
    """Return all who sign an article, in the order of the articles, and what they sign."""
    signed: dict[str, tuple[Author, list[Document]]] = {}
    for document in documents:
        for author in document.metadata.authors if document.part == "article" else ():
            signed.setdefault(author.name, (author, []))[1].append(document)
    told = (_contributor(author, own, edition) for author, own in signed.values())
    return items(told, "contributors")


def _contributor(
    author: Author, documents: Sequence[Document], edition: Edition
) -> tuple[Block, ...]:
    name: Inline = Strong((Text(author.name),))
    if author.url:
        name = Link((name,), author.url)
    role = f", {author.role}" if author.role else ""
    gaps = (*separators(len(documents), edition.language), "")
    ways: list[Inline] = []
    for document, gap in zip(documents, gaps, strict=True):
        ways += [way(document, edition.language), *((Text(gap),) if gap else ())]
    return line(name, *([role] if role else [])), line(*ways)


def credits_of(documents: Sequence[Document], edition: Edition) -> tuple[Block, ...]:
    """Return the credits of the pictures, by article, and that of the cover."""
    lines: list[tuple[Block, ...]] = []
    cover = edition.cover.rights if edition.cover else None
    if cover and (owed := credit_of(cover)):
        lines.append((line(f"{terms(edition.language).cover}: {plain_text(owed)}"),))
    for document in documents:
        told = dict.fromkeys(_credits(document)) if document.part == "article" else {}
        if told:
            lines.append((line(way(document, edition.language), f": {'; '.join(told)}"),))
    return items(lines, "credits")


def _credits(document: Document) -> Iterator[str]:
    for node in walk(document.children):
        if isinstance(node, Figure) and (words := plain_text(node.credit).strip()):
            yield words


def corrections(documents: Sequence[Document], edition: Edition) -> tuple[Block, ...]:
    """Return the corrections of all articles, each under the article it is of."""
    return items(
        (line(way(document, edition.language)), *own)
        for document in documents
        if document.part == "article" and (own := tuple(_corrections(document)))
    )


def _corrections(document: Document) -> Iterator[Block]:
    for node in walk((document.children, document.endmatter)):
        if isinstance(node, Correction):
            (copy,) = copied((node,))
            yield replace(copy, attrs=replace(copy.attrs, language=document.metadata.language))
