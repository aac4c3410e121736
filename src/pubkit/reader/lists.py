"""Lists: items, tasks, terms and their meanings."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pubkit.model.nodes import (
    Block,
    Definition,
    DefinitionList,
    Inline,
    List,
    ListItem,
    Paragraph,
    Text,
)
from pubkit.model.numerals import TYPES
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.inlines import inlines

_TYPES = {kind: numbering for numbering, kind in TYPES.items() if kind != "1"}
_STYLE = re.compile(r"list-style(?:-type)?:\s*((?:lower|upper)-(?:alpha|latin|roman))")
_TASK = re.compile(r"\[([ xX])\]\s+")


def list_of(node: Element, context: Context) -> Iterable[Block]:
    """Return a list, and before it what stood among its items and is none."""
    from pubkit.reader.blocks import blocks

    items = []
    loose = False
    stray: list[Block] = []
    for child in node.children:
        if isinstance(child, Element) and child.name == "li":
            items.append(_item(child, context))
            apart = any(
                isinstance(c, Element) and c.name == "p" and "tight" not in c.attrs
                for c in child.children
            )
            # A player alone in its paragraph has become an embed.
            loose = loose or (apart and any(isinstance(b, Paragraph) for b in items[-1].children))
        elif isinstance(child, Element):
            made = blocks([child], context)
            if items and made:  # a list nested beside its item, as old HTML has it
                last = items[-1]
                items[-1] = msgspec.structs.replace(last, children=last.children + made)
            else:
                stray.extend(made)
        elif child.text.strip():
            stray.extend(blocks([child], context))
    ordered = node.name == "ol"
    start = node.attrs.get("start", "1")
    number = int(start) if re.fullmatch(r"\d{1,9}", start) else 1
    attrs = attributes(node)
    made_list = List(tuple(items), tight=not loose, attrs=attrs, span=context.span(node))
    if ordered:
        made_list = msgspec.structs.replace(made_list, ordered=True, start=number, **_style(node))
    return (*stray, made_list) if items else stray


def _style(node: Element) -> dict[str, str]:
    """Return how the items of an ordered list are numbered, where that is not by figures."""
    told = _STYLE.search(node.attrs.get("style", ""))
    numbering = (
        told[1].replace("latin", "alpha") if told else _TYPES.get(node.attrs.get("type", ""))
    )
    found = {"numbering": numbering, "delimiter": node.attrs.get("delimiter")}
    known = ("paren", "parens", *_TYPES.values())
    return {key: value for key, value in found.items() if value in known}


def _item(node: Element, context: Context) -> ListItem:
    from pubkit.reader.blocks import blocks

    children = blocks(node.children, context)
    box = node.find("input") or next(
        (
            p
            for c in node.children
            if isinstance(c, Element) and c.name == "p" and (p := c.find("input"))
        ),
        None,
    )
    checked = "checked" in box.attrs if box and box.attrs.get("type") == "checkbox" else None
    if children and isinstance(children[0], Paragraph) and children[0].children:
        first = children[0].children[0]
        if isinstance(first, Text) and (task := _TASK.match(first.text)):
            checked = task[1] != " "
            text = msgspec.structs.replace(first, text=first.text[task.end() :])
            words = ((text,) if text.text else ()) + children[0].children[1:]
            kept = (msgspec.structs.replace(children[0], children=words),) if words else ()
            children = kept + children[1:]
    return ListItem(children, checked=checked, attrs=attributes(node), span=context.span(node))


def definitions(node: Element, context: Context) -> Iterable[Block]:
    """Return a list of definitions, and before it what is neither term nor meaning."""
    from pubkit.reader.blocks import blocks

    items: list[Definition] = []
    terms: list[tuple[Inline, ...]] = []
    meanings: list[tuple[Block, ...]] = []
    stray: list[Block] = []
    loose = False
    for child in _entries(node):
        if child.name == "dt":
            if meanings:
                items.append(Definition(tuple(terms), tuple(meanings)))
                terms, meanings = [], []
            terms.append(inlines(child.children, context))
        elif child.name == "dd":
            meanings.append(blocks(child.children, context))
            paragraph = child.find("p")
            loose = loose or (paragraph is not None and "tight" not in paragraph.attrs)
        else:
            stray.extend(blocks([child], context))
    if terms or meanings:
        items.append(Definition(tuple(terms), tuple(meanings)))
    made = DefinitionList(tuple(items), tight=not loose, span=context.span(node))
    return (*stray, made) if items else stray


def _entries(node: Element) -> Iterable[Element]:
    """Yield the terms and meanings of a `dl`, out of the `div`s that may group them."""
    for child in node.children:
        if isinstance(child, Element):
            if child.name == "div" and child.find("dt", "dd"):
                yield from _entries(child)
            else:
                yield child
        elif child.text.strip():
            stray = Element("p", {}, child.start, child.end)
            stray.children.append(child)
            yield stray
