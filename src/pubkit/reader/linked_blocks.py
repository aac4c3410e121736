"""Links around blocks, as cards of other tools have them: here a link holds words only."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.nodes import Block, CrossReference, Heading, Link, Paragraph
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text, walk
from pubkit.reader.context import Context
from pubkit.reader.elements import Element


def linked(
    node: Element, children: tuple[Block, ...], context: Context
) -> tuple[Block, ...] | None:
    """Return `children` with the link that `node` is on the first words, None without any."""
    url = safe_url(context.foreign.restore(node.attrs.get("href", "")))
    for number, child in enumerate(children):
        if not isinstance(child, Paragraph | Heading) or not plain_text(child.children).strip():
            continue
        if not url or any(isinstance(n, Link | CrossReference) for n in walk(child.children)):
            break
        link = Link(child.children, url, span=child.span)
        return (*children[:number], replace(child, children=(link,)), *children[number + 1 :])
    return None
