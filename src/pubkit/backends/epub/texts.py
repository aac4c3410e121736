"""The text files of the book: articles cut to size, with links that lead to the right file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

import msgspec

from pubkit.backends import Options
from pubkit.backends.epub import metadata
from pubkit.backends.epub.cut import cut
from pubkit.backends.epub.frame import Frame, nodes
from pubkit.backends.epub.pictures import Pictures
from pubkit.backends.epub.scan import Scan, scan
from pubkit.language import direction, terms
from pubkit.markup import Body, Labels, Policy, overrides, render
from pubkit.model.document import Document
from pubkit.world import World


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text file; `article` tells which of the publication's documents it belongs to."""

    id: str
    article: int
    data: bytes
    scan: Scan

    @property
    def name(self) -> str:
        """Return the path below the package document."""
        return f"{self.id}.xhtml"


def compose(frame: Frame, options: Options, pictures: Pictures, world: World) -> tuple[Text, ...]:
    """Return the text files of all articles in order."""
    documents = frame.publication.documents
    known = frozenset(node.attrs.id for document in documents for node in nodes(document))
    pages = options.pagination.pages if options.pagination and len(documents) == 1 else ()
    shapes = overrides(frame.theme.shapes)
    texts: list[Text] = []
    for number, document in enumerate(documents):
        language = metadata.language(document.metadata)
        own = terms(language)
        policy = Policy(
            picture=pictures.attributes,
            notes="popup",
            epub=True,
            direction=direction(language),
            labels=Labels(notes=own.notes, backlink=own.back),
            href=lambda target: f"#{target}" if target in known else None,
            drop_cap=bool(frame.theme.options.drop_cap),
            pages=pages,
            overrides=shapes,
        )
        body = render(document, policy)
        for problem in body.problems:
            world.report(problem.code, problem.message, source=document.source, span=problem.span)
        texts += _files(frame, number, document, body)
    return _relinked(tuple(texts))


def _files(frame: Frame, number: int, document: Document, body: Body) -> Iterator[Text]:
    headline = metadata.clean(document.metadata.headline) or frame.title
    for part, piece in enumerate(cut(body.html), 1):
        title = headline
        if part > 1:
            inside = (h.text for h in body.headings if f' id="{h.id}"' in piece)
            title = metadata.clean(next(inside, "")) or headline
        data = frame.page("bodymatter", title, piece, document.metadata)
        identity = f"article-{number + 1}" + (f"-{part}" if part > 1 else "")
        yield Text(id=identity, article=number, data=data, scan=scan(data))


class Places:
    """Where ids are found: in the article that asks, else in the first that has them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._homes: dict[tuple[int, str], str] = {}
        self._any: dict[str, str] = {}
        for text in texts:
            for identity in text.scan.ids:
                self._homes.setdefault((text.article, identity), text.name)
                self._any.setdefault(identity, text.name)

    def href(self, article: int, identity: str) -> str | None:
        """Return the way to `identity` from any text file, or None when there is no such id."""
        home = self._homes.get((article, identity)) or self._any.get(identity)
        return f"{home}#{identity}" if home else None


def _relinked(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return `texts` with links to ids of other files led there."""
    places = Places(texts)
    return tuple(_relink(text, places) for text in texts)


def _relink(text: Text, places: Places) -> Text:
    data = text.data
    for link in reversed(text.scan.links):
        identity = unquote(link.url[1:])
        if link.element != "a" or link.url[:1] != "#" or identity in text.scan.ids:
            continue
        if href := places.href(text.article, identity):
            start = data.index(b'href="#', link.offset) + len(b'href="')
            data = data[:start] + href.partition("#")[0].encode() + data[start:]
    if data is text.data:
        return text
    return msgspec.structs.replace(text, data=data, scan=scan(data))


def reading_order(texts: Iterable[Text]) -> Mapping[str, int]:
    """Return a rank for every file and every id in it."""
    targets: list[str] = []
    for text in texts:
        targets.append(text.name)
        ids = sorted(text.scan.ids, key=text.scan.ids.__getitem__)
        targets += [f"{text.name}#{identity}" for identity in ids]
    return {target: rank for rank, target in enumerate(targets)}
