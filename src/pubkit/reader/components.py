"""Components of MDX, and other tags that are not HTML's: notes, pictures, and what is in them."""

from __future__ import annotations

import re

from pubkit.model.nodes import Aside, Block, Inline, Paragraph, Strong, Text
from pubkit.reader.context import Context
from pubkit.reader.elements import Element, shown_words
from pubkit.reader.kinds import KINDS, TRANSPARENT

_BESIDE = frozenset("admonition callout alert notice callouts hint".split())
_NOTES = frozenset("footnote sidenote marginnote endnote".split())
_PICTURE = re.compile(r"ima?ge?|photo|picture|figure|screenshot|illustration")
_FILE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)", re.IGNORECASE)
_NAME = re.compile(r"<([\w.:-]+)")


def component(node: Element, children: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """Return what a tag that is not HTML's leaves: a note, or its title and its content."""
    title = shown_words(node)
    words: tuple[Inline, ...] = (Text(title),) if title else ()
    kind = node.name if node.name in KINDS else (node.attrs.get("type") or "note").lower()
    if node.name in KINDS or node.name.lower() in _BESIDE:
        return (Aside(children, KINDS.get(kind, "note"), words, span=context.span(node)),)
    if node.name in TRANSPARENT:
        return children
    if is_note(node):
        return (Aside(children, title=words, span=context.span(node)),)
    report_unknown(node, context)
    if not words:
        return children
    return (Paragraph((Strong(words),), span=context.span(node)), *children)


def report_unknown(node: Element, context: Context) -> None:
    """Tell that the tag of `node` is lost, by the name that its author wrote."""
    written = _NAME.match(context.source.text, node.start)
    name = written[1] if written and written[1].lower() == node.name.lower() else node.name
    message = f'tag "<{name}>" is not known; its content is kept'
    if not node.children and not shown_words(node):
        message = f'tag "<{name}>" is not known; it shows nothing here'
    context.once("html-dropped", node.name, message, node)


def is_note(node: Element) -> bool:
    """Tell whether a component holds a note, which stands where it is called."""
    return node.name.lower() in _NOTES and bool(node.children)


def picture_of(node: Element) -> Element | None:
    """Return the `img` that a component is, by its name or by the file that it takes."""
    source = node.attrs.get("src", "")
    if not (node.html and source and (_PICTURE.search(node.name) or _FILE.search(source))):
        return None
    caption = node.attrs.get("title") or node.attrs.get("caption")
    told = {"src": source, "alt": node.attrs.get("alt", ""), "title": caption or ""}
    return Element("img", told, node.start, node.end)


def figure_of(node: Element) -> Element | None:
    """Return the figure that a component is, what it holds being the caption."""
    if not (picture := picture_of(node)):
        return None
    made = Element("figure", {}, node.start, node.end)
    made.children.append(picture)
    if node.children:
        caption = Element("figcaption", {}, node.start, node.end)
        caption.children = node.children
        made.children.append(caption)
    return made
