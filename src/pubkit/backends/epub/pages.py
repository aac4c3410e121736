"""The pages of the printed edition: which article each begins in, and where the book marks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from pubkit.backends import PageStart, Pagination
from pubkit.backends.epub.check import BrokenBookError
from pubkit.backends.epub.metadata import clean
from pubkit.backends.epub.navigation import Page
from pubkit.markup.characters import visible
from pubkit.model.document import Document
from pubkit.model.words import running_text

if TYPE_CHECKING:
    from pubkit.backends.epub.texts import Text


def shares(
    pagination: Pagination | None, documents: tuple[Document, ...]
) -> Iterator[tuple[PageStart, ...]]:
    """Yield the pages that begin in each document, their offsets counted from its start."""
    left = list(pagination.pages) if pagination else []
    before = 0
    for number, document in enumerate(documents, 1):
        end = before + visible(running_text(document)) if left else before
        here = [page for page in left if page.offset < end or number == len(documents)]
        left = left[len(here) :]
        yield tuple(msgspec.structs.replace(p, offset=max(0, p.offset - before)) for p in here)
        before = end


def marked(texts: Iterable[Text], pagination: Pagination | None) -> tuple[Page, ...]:
    """Return the pages that the text files mark: all of the printed edition, in its order.

    A page to which the text returns, from where a story is continued, is told again: Ace wants all.
    """
    pages = tuple(
        Page(mark.label, f"{text.name}#{mark.id}") for text in texts for mark in text.scan.breaks
    )
    wanted = [clean(page.label) for page in pagination.pages] if pagination else []
    if [page.label for page in pages] != wanted:
        raise BrokenBookError("the pages of the printed edition are not all marked in order")
    return pages
