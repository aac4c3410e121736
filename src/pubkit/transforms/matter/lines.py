"""The lines that matter is made of: names of articles that lead there."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import (
    PLAIN,
    Attrs,
    Block,
    CrossReference,
    Inline,
    List,
    ListItem,
    Node,
    Note,
    Paragraph,
    Text,
)
from pubkit.model.walk import plain_text, rewrite


def headline(document: Document) -> str:
    """Return the headline without markup."""
    opening = document.opening
    shown = plain_text(opening.headline) if opening else document.metadata.headline
    return " ".join(shown.split())


def way(document: Document, language: str) -> CrossReference:
    """Return the headline of `document`, leading to it, from matter in `language`."""
    own = document.metadata.language
    attrs = PLAIN if own == language else Attrs(language=own)
    return CrossReference((Text(headline(document)),), document.id or "", attrs=attrs)


def line(*children: Inline | str, style: str = "") -> Paragraph:
    """Return a paragraph of the class `style`."""
    nodes = tuple(Text(child) if isinstance(child, str) else child for child in children)
    return Paragraph(nodes, attrs=Attrs(classes=(style,)) if style else PLAIN)


def items(lines: Iterable[tuple[Block, ...]], style: str = "") -> tuple[Block, ...]:
    """Return a list of `lines`, or nothing when there are none."""
    made = tuple(ListItem(blocks) for blocks in lines)
    attrs = Attrs(classes=(style,)) if style else PLAIN
    return (List(made, attrs=attrs),) if made else ()


def copied(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` as they may stand a second time: without ids and notes."""

    def change(node: Node) -> Node | None:
        if isinstance(node, Note):
            return None
        return replace(node, attrs=replace(node.attrs, id=None)) if node.attrs.id else node

    return rewrite(blocks, change)
