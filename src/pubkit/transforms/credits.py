"""What stands under a figure: the caption, who made the picture, on what terms it is shown."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.document import Asset, Document
from pubkit.model.nodes import Figure, Inline, Link, Node, Rights, Text
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text, rewrite
from pubkit.transforms.context import Context, words_of
from pubkit.transforms.figures import declined, merge, together
from pubkit.transforms.headline import letters


def write_credits(document: Document, context: Context) -> Document:
    """Complete captions and rights of figures from their files, and write their credit lines."""
    label = words_of(document).credit

    def change(node: Node) -> Node:
        if not isinstance(node, Figure):
            return node
        return _credited(_captioned(node, context), label, context)

    children = rewrite(document.children, change)
    return document if children is document.children else replace(document, children=children)


def _assets(figure: Figure, context: Context) -> list[Asset]:
    return [context.assets[i.asset] for i in figure.media if i.asset in context.assets]


def _captioned(figure: Figure, context: Context) -> Figure:
    """Return `figure` with the caption of its only picture's file where the article gives none."""
    told = [asset.caption for asset in _assets(figure, context)]
    if figure.caption or len(told) != 1 or declined(figure, "caption"):
        return figure
    if not told[0] or letters(told[0]) == letters(figure.media[0].alt):
        return figure
    message = f'caption "{told[0][:80]}" is taken from the picture\'s file'
    hint = "write another one, or {caption=none}"
    context.report("caption-embedded", message, figure, hint)
    return replace(figure, caption=(Text(told[0], span=figure.span),))


def _credited(figure: Figure, label: str, context: Context) -> Figure:
    if declined(figure, "credit"):
        return figure
    given = figure.rights.credit or figure.rights.creator or figure.credit
    own = together([asset.rights for asset in _assets(figure, context)])
    rights = merge(figure.rights, own)
    line = figure.credit or _line(rights, label)
    if line and not given:
        message = f'credit "{plain_text(line)[:80]}" is taken from the picture\'s file'
        context.report("credit-embedded", message, figure, 'write {credit="…"} to say it otherwise')
    if not line and not rights.license:
        return figure if rights == figure.rights else replace(figure, rights=rights)
    line += _license(rights, plain_text(line))
    if rights == figure.rights and line == figure.credit:
        return figure
    return replace(figure, rights=rights, credit=line)


def _line(rights: Rights, label: str) -> tuple[Inline, ...]:
    text = rights.credit or (label.format(name=rights.creator) if rights.creator else "")
    if not text:
        return ()
    url = safe_url(rights.source_url or "")
    return (Link((Text(text),), url),) if url else (Text(text),)


def _license(rights: Rights, said: str) -> tuple[Inline, ...]:
    """Return the licence as the end of the line, unless the line names it."""
    name = rights.license or ""
    text = short_license(name)
    if not text or any(letters(known) in letters(said) for known in (name, text)):
        return ()
    return (Text(f", {text}" if said else text),)


def short_license(name: str) -> str:
    """Return the short name of a Creative Commons licence given by its address."""
    address = name.rstrip("/").removeprefix("http://").removeprefix("https://")
    return _SHORT.get(address, name)


_SHORT = {
    f"creativecommons.org/licenses/{kind}/{version}": f"CC {kind.upper()} {version}"
    for kind in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
    for version in ("2.0", "2.5", "3.0", "4.0")
} | {"creativecommons.org/publicdomain/zero/1.0": "CC0 1.0"}
