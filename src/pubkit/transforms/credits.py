"""What stands under a figure: the caption, who made the picture, on what terms it is shown."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from msgspec.structs import replace

from pubkit.model.document import Asset, Document
from pubkit.model.nodes import Figure, Inline, Link, Node, Rights, Text
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text, rewrite, walk
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
    who = figure.credit or _who(rights, label)
    line = credit_line(who, rights)
    if not given and (who or (own.copyright and not figure.rights.copyright)):
        message = f'credit "{plain_text(line)[:80]}" is taken from the picture\'s file'
        context.report("credit-embedded", message, figure, 'write {credit="…"} to say it otherwise')
    if rights == figure.rights and line == figure.credit:
        return figure
    return replace(figure, rights=rights, credit=line)


def _who(rights: Rights, label: str) -> tuple[Inline, ...]:
    """Return who is to be named: "Photo: Creator / Credit", as the credit itself begins."""
    credit, creator = rights.credit or "", rights.creator or ""
    if not credit or letters(credit) in letters(creator):
        text = label.format(name=creator) if creator else credit
    elif not creator or letters(creator) in letters(credit):
        text = credit
    else:
        kind, name = _KIND.fullmatch(credit).groups()  # type: ignore[union-attr]
        text = f"{kind or ''}{creator} / {name}"
    return (Text(text),) if text else ()


_KIND = re.compile(r"(\w{2,20}[ \xa0]?[:：]\s*)?(.*)", re.DOTALL)
_HOLDER = re.compile(
    r"©|\(c\)|copyright|all rights reserved|\b\d{4}(?:\s*[-–,]\s*\d{2,4})*\b", re.IGNORECASE
)


def credit_of(rights: Rights) -> tuple[Inline, ...]:
    """Return the credit line that `rights` alone make."""
    return credit_line(_who(rights, "{name}"), rights)


def credit_line(who: tuple[Inline, ...], rights: Rights) -> tuple[Inline, ...]:
    """Return `who` with what else the rights tell, each once: copyright, licence, source."""
    line = _copyright(who + _more(who, rights.creator or ""), rights.copyright or "")
    line += _more(line, short_license(rights.license or ""), rights.license or "")
    if not (url := safe_url(rights.source_url or "")):
        return line
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    shown = _more(line, host)
    if not shown:
        return line if any(isinstance(node, Link) for node in walk(line)) else (Link(line, url),)
    return (*line, *shown[:-1], Link(shown[-1:], url))


def _more(line: tuple[Inline, ...], text: str, *others: str) -> tuple[Inline, ...]:
    """Return `text` as the end of `line`, unless that tells it in one of its forms."""
    said = letters(plain_text(line))
    if not text or any(letters(known) in said for known in (text, *others) if letters(known)):
        return ()
    return (*((Text(", "),) if line else ()), Text(text))


def _copyright(line: tuple[Inline, ...], told: str) -> tuple[Inline, ...]:
    """Return `line` with the copyright: before the name of its holder, or at the end."""
    notice = re.sub(r"^(?:copyright\s*)?(?:\(c\)|©|copyright)\s*", "© ", told, flags=re.IGNORECASE)
    notice = notice if "©" in notice or not notice else f"© {notice}"
    holder = _HOLDER.sub("", told).strip(" ,.;")
    match line:
        case (Text(text=text) as only,) if holder and holder in text and notice not in text:
            return (replace(only, text=text.replace(holder, notice, 1)),)
    return line + _more(line, notice)


def short_license(name: str) -> str:
    """Return the short name of a Creative Commons licence given by its address."""
    address = name.rstrip("/").removeprefix("http://").removeprefix("https://")
    return _SHORT.get(address, name)


_SHORT = {
    f"creativecommons.org/licenses/{kind}/{version}": f"CC {kind.upper()} {version}"
    for kind in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
    for version in ("2.0", "2.5", "3.0", "4.0")
} | {"creativecommons.org/publicdomain/zero/1.0": "CC0 1.0"}
