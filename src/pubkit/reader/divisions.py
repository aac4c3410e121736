"""Divisions, alerts, quotes, figures and embeds: the nodes of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pubkit.model.nodes import (
    Aside,
    AsideKind,
    Attrs,
    Block,
    Correction,
    Embed,
    Figure,
    Group,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    PullQuote,
    Quote,
    Rights,
    Text,
)  # fmt: skip
from pubkit.model.walk import walk
from pubkit.reader.attributes import split_name
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.inlines import attributes, inlines, trim
from pubkit.reader.media import address, platform

_PULLED = frozenset("pullquote pull-quote pquote".split())
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*", re.IGNORECASE)
_KINDS: dict[str, AsideKind] = {
    "note": "note", "info": "note", "abstract": "note", "summary": "note", "question": "note",
    "example": "note", "tip": "tip", "hint": "tip", "success": "tip", "important": "important",
    "warning": "warning", "attention": "warning", "danger": "caution", "caution": "caution",
    "failure": "caution", "bug": "caution", "error": "caution", "aside": "aside",
    "sidebar": "aside", "box": "aside", "details": "details",
    "callout-note": "note", "callout-tip": "tip", "callout-important": "important",
    "callout-warning": "warning", "callout-caution": "caution",
}  # fmt: skip


def division(node: Element, context: Context) -> Iterable[Block]:
    """Return the node that a `:::` division or an HTML `aside` stands for."""
    from pubkit.reader.blocks import blocks

    if node.name == "aside":
        if _PULLED & set(node.attrs.get("class", "").split()):
            return (PullQuote(blocks(node.children, context), span=context.span(node)),)
        return (
            Aside(blocks(node.children, context), attrs=attributes(node), span=context.span(node)),
        )
    name, found = split_name(node.attrs["info"])
    if not node.attrs["closed"]:
        message = f'division "{name or "{…}"}" is not closed; it ends with the text around it'
        context.report("division-open", message, node, 'end it with a line ":::"')
    if not name and "class" in found:
        name = found["class"].split()[0]
    kind, _, title = name.partition(" ")
    kind = kind.lower().rstrip(":")
    if title and "title" not in found:
        found["title"] = title.strip().strip('"')
    if kind in ("figure", "gallery"):
        return figure(node, context, found)
    children = blocks(node.children, context)
    span = context.span(node)
    attrs = _attrs(found, kind)
    match kind:
        case "pullquote" | "pull-quote":
            return (PullQuote(children, _given_attribution(found), attrs=attrs, span=span),)
        case "quote" | "blockquote":
            attribution = _given_attribution(found)
            return (Quote(children, attribution, found.get("url"), attrs=attrs, span=span),)
        case "embed" | "post":
            post = Embed(
                children,
                platform=found.get("platform"),
                author=found.get("author"),
                handle=found.get("handle"),
                date=found.get("date"),
                url=found.get("url"),
                attrs=attrs,
                span=span,
            )
            return (post,)
        case "correction":
            return (Correction(children, found.get("date"), attrs=attrs, span=span),)
        case _ if kind in _KINDS:
            words = (Text(found["title"]),) if found.get("title") else ()
            return (Aside(children, _KINDS[kind], words, attrs=attrs, span=span),)
    classes = tuple(dict.fromkeys((*_class(kind), *attrs.classes)))
    if "verse" in classes:
        children = tuple(_in_lines(child) for child in children)
    return (Group(children, attrs=msgspec.structs.replace(attrs, classes=classes), span=span),)


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


def _given_attribution(found: dict[str, str]) -> tuple[Inline, ...]:
    words = found.get("author") or found.get("attribution") or ""
    return (Text(f"— {words}"),) if words else ()


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
    kept = (msgspec.structs.replace(children[0], children=words),) if words else ()
    return _KINDS[found[1].lower()], title, (*kept, *children[1:])


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

    kind = _KINDS.get(node.attrs["kind"], "note")
    title: tuple[Inline, ...] = ()
    if heading := node.find("admonition-title"):
        node.children.remove(heading)
        words = heading.text().strip()
        if words.lower() != node.attrs["kind"]:
            title = inlines(heading.children, context)
    if node.attrs["marker"].startswith("?"):
        kind = "details"
    return Aside(blocks(node.children, context), kind, title, span=context.span(node))


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
        paragraphs = [b for b in others if isinstance(b, Paragraph)]
        if paragraphs and (words := _credit(paragraphs[-1])):
            credit = words
            others = tuple(b for b in others if b is not paragraphs[-1])
            paragraphs.pop()
        if not caption and paragraphs:
            caption = _joined(paragraphs)
            others = tuple(b for b in others if not isinstance(b, Paragraph))
    if not media:
        attrs = attributes(Element("", dict(node.attrs) | found, 0, 0))
        paragraph = (Paragraph(caption),) if caption else ()
        return (
            (*others, *paragraph)
            if attrs.id is None
            else (Group((*others, *paragraph), attrs=attrs),)
        )
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
