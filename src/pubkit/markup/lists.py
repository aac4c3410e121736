"""Lists and definition lists as elements."""

from __future__ import annotations

from pubkit.markup.element import Element, Part, element
from pubkit.markup.inlines import targets
from pubkit.markup.policy import Policy
from pubkit.model.nodes import (
    PLAIN,
    Block,
    Definition,
    DefinitionList,
    List,
    ListItem,
    Paragraph,
)
from pubkit.model.numerals import TYPES, mark

_PLAIN = ("decimal", "period")


def items(node: List, policy: Policy) -> Part:
    """Return a list; one with boxes to tick says so."""
    tasks = any(item.checked is not None for item in node.items)
    names = [name for name, on in (("tight", node.tight), ("tasks", tasks)) if on]
    told: dict[str, str | None] = {}
    if node.ordered:
        names += (
            [] if (node.numbering, node.delimiter) == _PLAIN else [node.numbering, node.delimiter]
        )
        told["start"] = str(node.start) if node.start != 1 else None
        told["type"] = None if node.numbering == "decimal" else TYPES[node.numbering]
        if policy.notes == "page" and node.start != 1:  # the engine does not look at `start`
            told["style"] = f"counter-reset:list-item {node.start - 1}"
    children = [
        _item(item, _mark(node, index, policy), tight=node.tight)
        for index, item in enumerate(node.items)
    ]
    name = "ol" if node.ordered else "ul"
    return element(name, children, told, style=" ".join(names), attrs=node.attrs)


def _mark(node: List, index: int, policy: Policy) -> str | None:
    """Return the style that gives an item its mark, where no rule of the theme's can."""
    if (
        not node.ordered
        or node.delimiter == "period"
        or not (policy.epub or policy.notes == "page")
    ):
        return None
    words = mark(node.start + index, node.numbering, node.delimiter)
    return f"list-style-type:'{words}\u00a0'"


def _item(item: ListItem, style: str | None, *, tight: bool) -> Element:
    parts = opened(item.children, tight=tight)
    if item.checked is not None:
        box = element("span", style=f"task {'done' if item.checked else 'open'}")
        parts = (box, *parts)
    return element("li", parts, {"style": style}, attrs=item.attrs)


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
