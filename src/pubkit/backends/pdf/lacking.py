"""Pictures that the engine left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubkit.backends.pdf.engine import drawings
from pubkit.backends.pdf.problems import Problem
from pubkit.backends.pdf.tags.leaves import Layout
from pubkit.model.document import Document
from pubkit.model.nodes import Image, Span
from pubkit.model.walk import walk


def lacking(layout: Layout, documents: Sequence[Document]) -> Iterator[Problem]:
    """Yield the problems of pictures that are not on their pages, each once."""
    places = dict(reversed(list(_places(documents))))
    seen = set()
    for leaf in layout.leaves:
        element = leaf.element
        if element.tag != "img" or (why := drawings.fault(leaf.box)) is None:
            continue
        name = element.get("src", "").rpartition("/")[2]
        source, span = places.get(name, (documents[0].source, None))
        if (name, span) not in seen:
            seen.add((name, span))
            message = f'the engine could not draw "{element.get("alt") or name}" ({why})'
            yield Problem("pdf-picture-lost", message, source, span)


def _places(documents: Sequence[Document]) -> Iterator[tuple[str, tuple[str, Span | None]]]:
    """Yield where each picture is, by its key."""
    for document in documents:
        for node in walk((document.children, document.endmatter)):
            if isinstance(node, Image) and node.asset:
                yield node.asset, (document.source, node.span)
