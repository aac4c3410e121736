"""Divisions, and what frames and players become: the nodes of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pubkit.model.nodes import (
    Aside,
    Attrs,
    Block,
    Correction,
    Embed,
    Group,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    PullQuote,
    Quote,
    Span,
    Text,
)  # fmt: skip
from pubkit.reader.attributes import attributes, split_name
from pubkit.reader.context import Context
from pubkit.reader.dates import iso_moment
from pubkit.reader.elements import Element
from pubkit.reader.figures import figure
from pubkit.reader.kinds import KINDS
from pubkit.reader.list_tables import list_table
from pubkit.reader.media import address, platform

_PULLED = frozenset("pullquote pull-quote pquote".split())


def division(node: Element, context: Context) -> Iterable[Block]:
    """Return the node that a `:::` division or an HTML `aside` stands for."""
    from pubkit.reader.blocks import blocks

    if node.name == "aside":
        return (_aside(node, context),)
    kind, title, found = _named(node, context)
    if kind in ("figure", "gallery"):
        return figure(node, context, found)
    children = blocks(node.children, context)
    if kind == "correction":
        found = _dated(found, node, context)
    span = context.span(node)
    if kind == "list-table" and (made := list_table(children, found, span)):
        return made
    attribution = _given_attribution(found, title)
    return (_division(kind, found, children, attribution, span),)


def _aside(node: Element, context: Context) -> Block:
    from pubkit.reader.blocks import blocks

    children, span = blocks(node.children, context), context.span(node)
    if _PULLED & set(node.attrs.get("class", "").split()):
        return PullQuote(children, span=span)
    return Aside(children, attrs=attributes(node), span=span)


def _named(node: Element, context: Context) -> tuple[str, str, dict[str, str]]:
    """Return the kind of a division, the title behind its name, and its attributes."""
    name, found = split_name(node.attrs["info"])
    if not node.attrs["closed"]:
        message = f'division "{name or "{…}"}" is not closed; it ends with the text around it'
        context.report("division-open", message, node, 'end it with a line ":::"')
    if not name and "class" in found:
        name = found["class"].split()[0]
    kind, _, title = name.partition(" ")
    if title and "title" not in found:
        found["title"] = title.strip().strip('"')
    return kind.lower().rstrip(":"), title, found


def _dated(found: dict[str, str], node: Element, context: Context) -> dict[str, str]:
    """Return the attributes of a correction without a date that is none."""
    if not found.get("date") or iso_moment(found["date"]) is not None:
        return found
    message = f'"date" is "{found["date"][:40]}", which is no date'
    context.report("meta-invalid", message, node, "write date=2026-03-02")
    return {key: value for key, value in found.items() if key != "date"}


def _division(
    kind: str,
    found: dict[str, str],
    children: tuple[Block, ...],
    attribution: tuple[Inline, ...],
    span: Span,
) -> Block:
    attrs = _attrs(found, kind)
    match kind:
        case "pullquote" | "pull-quote":
            return PullQuote(children, attribution, attrs=attrs, span=span)
        case "quote" | "blockquote":
            return Quote(children, attribution, found.get("url"), attrs=attrs, span=span)
        case "embed" | "post":
            return Embed(
                children, platform=found.get("platform"), author=found.get("author"),
                handle=found.get("handle"), date=found.get("date"), url=found.get("url"),
                attrs=attrs, span=span,
            )  # fmt: skip
        case "correction":
            return Correction(children, found.get("date"), attrs=attrs, span=span)
        case _ if kind in KINDS:
            words = (Text(found["title"]),) if found.get("title") else ()
            return Aside(children, KINDS[kind], words, attrs=attrs, span=span)
    classes = tuple(dict.fromkeys((*_class(kind), *attrs.classes)))
    if "verse" in classes:
        children = tuple(_in_lines(child) for child in children)
    return Group(children, attrs=msgspec.structs.replace(attrs, classes=classes), span=span)


def _in_lines(block: Block) -> Block:
    """Return a stanza with the ends of its lines kept."""
    if not isinstance(block, Paragraph):
        return block
    out: list[Inline] = []
    for node in block.children:
        lines = node.text.split("\n") if isinstance(node, Text) else []
        if not isinstance(node, Text) or len(lines) == 1:
            out.append(node)
            continue
        for number, line in enumerate(lines):
            out.extend([LineBreak()] if number else [])
            out.extend([msgspec.structs.replace(node, text=line)] if line else [])
    return msgspec.structs.replace(block, children=tuple(out))


def _class(kind: str) -> tuple[str, ...]:
    return (kind,) if re.fullmatch(r"[\w-]+", kind) else ()


def _attrs(found: dict[str, str], kind: str) -> Attrs:
    attrs = attributes(Element("", found, 0, 0))
    classes = tuple(c for c in attrs.classes if c.lower() != kind)
    taken = {"title", "author", "date", "url", "platform", "handle"}
    pairs = tuple(pair for pair in attrs.pairs if pair[0] not in taken)
    return msgspec.structs.replace(attrs, classes=classes, pairs=pairs)


def _given_attribution(found: dict[str, str], title: str) -> tuple[Inline, ...]:
    words = found.get("author") or found.get("attribution") or title.strip().strip('"')
    return (Text(f"— {words}"),) if words else ()


def embed(node: Element, context: Context) -> Iterable[Block]:
    """Return what a frame or player leaves on paper: its name, its address, its inner text."""
    from pubkit.reader.blocks import blocks

    children = blocks(
        [c for c in node.children if getattr(c, "name", "") not in ("source", "track")], context
    )
    url = address(node, context)
    if not url:
        return children
    message = f'"<{node.name}>" cannot be embedded; its address stands in its place'
    context.report("embed-linked", message, node)
    words = node.attrs.get("title", "").strip() or url
    link: tuple[Block, ...] = (Paragraph((Link((Text(words),), url),)),)
    return (Embed(children or link, platform(url), url=url, span=context.span(node)),)
