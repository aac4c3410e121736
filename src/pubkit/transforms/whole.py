"""All nodes of a document: the opening's, the text's and the end matter's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import Node
from pubkit.model.walk import Rewriter, rewrite, walk

_LINES = ("headline", "standfirst", "byline")


def _parts(document: Document) -> tuple[tuple[Any, ...], ...]:
    opening = document.opening
    lines = tuple(getattr(opening, name) for name in _LINES) if opening else ()
    return (*lines, document.children, document.endmatter)


def nodes_of(document: Document) -> Iterator[Node]:
    """Yield every node of `document` in reading order, parents first."""
    return walk(_parts(document))


def rewrite_whole(document: Document, change: Rewriter) -> Document:
    """Return `document` with `walk.rewrite` applied to all of it."""
    before = _parts(document)
    after = rewrite(before, change)
    if after is before:
        return document
    *lines, children, endmatter = after
    opening = document.opening
    if opening:
        opening = replace(opening, **dict(zip(_LINES, lines, strict=True)))
    return replace(document, opening=opening, children=children, endmatter=endmatter)
