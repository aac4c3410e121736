"""Links around blocks, as cards of other tools have them: here a link holds words only."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.nodes import Block, CrossReference, Group, Heading, Link, Paragraph
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text, walk
from pubkit.reader.context import Context
from pubkit.reader.elements import Element


def linked(
    node: Element, children: tuple[Block, ...], context: Context
) -> tuple[Block, ...] | None:
    """Return `children` with the link that `node` is on the first words, None without any."""
    url = safe_url(context.foreign.restore(node.attrs.get("href", "")))
    return _linked(children, url) if url else None


def _linked(children: tuple[Block, ...], url: str) -> tuple[Block, ...] | None:
    for number, child in enumerate(children):
        made: Block | None = None
        if isinstance(child, Group) and (inner := _linked(child.children, url)):
            made = replace(child, children=inner)
        elif isinstance(child, Paragraph | Heading) and plain_text(child.children).strip():
            if any(isinstance(n, Link | CrossReference) for n in walk(child.children)):
                return None
            made = replace(child, children=(Link(child.children, url, span=child.span),))
        if made:
            return (*children[:number], made, *children[number + 1 :])
    return None
