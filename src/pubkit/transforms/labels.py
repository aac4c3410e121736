"""Words that stand for markup: titles of alerts, labels of corrections, sources of embeds."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from pubkit.language import Terms, date
from pubkit.model.document import Document
from pubkit.model.nodes import Aside, Correction, Embed, Inline, Link, Node, Text
from pubkit.model.urls import safe_url
from pubkit.transforms.context import Context, words_of
from pubkit.transforms.whole import rewrite_whole


def write_labels(document: Document, context: Context) -> Document:
    """Give alerts a title, corrections a label and embeds a source line."""
    terms, language = words_of(document), document.metadata.language

    def change(node: Node) -> Node:
        match node:
            case Aside(title=()) if title := _title(node, terms):
                return replace(node, title=(Text(title),))
            case Correction() if node.label != (label := _label(node, terms, language)):
                return replace(node, label=label)
            case Embed(source=()) if source := _source(node, terms, language):
                return replace(node, source=source)
        return node

    return rewrite_whole(document, change)


def _label(correction: Correction, terms: Terms, language: str) -> str:
    if not correction.date:
        return terms.correction
    return terms.correction_dated.format(date=date(correction.date, language))


def _title(aside: Aside, terms: Terms) -> str:
    match aside.kind:
        case "aside":
            return ""
        case "note":
            return terms.note
        case "tip":
            return terms.tip
        case "important":
            return terms.important
        case "warning":
            return terms.warning
        case "caution":
            return terms.caution
        case "details":
            return terms.details
        case _:
            assert_never(aside.kind)


def _source(embed: Embed, terms: Terms, language: str) -> tuple[Inline, ...]:
    """Return who posted it, where and when, and the address as paper can show it."""
    names = (embed.author, f"({embed.handle})" if embed.author and embed.handle else embed.handle)
    author = " ".join(name for name in names if name)
    if author and embed.platform:
        author = terms.posted.format(author=author, platform=embed.platform)
    day = date(embed.date, language) if embed.date else ""
    said = ", ".join(part for part in (author or embed.platform, day) if part)
    url = safe_url(embed.url) if embed.url else None
    shown = (url or "").partition("://")[2].removeprefix("www.").rstrip("/")
    if len(shown) > TYPED:
        shown = shown.partition("?")[0].rstrip("/")
    text = f"— {said}" if said else "—"
    if not url or not shown:
        return (Text(text),) if said else ()
    return (Text(f"{text}, " if said else f"{text} "), Link((Text(shown),), url))


TYPED = 80
"""Characters of an address that somebody may type from paper; a longer one lacks its query."""
