"""Lists and definition lists as elements."""

from __future__ import annotations

from pubkit.markup.element import Element, Part, element
from pubkit.markup.inlines import targets
from pubkit.model.nodes import PLAIN, Block, Definition, DefinitionList, List, ListItem, Paragraph


def items(node: List) -> Part:
    """Return a list; one with boxes to tick says so."""
    tasks = any(item.checked is not None for item in node.items)
    style = " ".join(name for name, on in (("tight", node.tight), ("tasks", tasks)) if on)
    start = str(node.start) if node.ordered and node.start != 1 else None
    return element(
        "ol" if node.ordered else "ul",
        [_item(item, tight=node.tight) for item in node.items],
        {"start": start},
        style=style,
        attrs=node.attrs,
    )


def _item(item: ListItem, *, tight: bool) -> Element:
    parts = opened(item.children, tight=tight)
    if item.checked is None:
        return element("li", parts, attrs=item.attrs)
    box = element("span", style=f"task {'done' if item.checked else 'open'}")
    return element("li", (box, *parts), attrs=item.attrs)


def definitions(node: DefinitionList) -> Part:
    """Return terms and what they mean."""
    parts = [part for item in node.items for part in _definition(item, tight=node.tight)]
    return element("dl", parts, style="tight" if node.tight else "", attrs=node.attrs)


def _definition(item: Definition, *, tight: bool) -> list[Part]:
    """Return terms, then meanings; at least one of each, as HTML wants it."""
    terms = [element("dt", term) for term in item.terms or ((),)]
    meanings = [element("dd", opened(m, tight=tight)) for m in item.meanings or ((),)]
    return [*terms, *meanings]


def opened(blocks: tuple[Block, ...], *, tight: bool) -> tuple[Part, ...]:
    """Return `blocks`, a first plain paragraph as bare inlines when they are set tight."""
    if tight and blocks and isinstance(first := blocks[0], Paragraph) and first.attrs == PLAIN:
        return (*targets(first.children), *blocks[1:])
    return blocks
