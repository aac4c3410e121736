"""Pandoc's inline nodes to ours. https://hackage.haskell.org/package/pandoc-types"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pubkit.model.nodes import (
    PLAIN,
    Attrs,
    Block,
    Code,
    CrossReference,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Phrase,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from pubkit.model.urls import safe_url

Json = Any
Blocks = Callable[[Sequence[Json]], tuple[Block, ...]]
Doubt = Callable[[str], None]

_WRAPPING: Mapping[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "Emph": Emphasis, "Strong": Strong, "Strikeout": Strike, "Superscript": Superscript,
    "Subscript": Subscript,
}  # fmt: skip
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


def attributes(told: Json) -> Attrs:
    """Return what the model keeps of pandoc's `(id, classes, pairs)`."""
    name, classes, pairs = told
    values = dict(pairs)
    direction = values.get("dir")
    found = Attrs(
        id=name or None,
        classes=tuple(c for c in classes if c.replace("-", "").replace("_", "").isalnum()),
        language=values.get("lang") or None,
        direction=direction if direction in ("ltr", "rtl", "auto") else None,
    )
    return PLAIN if found == PLAIN else found


def inlines(nodes: Sequence[Json], blocks: Blocks, doubt: Doubt) -> tuple[Inline, ...]:
    """Return `nodes`, texts joined."""
    made: list[Inline] = []
    for node in nodes:
        for part in _inline(node, blocks, doubt):
            last = made[-1] if made else None
            if isinstance(part, Text) and isinstance(last, Text):
                made[-1] = Text(last.text + part.text)
            else:
                made.append(part)
    return tuple(made)


def _inline(node: Json, blocks: Blocks, doubt: Doubt) -> tuple[Inline, ...]:
    kind, told = node["t"], node.get("c")
    if kind in _WRAPPING:
        children = inlines(told, blocks, doubt)
        return (_WRAPPING[kind](children),) if children else ()
    match kind:
        case "Str":
            return (Text(told),)
        case "Space" | "SoftBreak":
            return (Text(" "),)
        case "LineBreak":
            return (LineBreak(),)
        case "Code":
            return (Code(told[1], attrs=attributes(told[0])),)
        case "Math":
            return (Math(told[1]),)
        case "Underline":
            return (Phrase(inlines(told, blocks, doubt), kind="underline"),)
        case "SmallCaps":
            small = Attrs(classes=("smallcaps",))
            return (Phrase(inlines(told, blocks, doubt), attrs=small),)
        case "Quoted":
            opening, closing = _QUOTES[told[0]["t"]]
            return inlines([_str(opening), *told[1], _str(closing)], blocks, doubt)
        case "Cite":
            return inlines(told[1], blocks, doubt)
        case "Span":
            attrs = attributes(told[0])
            children = inlines(told[1], blocks, doubt)
            return children if attrs == PLAIN else (Phrase(children, attrs=attrs),)
        case "Link":
            return _link(told, blocks, doubt)
        case "Image":
            alt = _plain(inlines(told[1], blocks, doubt))
            return (Image(told[2][0], alt, told[2][1] or None, attrs=attributes(told[0])),)
        case "Note":
            return (Note(blocks(told)),)
        case "RawInline":
            doubt(f'raw {told[0]} is left out: "{told[1][:60]}"')
            return ()
    doubt(f'pandoc\'s node "{kind}" is not known')
    return ()


def _str(text: str) -> Json:
    return {"t": "Str", "c": text}


def _link(told: Json, blocks: Blocks, doubt: Doubt) -> tuple[Inline, ...]:
    attrs, children, (target, title) = attributes(told[0]), inlines(told[1], blocks, doubt), told[2]
    if target.startswith("#") and len(target) > 1:
        return (CrossReference(children, target[1:], attrs=attrs),)
    url = safe_url(target)
    if url is None:
        doubt(f'link to "{target[:60]}" is not allowed; its text is kept')
        return children
    return (Link(children, url, title or None, attrs=attrs),)


def _plain(nodes: tuple[Inline, ...]) -> str:
    from pubkit.model.walk import plain_text

    return " ".join(plain_text(nodes).split())
