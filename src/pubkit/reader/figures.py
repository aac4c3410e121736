"""Figures: pictures with their caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pubkit.model.nodes import (
    Block,
    Figure,
    Group,
    Image,
    Inline,
    LineBreak,
    Paragraph,
    Rights,
    Text,
)
from pubkit.model.walk import walk
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.inlines import inlines


def figure(node: Element, context: Context, found: dict[str, str] | None = None) -> Iterable[Block]:
    """Return a figure; what it holds besides pictures and caption follows it."""
    from pubkit.reader.blocks import blocks

    found = found or {}
    caption: tuple[Inline, ...] = ()
    rest = node.children
    if element := node.find("figcaption", "caption"):
        caption = inlines(_unparagraphed(element), context)
        rest = [child for child in node.children if child is not element]
    children = blocks(rest, context)
    media = tuple(n for n in walk(children) if isinstance(n, Image))
    others = tuple(b for b in children if not any(isinstance(n, Image) for n in walk(b)))
    credit: tuple[Inline, ...] = ()
    if node.name == "division":
        caption, credit, others = _told(caption, others)
    if not media:
        attrs = attributes(Element("", dict(node.attrs) | found, 0, 0))
        kept = (*others, Paragraph(caption)) if caption else others
        return kept if attrs.id is None else (Group(kept, attrs=attrs),)
    given = Element("", found or dict(node.attrs), 0, 0)
    attrs = attributes(given)
    if not caption and found.get("caption"):
        caption = (Text(found["caption"]),)
    if not credit and found.get("credit"):
        credit = (Text(found["credit"]),)
    made = Figure(
        media, caption, credit, rights_of(found),
        attrs=msgspec.structs.replace(attrs, pairs=()), span=context.span(node),
    )  # fmt: skip
    return (made, *others)


def _told(
    caption: tuple[Inline, ...], others: tuple[Block, ...]
) -> tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Block, ...]]:
    """Return caption and credit that the paragraphs of a division are, and what they are not."""
    credit: tuple[Inline, ...] = ()
    paragraphs = [b for b in others if isinstance(b, Paragraph)]
    if paragraphs and (words := _credit(paragraphs[-1])):
        credit, last = words, paragraphs.pop()
        others = tuple(b for b in others if b is not last)
    if not caption and paragraphs:
        caption = _joined(paragraphs)
        others = tuple(b for b in others if not isinstance(b, Paragraph))
    return caption, credit, others


def rights_of(found: dict[str, str]) -> Rights:
    """Return the rights that attributes tell."""
    return Rights(
        credit=found.get("credit"), creator=found.get("creator"), copyright=found.get("copyright"),
        license=found.get("license"), source_url=found.get("source"),
    )  # fmt: skip


def _unparagraphed(element: Element) -> list[Element]:
    out = []
    for child in element.children:
        if isinstance(child, Element) and child.name in ("p", "div"):
            made = Element("span", {}, child.start, child.end)
            made.children = child.children
            out.append(made)
        else:
            wrapped = Element("span", {}, child.start, child.end)
            wrapped.children = [child]
            out.append(wrapped)
    return out


_CREDIT = re.compile(r"credit:\s*", re.IGNORECASE)


def _credit(paragraph: Paragraph) -> tuple[Inline, ...]:
    first = paragraph.children[0]
    if isinstance(first, Text) and (match := _CREDIT.match(first.text)):
        rest = first.text[match.end() :]
        words = (msgspec.structs.replace(first, text=rest),) if rest else ()
        return (*words, *paragraph.children[1:])
    return ()


def _joined(paragraphs: list[Paragraph]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for paragraph in paragraphs:
        if out:
            out.append(LineBreak())
        out.extend(paragraph.children)
    return tuple(out)
