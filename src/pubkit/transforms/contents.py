"""The contents of a single article, where its front matter asks for them."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import (
    Attrs,
    Block,
    CrossReference,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    Paragraph,
    Text,
)
from pubkit.model.walk import plain_text
from pubkit.transforms.context import Context, words_of

DEEPEST = 2
"""The level of headings that is still listed."""


def write_contents(document: Document, context: Context) -> Document:
    """List the headings before the text, after the pictures that open it."""
    headings = [
        block
        for block in document.children
        if isinstance(block, Heading) and block.level <= DEEPEST and block.attrs.id
    ]
    if not document.metadata.contents or not headings:
        return document
    blocks = document.children
    first = next((n for n, block in enumerate(blocks) if not isinstance(block, Figure)), 0)
    title = Paragraph(
        (Text(words_of(document).contents),), attrs=Attrs(classes=("contents-title",))
    )
    listed = Group((title, _nested(headings)), attrs=Attrs(classes=("contents",)))
    return replace(document, children=(*blocks[:first], listed, *blocks[first:]))


def _nested(headings: list[Heading]) -> List:
    """Return the headings as a list, with deeper ones in the item of the one they stand under."""
    items: list[ListItem] = []
    top = min(heading.level for heading in headings)
    at = 0
    while at < len(headings):
        below = at + 1
        while below < len(headings) and headings[below].level > top:
            below += 1
        inner = headings[at + 1 : below]
        children: tuple[Block, ...] = (_line(headings[at]),)
        items.append(ListItem((*children, _nested(inner)) if inner else children))
        at = below
    return List(tuple(items))


def _line(heading: Heading) -> Paragraph:
    words = " ".join(plain_text(heading.children).split())
    return Paragraph((CrossReference((Text(words),), heading.attrs.id or ""),))
