"""The text files of the book: each article as markup, cut to size, in the theme's shell."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pubkit.backends import Options
from pubkit.backends.chapters import Chapters
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
from pubkit.theme.cascade import Cascade, Use
from pubkit.world import World


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """An article as a text file, or a part of it: what it holds and what it is set in."""

    data: bytes
    scan: Scan
    use: Use


class Chapter(msgspec.Struct, frozen=True, array_like=True):
    """An article in its text files; `files` are pictures that were made with it."""

    pieces: tuple[Piece, ...]
    files: tuple[Resource, ...]


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text file; `article` tells which of the publication's documents it belongs to.

    `files` are pictures that were made with the article.
    """

    id: str
    article: int
    data: bytes
    scan: Scan
    use: Use
    files: tuple[Resource, ...] = ()

    @property
    def name(self) -> str:
        """Return the path below the package document."""
        return f"{self.id}.xhtml"


_encode = msgspec.msgpack.encode
_CHAPTER = msgspec.msgpack.Decoder(Chapter)


def compose(frame: Frame, options: Options, pictures: Pictures, world: World) -> tuple[Text, ...]:
    """Return the text files of all articles in order; links between files are not yet made."""
    writer = _Writer(frame, options, world)
    policies = _policies(frame, options, pictures, world)
    documents = zip(frame.publication.documents, policies, strict=True)
    told = ((n, writer.chapter(n, *document)) for n, document in enumerate(documents))
    return tuple(text for number, chapter in told for text in _texts(number, chapter))


def _texts(number: int, chapter: Chapter) -> Iterator[Text]:
    for part, piece in enumerate(chapter.pieces, 1):
        yield Text(
            id=f"article-{number + 1}" + (f"-{part}" if part > 1 else ""),
            article=number,
            data=piece.data,
            scan=piece.scan,
            use=piece.use,
            files=chapter.files,
        )


class _Writer:
    """Makes articles into text files, or finds those of an earlier run."""

    def __init__(self, frame: Frame, options: Options, world: World) -> None:
        self._frame = frame
        self._kobo = options.epub_profile == "kobo"
        self._world = world
        self._cascade = Cascade(frame.theme.lettering("epub"))
        told = ("epub", options.epub_profile)
        self._chapters = Chapters(frame.publication, frame.theme, world, told, traced=options.trace)

    def chapter(self, number: int, document: Document, policy: Policy) -> Chapter:
        """Return an article with its links to others not yet made."""
        matter = _matter(self._frame, number)
        headline = metadata.clean(document.metadata.headline) or self._frame.title

        def make(policy: Policy) -> bytes:
            return _encode(self._written(document, policy, matter, headline))

        return _CHAPTER.decode(self._chapters.made(document, policy, (matter, headline), make))

    def _written(self, document: Document, policy: Policy, matter: str, headline: str) -> Chapter:
        body = render(document, policy)
        self._report(document, body)
        html, files = with_files(body.html)
        pieces = []
        for part, piece in enumerate(cut(html), 1):
            inside = (h.text for h in body.headings if part > 1 and f' id="{h.id}"' in piece)
            title = metadata.clean(next(inside, "")) or headline
            data = self._frame.page(matter, title, piece, document.metadata)
            shown = kobo.spanned(data) if self._kobo else data
            pieces.append(Piece(data, scan(data), self._cascade.use(shown.decode())))
        return Chapter(tuple(pieces), files)

    def _report(self, document: Document, body: Body) -> None:
        source, report = document.source, self._world.report
        for problem in body.problems:
            at, hints = problem.span, problem.hints
            report(problem.code, problem.message, source=source, span=at, hints=hints)
        for table, columns in kobo.wide(document) if self._kobo else ():
            message = f"the table has {columns} columns, Kobo shows {kobo.COLUMNS} well"
            report("ebook-table-wide", message, source=source, span=table.span)


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
