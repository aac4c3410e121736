"""Elements to block nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import dedent

import msgspec

from pubkit.model.nodes import (
    PLAIN,
    Attrs,
    Block,
    CodeBlock,
    Group,
    Heading,
    Inline,
    MathBlock,
    Paragraph,
    Rule,
    Text,
)  # fmt: skip
from pubkit.reader.asides import admonition, details, quote
from pubkit.reader.attributes import attributes, split_trailing
from pubkit.reader.components import component, figure_of
from pubkit.reader.context import Context
from pubkit.reader.divisions import division, embed
from pubkit.reader.elements import Characters, Element
from pubkit.reader.fences import fence
from pubkit.reader.figures import figure
from pubkit.reader.inlines import inlines
from pubkit.reader.kinds import UNWRAPPED, is_block
from pubkit.reader.labels import MARKS, labelled, marked
from pubkit.reader.linked_blocks import linked
from pubkit.reader.lists import definitions, list_of
from pubkit.reader.runs import trim
from pubkit.reader.tables import caption_of, table

_LABEL = re.compile(r"\\label\{([\w:.-]+)\}")


def blocks(nodes: Sequence[Element | Characters], context: Context) -> tuple[Block, ...]:
    """Return the blocks of `nodes`; loose inline matter becomes paragraphs."""
    out: list[Block] = []
    run: list[Element | Characters] = []
    waiting = PLAIN
    for node in nodes:
        if not is_block(node):
            run.append(node)
            continue
        out.extend(_paragraph(run, context))
        run = []
        if isinstance(node, Element) and node.name in MARKS:
            waiting = marked(node, waiting, out, context)
            continue
        made = list(_block(node, context, out))
        out.extend(labelled(made, waiting))
        waiting = PLAIN if made else waiting
    out.extend(_paragraph(run, context))
    return tuple(out)


def _paragraph(run: Sequence[Element | Characters], context: Context) -> tuple[Block, ...]:
    children = inlines(run, context)
    if not children:
        return ()
    span = context.span(run[0])
    return (
        Paragraph(children, span=msgspec.structs.replace(span, end=max(span.end, run[-1].end))),
    )


def _block(node: Element | Characters, context: Context, before: list[Block]) -> Iterable[Block]:
    assert isinstance(node, Element)
    context.reached(node)
    name = node.name
    match name:
        case "p":
            return _text_block(node, context, before)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return _heading(node, context)
        case "ul" | "ol" | "menu" | "dir":
            return list_of(node, context)
        case "dl":
            return definitions(node, context)
        case "fence" if node.attrs.get("info", "").strip() == "math":  # GitHub's and GitLab's
            return _formula(node, context)
        case "fence":
            return fence(node, context)
        case "pre":
            return (_pre(node, context),)
        case "math-block":
            return _formula(node, context)
        case "blockquote":
            return quote(node, context)
        case "table":
            return table(node, context)
        case "hr":
            return (Rule(span=context.span(node)),)
        case "figure":
            return figure(figure_of(node) or node, context)
        case "division":
            return division(node, context)
        case "admonition":
            return (admonition(node, context),)
        case "details":
            return (details(node, context),)
        case "aside":
            return division(node, context)
        case "iframe" | "video" | "audio" | "embed" | "object":
            return embed(node, context)
        case "head" | "search":
            return ()
    if name not in UNWRAPPED and (shown := figure_of(node)):
        return figure(shown, context)
    children = blocks(node.children, context)
    attrs = attributes(node)
    told = attrs.id or attrs.language or attrs.direction or attrs.classes
    if children and told and name in ("div", "section", "article", "center"):
        return (Group(children, attrs=attrs, span=context.span(node)),)
    if name == "a" and (card := linked(node, children, context)):
        return card
    return children if name in UNWRAPPED else component(node, children, context)


def _formula(node: Element, context: Context) -> tuple[MathBlock]:
    tex = _dedented(context.foreign.restore(node.text()))
    attrs = _labelled(node)
    if (label := _LABEL.search(tex)) and not attrs.id:
        tex, attrs = _LABEL.sub("", tex, count=1).strip(), Attrs(id=label[1])
    return (MathBlock(tex, attrs=attrs, span=context.exactly(tex, node)),)


def _labelled(node: Element) -> Attrs:
    return Attrs(id=node.attrs.get("label") or node.attrs.get("id") or None)


def _text_block(node: Element, context: Context, before: list[Block]) -> Iterable[Block]:
    if any(is_block(child) for child in node.children):
        parts = blocks(node.children, context)
        return _labelled_math(parts)
    children = inlines(node.children, context)
    if not children:
        return ()
    if before and (captioned := caption_of(before[-1], children)):
        before[-1] = captioned
        return ()
    return (Paragraph(children, attrs=attributes(node), span=context.span(node)),)


def _labelled_math(parts: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `parts` with the `{#eq-x}` after a formula moved into it."""
    match parts:
        case (MathBlock() as formula, Paragraph(children=(Text(text=text),))):
            rest, found = split_trailing(text)
            if found and not rest.strip():
                attrs = Attrs(id=found.get("id"))
                return (msgspec.structs.replace(formula, attrs=attrs),)
    return parts


def _heading(node: Element, context: Context) -> Iterable[Block]:
    level = int(node.name[1])
    children, attrs = take_attributes(inlines(node.children, context), attributes(node))
    if not children:
        return ()
    return (Heading(level, children, attrs=attrs, span=context.span(node)),)


def take_attributes(children: tuple[Inline, ...], attrs: Attrs) -> tuple[tuple[Inline, ...], Attrs]:
    """Return `children` without the `{…}` at their end, and `attrs` with what it says."""
    if not children or not isinstance(children[-1], Text):
        return children, attrs
    text, found = split_trailing(children[-1].text)
    if not found:
        return children, attrs
    last = (msgspec.structs.replace(children[-1], text=text),) if text.strip() else ()
    extra = attributes(Element("", found, 0, 0))
    merged = msgspec.structs.replace(
        attrs, id=extra.id or attrs.id, classes=attrs.classes + extra.classes,
        language=extra.language or attrs.language, pairs=attrs.pairs + extra.pairs,
    )  # fmt: skip
    return trim((*children[:-1], *last)), merged


def _dedented(tex: str) -> str:
    """Return a formula without the indent of the note or item that it stands in."""
    first, _, more = tex.partition("\n")
    return f"{first.strip()}\n{dedent(more)}".strip()


def _pre(node: Element, context: Context) -> CodeBlock:
    code = node.find("code") or node
    language = next(
        (
            c.partition("-")[2]
            for c in code.attrs.get("class", "").split()
            if c.startswith("language-")
        ),
        None,
    )
    text = context.foreign.restore(_preformatted(node)).removesuffix("\n")
    if node.children and isinstance(node.children[0], Characters):
        text = text.removeprefix("\n")  # as HTML has it
    return CodeBlock(text, language or None, attrs=attributes(node), span=context.span(node))


def _preformatted(node: Element) -> str:
    """Return the characters in `node`, its breaks as ends of lines."""
    parts = []
    for child in node.children:
        if isinstance(child, Characters):
            parts.append(child.text)
        else:
            parts.append("\n" if child.name == "br" else _preformatted(child))
    return "".join(parts)
