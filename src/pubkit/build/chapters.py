"""Cut one document at its headings into the chapters of a book."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from pubkit.model.document import Document, Metadata, Opening
from pubkit.model.edition import Edition
from pubkit.model.nodes import Block, Heading, Node
from pubkit.model.slugs import slugify
from pubkit.model.walk import plain_text, rewrite
from pubkit.reader.edition_file import Chapters
from pubkit.reader.edition_plan import MAX_ARTICLES
from pubkit.transforms.headline import letters
from pubkit.world import World


class Cut(NamedTuple):
    """Chapters of one part, its title empty in a book without parts."""

    title: str
    chapters: tuple[Document, ...]


class _Piece(NamedTuple):
    heading: Heading | None
    blocks: list[Block]


def cut(book: Document, how: Chapters, edition: Edition, world: World) -> tuple[Cut, ...]:
    """Return the chapters of `book` by parts; report a book that has none."""
    title = edition.title or book.metadata.headline
    parts: list[tuple[str, list[Document]]] = [("", [])]
    pieces = list(_pieces(book.children, how))
    if not _is_sound(pieces, how, book, edition, world):
        return ()
    for piece in pieces:
        if piece.heading is None:
            if how.before == "keep" and piece.blocks:
                parts[-1][1].append(_chapter(book, None, title, piece.blocks, how))
        elif piece.heading.level < how.level and _begins_part(piece, title):
            parts.append((_words(piece.heading), []))
            if piece.blocks:
                words = _words(piece.heading)
                parts[-1][1].append(_chapter(book, None, words, piece.blocks, how))
        elif piece.heading.level == how.level:
            words = _words(piece.heading)
            parts[-1][1].append(_chapter(book, piece.heading, words, piece.blocks, how))
        elif piece.blocks:
            parts[-1][1].append(_chapter(book, piece.heading, title, piece.blocks, how))
    return tuple(Cut(name, tuple(chapters)) for name, chapters in parts if chapters)


def _is_sound(
    pieces: list[_Piece], how: Chapters, book: Document, edition: Edition, world: World
) -> bool:
    """Tell whether there are chapters, and not too many."""
    headings = [piece.heading for piece in pieces if piece.heading]
    if any(heading.level == how.level for heading in headings) and len(headings) <= MAX_ARTICLES:
        return True
    message = f'"{book.source}" has no heading of level {how.level} that begins a chapter'
    hint = "say at which level of headings chapters begin: chapters: {file: …, level: 2}"
    if len(headings) > MAX_ARTICLES:
        message = f'"{book.source}" has {len(headings):,} chapters'
        hint = f"at most {MAX_ARTICLES:,} are bound"
    span = edition.places.get("chapters")
    world.report("edition-invalid", message, source=edition.source, span=span, hints=(hint,))
    return False


def _pieces(blocks: tuple[Block, ...], how: Chapters) -> Iterator[_Piece]:
    piece, begun = _Piece(None, []), False
    for block in blocks:
        if not _cuts(block, how, begun):
            piece.blocks.append(block)
            continue
        yield piece
        begun = True
        piece = _Piece(block if isinstance(block, Heading) else None, [])
    yield piece


def _cuts(block: Block, how: Chapters, begun: bool) -> bool:
    """Tell whether a chapter or a part begins at `block`."""
    if not isinstance(block, Heading) or block.level > how.level:
        return False
    matched = not how.match or fnmatch(_words(block), how.match)
    return matched if block.level == how.level else begun or not how.match


def _begins_part(piece: _Piece, title: str) -> bool:
    return piece.heading is not None and letters(_words(piece.heading)) != letters(title)


def _words(heading: Heading) -> str:
    return " ".join(plain_text(heading.children).split())


def _chapter(
    book: Document, heading: Heading | None, title: str, blocks: list[Block], how: Chapters
) -> Document:
    metadata = Metadata(
        headline=title,
        slug=slugify(title) or "chapter",
        language=book.metadata.language,
        publisher=book.metadata.publisher,
        references=book.metadata.references,
    )
    return replace(
        book,
        id=heading.attrs.id if heading else None,
        metadata=metadata,
        children=rewrite(tuple(blocks), partial(_raised, by=how.level - 1)),
        opening=Opening(headline=heading.children) if heading else None,
        places={},
    )


def _raised(node: Node, by: int) -> Node:
    """Return a section of a chapter at the level that it has in an article."""
    return replace(node, level=max(1, node.level - by)) if isinstance(node, Heading) else node
