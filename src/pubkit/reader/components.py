"""Components of MDX, and other tags that are not HTML's."""

from __future__ import annotations

from pubkit.model.nodes import Aside, Block, Inline, Paragraph, Strong, Text
from pubkit.reader.context import Context
from pubkit.reader.elements import Element, shown_words
from pubkit.reader.kinds import KINDS

_BESIDE = frozenset("admonition callout alert notice callouts hint".split())


def component(node: Element, children: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """Return what a tag that is not HTML's leaves: a note, or its title and its content."""
    title = shown_words(node)
    words: tuple[Inline, ...] = (Text(title),) if title else ()
    kind = node.name if node.name in KINDS else (node.attrs.get("type") or "note").lower()
    if node.name in KINDS or node.name.lower() in _BESIDE:
        return (Aside(children, KINDS.get(kind, "note"), words, span=context.span(node)),)
    message = f'tag "<{node.name}>" is not known; its content is kept'
    context.once("html-dropped", node.name, message, node)
    if not words:
        return children
    return (Paragraph((Strong(words),), span=context.span(node)), *children)
