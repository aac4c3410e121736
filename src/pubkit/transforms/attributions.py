"""Who said it: the last line of a quotation when it opens with a dash."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import Block, Inline, LineBreak, Node, Paragraph, PullQuote, Quote, Text
from pubkit.model.walk import is_empty, rewrite
from pubkit.transforms.context import Context

_DASH = re.compile(r"\s*(?:—|―|–(?=\s)|--(?!-))\s*(?=\S|$)")


def find_attributions(document: Document, context: Context) -> Document:
    """Move the attributions of quotations out of their text; each opens with a dash."""
    children = rewrite(document.children, _change)
    return document if children is document.children else replace(document, children=children)


def _change(node: Node) -> Node:
    match node:
        case Quote(attribution=()) | PullQuote(attribution=()):
            return _attributed(node)
        case Quote() | PullQuote() if not _DASH.match(_opening(node.attribution)):
            return replace(node, attribution=(Text("— "), *node.attribution))
    return node


def _attributed(quote: Quote | PullQuote) -> Quote | PullQuote:
    *before, last = quote.children or (None,)
    if not isinstance(last, Paragraph):
        return quote
    if before and not _all_dashed(quote.children) and _DASH.match(_opening(last.children)):
        return replace(quote, children=tuple(before), attribution=_dashed(last.children))
    text, line = _last_line(last.children)
    if is_empty(text) or _DASH.match(_opening(text)) or not _DASH.match(_opening(line)):
        return quote
    rest: tuple[Block, ...] = (*quote.children[:-1], replace(last, children=text))
    return replace(quote, children=rest, attribution=_dashed(line))


def _all_dashed(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the quotation is a dialogue in which every speech opens with a dash."""
    return all(isinstance(b, Paragraph) and _DASH.match(_opening(b.children)) for b in blocks)


def _opening(nodes: tuple[Inline, ...]) -> str:
    return nodes[0].text if nodes and isinstance(nodes[0], Text) else ""


def _last_line(nodes: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return the inlines before the last line's end, and those of the last line."""
    for index in range(len(nodes) - 1, -1, -1):
        node = nodes[index]
        if isinstance(node, LineBreak):
            return nodes[:index], nodes[index + 1 :]
        if isinstance(node, Text) and "\n" in node.text:
            text, _, line = node.text.rpartition("\n")
            head = (replace(node, text=text),) if text else ()
            tail = (replace(node, text=line),) if line else ()
            return nodes[:index] + head, tail + nodes[index + 1 :]
    return (), nodes


def _dashed(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `line` with its dash as print has it."""
    first, *rest = line
    assert isinstance(first, Text)
    mark = "― " if first.text.lstrip().startswith("―") else "— "
    return (replace(first, text=mark + _DASH.sub("", first.text, count=1)), *rest)
