"""Every picture resolved to checked bytes, or replaced by what can be shown without it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from msgspec.structs import replace

from pubkit.model.document import Asset, Document
from pubkit.model.nodes import Block, Figure, Group, Image, Inline, Link, Node, Paragraph, Text
from pubkit.model.urls import safe_url
from pubkit.model.walk import rewrite
from pubkit.transforms.context import SUGGESTIONS, Context
from pubkit.transforms.figures import as_figure
from pubkit.transforms.pictures.headers import read_header
from pubkit.transforms.pictures.lookup import find
from pubkit.transforms.pictures.problem import PictureError
from pubkit.transforms.pictures.raster import Picture


def resolve_assets(document: Document, context: Context) -> Document:
    """Set the asset of each picture; words, or a link, stand in for those that cannot be shown."""

    def change(node: Node) -> object:
        match node:
            case Image(asset=None):
                key = resolve(node.source, node, context)
                node = described(replace(node, asset=key), context)
                return node if key else _stand_in(node)
            case Figure():
                return _without_lost(node)
            case Link():
                return _without_links(node)
            case Paragraph(children=()):
                return None
        return node

    children = rewrite(document.children, change)
    return document if children is document.children else replace(document, children=children)


def resolve(source: str, node: Node | None, context: Context) -> str | None:
    """Return the key of the asset that `source` names, or None and a finding at `node`."""
    if source not in context.pictures:
        context.reached(node)
        try:
            asset = _load(source, node, context)
        except PictureError as problem:
            message = f'image "{_shown(source)}" {problem.message}'
            context.report(problem.code, message, node, *problem.hints)
            context.pictures[source] = None
            context.missed()
        else:
            context.assets[asset.key] = context.assets.get(asset.key, asset)
            context.pictures[source] = asset.key
    return context.pictures[source]


def described(image: Image, context: Context) -> Image:
    """Return `image` with the alternative text of its file where the article gives none."""
    if image.alt or image.decorative:
        return image
    name, asset = _shown(image.source), context.assets.get(image.asset or "")
    if asset and asset.alternative:
        message = f'alternative text of "{name}" is taken from its file'
        hint = "say in the square brackets what it shows to say it otherwise"
        context.report("alt-embedded", message, image, hint)
        return replace(image, alt=asset.alternative)
    context.report(
        "alt-missing", f'image "{name}" has no alternative text', image,
        "say in the square brackets what it shows, or mark it {.decorative}",
    )  # fmt: skip
    return image


def _shown(source: str) -> str:
    return source if len(source) <= 100 else f"{source[:60]}…"


def _load(source: str, node: Node | None, context: Context) -> Asset:
    path, data = find(source, context.folder, context.world, suggest=context.misses < SUGGESTIONS)
    picture = check(data)
    name = _shown(source)
    if picture.dropped:
        lost = ", ".join(f"<{part}>" for part in picture.dropped)
        hint = "save it as plain SVG, or as PNG"
        context.report("image-reduced", f'image "{name}" is shown without {lost}', node, hint)
    found = read_header(data).format
    claimed = path.rpartition(".")[2].lower()
    if {"jpg": "jpeg"}.get(claimed, claimed) in {"png", "jpeg", "gif", "webp", "svg"} - {found}:
        message = f'image "{name}" is a {found.upper()} file by its content'
        context.report("image-mislabelled", message, node, f'rename it to end in ".{found}"')
    key = f"{hashlib.sha256(picture.data).hexdigest()[:16]}.{picture.extension}"
    return Asset(
        key,
        picture.media_type,
        picture.data,
        picture.width,
        picture.height,
        path,
        picture.rights,
        picture.caption,
        picture.alternative,
    )


def check(data: bytes) -> Picture:
    """Return the picture in `data`, checked and clean, or raise `PictureError`."""
    header = read_header(data)
    if header.format == "svg":
        from pubkit.transforms.pictures.svg import check_svg

        return check_svg(data)
    from pubkit.transforms.pictures.raster import check_raster

    return check_raster(data, header)


def _stand_in(image: Image) -> Inline | None:
    """Return what the reader gets instead: the alternative text, linked to what it describes."""
    text = image.alt or image.title or ""
    url = safe_url(image.source) or ""
    if url.startswith(("http://", "https://")):
        words = (Text(text or url, span=image.span),)
        return Link(words, url, attrs=replace(image.attrs, pairs=()), span=image.span)
    return Text(text, attrs=replace(image.attrs, pairs=()), span=image.span) if text else None


def _without_lost(figure: Figure) -> Block | tuple[Block, ...] | None:
    """Return `figure`, or a group of what is left when it has lost its pictures."""
    there = tuple(image for image in figure.media if isinstance(image, Image))
    if len(there) == len(figure.media) > 0:
        return figure
    lost = (words for words in figure.media if not isinstance(words, Image))
    said = tuple(Paragraph((words,), span=words.span) for words in lost)
    if there:
        return (replace(figure, media=there), *said)
    lines = (figure.caption, figure.credit)
    said += tuple(as_figure(Paragraph(line, span=figure.span)) for line in lines if line)
    return Group(said, attrs=figure.attrs, span=figure.span) if said else None


def _without_links(link: Link) -> Link:
    """Return `link` without the links that stand in for pictures inside it."""
    if not any(isinstance(child, Link) for child in link.children):
        return link
    return replace(link, children=tuple(_unlinked(link.children)))


def _unlinked(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Link):
            yield from node.children
        else:
            yield node
