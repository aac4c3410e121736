"""What an `img` shows: a picture, a film, or a node that stands elsewhere."""

from __future__ import annotations

import re

from pubkit.model.nodes import CrossReference, Image, Inline
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.links import unquote
from pubkit.reader.media import embedded_link, is_film

_SPACES = re.compile(r"[ \t\n\r\f]+")


def shown(node: Element, context: Context) -> tuple[Inline, ...]:
    """Return what stands in a line for an `img`."""
    source = node.attrs.get("src", "")
    if source.startswith("#"):  # MyST shows a node there again
        return (CrossReference((), unquote(source[1:]), span=context.span(node)),)
    if is_film(source):
        return embedded_link(node, context)
    if source.startswith("/icons/") and node.attrs.get("alt") == source:
        context.once("foreign-tag", "icon", "an icon of Notion is left out", node)
        return ()
    return (image(node, context),)


def image(node: Element, context: Context) -> Image:
    """Return the picture that an `img` shows."""
    attrs = attributes(node, skip=("title", "alt"))
    classes = attrs.classes
    alt = context.foreign.restore(node.attrs.get("alt", ""))
    decorative = "decorative" in classes or node.attrs.get("role") in ("presentation", "none")
    source = context.foreign.address(node.attrs.get("src") or node.attrs.get("data-src") or "")
    source = source.replace("%C2%A0", "%20")
    title = node.attrs.get("title") or None
    if told := node.attrs.get("fig-alt"):  # Quarto's: the words in brackets are the caption
        title, alt = title or _SPACES.sub(" ", alt).strip() or None, told
    return Image(
        source.strip(), _SPACES.sub(" ", alt).strip(), title,
        decorative=decorative, attrs=attrs, span=context.span(node),
    )  # fmt: skip
