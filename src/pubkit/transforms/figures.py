"""Pictures on their own become figures, with caption and rights from their attributes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import (
    PLAIN,
    Attrs,
    Emphasis,
    Figure,
    Image,
    Inline,
    LineBreak,
    Node,
    Paragraph,
    Rights,
    Text,
)
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text, rewrite, walk
from pubkit.transforms.context import Context

_RIGHTS = {
    "credit": "credit", "creator": "creator", "copyright": "copyright", "license": "license",
    "source": "source_url",
}  # fmt: skip


def make_figures(document: Document, context: Context) -> Document:
    """Make a figure of each paragraph of one picture; its title, or italics below, caption it."""
    children = rewrite(document.children, as_figure)
    return document if children is document.children else replace(document, children=children)


def as_figure(node: Node) -> Any:
    """Return the figure that `node` stands for, or `node` itself."""
    match node:
        case Paragraph(children=(Image() as image,)):
            return _with_rights(_figure(node, image))
        case Paragraph(children=(Image(title=None) as image, *gap, Emphasis() as words)) if (
            _is_caption(gap, words)
        ):
            made = _figure(node, image)
            return _with_rights(replace(made, caption=words.children))
        case Figure():
            return _with_rights(node)
    return node


def _is_caption(gap: Sequence[Inline], words: Emphasis) -> bool:
    """Tell whether `words` in italics are all that follows a picture: the custom of Markdown."""
    text = plain_text(words.children)
    apart = any(isinstance(node, LineBreak) or "\n" in plain_text((node,)) for node in gap)
    blank = not plain_text(tuple(gap)).strip() and all(
        isinstance(node, Text | LineBreak) for node in gap
    )
    pictured = any(isinstance(inner, Image) for inner in walk(words.children))
    return blank and not pictured and (apart or len(text.split()) > 1)


def _figure(paragraph: Paragraph, image: Image) -> Figure:
    caption = (Text(image.title, span=image.span),) if image.title else ()
    attrs = image.attrs if image.attrs != PLAIN else paragraph.attrs
    classes = tuple(name for name in attrs.classes if name != "decorative")
    attrs = replace(attrs, id=attrs.id or paragraph.attrs.id, classes=classes)
    bare = replace(image, title=None, attrs=PLAIN)
    return Figure((bare,), caption, attrs=attrs, span=paragraph.span)


def _with_rights(figure: Figure) -> Figure:
    """Return `figure` with what its own and its pictures' attributes say of rights."""
    given: dict[str, list[str]] = {}
    for attrs in (figure.attrs, *(image.attrs for image in figure.media)):
        for key, value in attrs.pairs:
            if key in _RIGHTS and value != "none":
                given.setdefault(_RIGHTS[key], []).append(value)
    if not given:
        return figure
    urls = [safe for url in given.pop("source_url", []) if (safe := safe_url(url))]
    found = {name: _several(values) for name, values in given.items()}
    rights = replace(figure.rights, **found, **({"source_url": urls[0]} if urls else {}))
    media = tuple(replace(image, attrs=_without(image.attrs)) for image in figure.media)
    return replace(figure, media=media, rights=rights, attrs=_without(figure.attrs))


def _without(attrs: Attrs) -> Attrs:
    pairs = tuple(p for p in attrs.pairs if p[0] not in _RIGHTS or p[1] == "none")
    return replace(attrs, pairs=pairs) if pairs != attrs.pairs else attrs


def declined(figure: Figure, key: str) -> bool:
    """Tell whether the article says that there is no credit, or no caption: `{credit=none}`."""
    told = (figure.attrs, *(image.attrs for image in figure.media))
    return any((key, "none") in attrs.pairs for attrs in told)


def _several(values: Iterable[str | None]) -> str:
    return " / ".join(dict.fromkeys(filter(None, values)))


def together(all_rights: Sequence[Rights]) -> Rights:
    """Return the rights of several pictures as one: all names, the first address."""
    names = ("credit", "creator", "copyright", "license")
    told = {name: _several(getattr(r, name) for r in all_rights) or None for name in names}
    url = next((r.source_url for r in all_rights if r.source_url), None)
    return Rights(**told, source_url=url)


def merge(first: Rights, second: Rights) -> Rights:
    """Return the rights of `first`, and of `second` where `first` is silent."""
    return Rights(
        **{name: getattr(first, name) or getattr(second, name) for name in _RIGHTS.values()}
    )
