"""The text files of the book: each article as markup, cut to size, in the theme's shell."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pubkit.backends import Options
from pubkit.backends.epub import kobo, metadata
from pubkit.backends.epub.cut import cut
from pubkit.backends.epub.frame import Frame, nodes
from pubkit.backends.epub.kindle import with_files
from pubkit.backends.epub.package import Resource
from pubkit.backends.epub.pages import shares
from pubkit.backends.epub.pictures import Pictures
from pubkit.backends.epub.scan import Scan, scan
from pubkit.language import direction, terms
from pubkit.markup import Body, Labels, Policy, overrides, render
from pubkit.model.document import Document
from pubkit.world import World


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text file; `article` tells which of the publication's documents it belongs to.

    `files` are pictures that were made with the article.
    """

    id: str
    article: int
    data: bytes
    scan: Scan
    files: tuple[Resource, ...] = ()

    @property
    def name(self) -> str:
        """Return the path below the package document."""
        return f"{self.id}.xhtml"


def compose(frame: Frame, options: Options, pictures: Pictures, world: World) -> tuple[Text, ...]:
    """Return the text files of all articles in order; links between files are not yet made."""
    policies = _policies(frame, options, pictures, world)
    texts: list[Text] = []
    for number, document in enumerate(frame.publication.documents):
        body = render(document, next(policies))
        for problem in body.problems:
            at, hints = problem.span, problem.hints
            world.report(
                problem.code, problem.message, source=document.source, span=at, hints=hints
            )
        if options.epub_profile == "kobo":
            for table, columns in kobo.wide(document):
                message = f"the table has {columns} columns, Kobo shows {kobo.COLUMNS} well"
                world.report("ebook-table-wide", message, source=document.source, span=table.span)
        texts += _files(frame, number, document, body)
    return tuple(texts)


def _policies(frame: Frame, options: Options, pictures: Pictures, world: World) -> Iterator[Policy]:
    documents = frame.publication.documents
    known = frozenset(node.attrs.id for document in documents for node in nodes(document))
    known |= {document.id for document in documents}
    shapes = overrides(frame.theme.shapes)
    for document, pages in zip(documents, shares(options.pagination, documents), strict=True):
        language = metadata.language(document.metadata)
        own = terms(language)
        yield Policy(
            picture=pictures.attributes,
            notes="popup",
            math="drawing" if options.epub_profile == "kindle" else "mathml",
            epub=True,
            direction=direction(language),
            labels=Labels(notes=own.notes, backlink=own.back),
            href=lambda target: f"#{target}" if target in known else None,
            drop_cap=bool(frame.theme.options.drop_cap),
            pages=pages,
            overrides=shapes,
            trace=world.tracer(document.source, tell=options.trace),
        )


def _matter(frame: Frame, number: int) -> str:
    """Return where in an edition the document stands, by the structure vocabulary."""
    edition = frame.publication.edition
    if edition and number in edition.front:
        return "frontmatter"
    return "backmatter" if edition and number in edition.back else "bodymatter"


def _files(frame: Frame, number: int, document: Document, body: Body) -> Iterator[Text]:
    headline = metadata.clean(document.metadata.headline) or frame.title
    html, files = with_files(body.html)
    for part, piece in enumerate(cut(html), 1):
        title = headline
        if part > 1:
            inside = (h.text for h in body.headings if f' id="{h.id}"' in piece)
            title = metadata.clean(next(inside, "")) or headline
        data = frame.page(_matter(frame, number), title, piece, document.metadata)
        identity = f"article-{number + 1}" + (f"-{part}" if part > 1 else "")
        yield Text(id=identity, article=number, data=data, scan=scan(data), files=files)
