"""Alerts, admonitions and disclosures; and quotations, which alerts are written as."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pubkit.model.nodes import (
    Aside,
    AsideKind,
    Block,
    Inline,
    LineBreak,
    Paragraph,
    Quote,
    Text,
)
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.inlines import inlines
from pubkit.reader.kinds import KINDS
from pubkit.reader.runs import trim

_ALERT = re.compile(r"\[!([A-Za-z][\w-]{0,30})(?:\|[^\]\n]*)?\][+-]?[ \t]*")


def quote(node: Element, context: Context) -> Iterable[Block]:
    """Return a quotation, or the alert that GitHub's `[!NOTE]` makes of one."""
    from pubkit.reader.blocks import blocks

    children = blocks(node.children, context)
    span = context.span(node)
    attrs = attributes(node)
    if alert := _alert(children):
        kind, title, rest = alert
        return (Aside(rest, kind, title, attrs=attrs, span=span),)
    if not children:
        return ()
    return (Quote(children, url=node.attrs.get("cite") or None, attrs=attrs, span=span),)


def _alert(
    children: tuple[Block, ...],
) -> tuple[AsideKind, tuple[Inline, ...], tuple[Block, ...]] | None:
    """Return kind, title and content when `children` open as an alert."""
    if not children or not isinstance(children[0], Paragraph):
        return None
    first = children[0].children[0]
    found = _ALERT.match(first.text) if isinstance(first, Text) else None
    if found is None or not isinstance(first, Text):
        return None
    opening = msgspec.structs.replace(first, text=first.text[found.end() :])
    title, words = _first_line((opening, *children[0].children[1:]))
    named = found[1].lower()
    kind = KINDS.get(named, "note")
    if not title and named != kind:
        title = (Text(found[1].capitalize(), span=first.span),)
    kept = (msgspec.structs.replace(children[0], children=words),) if words else ()
    return kind, title, (*kept, *children[1:])


def _first_line(nodes: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return `nodes` cut at their first line's end."""
    for index, node in enumerate(nodes):
        if isinstance(node, LineBreak):
            return trim(nodes[:index]), trim(nodes[index + 1 :])
        if isinstance(node, Text) and "\n" in node.text:
            head, _, tail = node.text.partition("\n")
            before = msgspec.structs.replace(node, text=head)
            after = msgspec.structs.replace(node, text=tail)
            return trim((*nodes[:index], before)), trim((after, *nodes[index + 1 :]))
    return trim(nodes), ()


def admonition(node: Element, context: Context) -> Aside:
    """Return the alert that MkDocs' `!!! kind "title"` stands for."""
    from pubkit.reader.blocks import blocks

    kind = KINDS.get(node.attrs["kind"], "note")
    title: tuple[Inline, ...] = ()
    if heading := node.find("admonition-title"):
        node.children.remove(heading)
        words = heading.text().strip()
        if words.lower() != node.attrs["kind"]:
            title = inlines(heading.children, context)
    if node.attrs["marker"].startswith("?"):
        kind = "details"
    attrs = attributes(Element("", {"id": node.attrs.get("id", "")}, 0, 0))
    return Aside(blocks(node.children, context), kind, title, attrs=attrs, span=context.span(node))


def details(node: Element, context: Context) -> Aside:
    """Return an HTML disclosure, open."""
    from pubkit.reader.blocks import blocks

    title: tuple[Inline, ...] = ()
    rest = node.children
    if summary := node.find("summary"):
        title = inlines(_flat(summary), context)
        rest = [child for child in node.children if child is not summary]
    return Aside(
        blocks(rest, context), "details", title, attrs=attributes(node), span=context.span(node)
    )


def _flat(element: Element) -> list[Element]:
    inner = [c for c in element.children if isinstance(c, Element) and c.name.startswith("h")]
    if len(inner) == 1 and element.text().strip() == inner[0].text().strip():
        element = inner[0]
    made = Element("span", {}, element.start, element.end)
    made.children = element.children
    return [made]
