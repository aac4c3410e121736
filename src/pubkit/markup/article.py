"""Render an article."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pubkit.markup.attributes import date, identifier
from pubkit.markup.dispatch import expand
from pubkit.markup.element import Element, Part, Place, element
from pubkit.markup.initial import with_initial
from pubkit.markup.inlines import spaced
from pubkit.markup.policy import Body, Policy
from pubkit.markup.writer import Writer
from pubkit.model.document import Document, Metadata, Opening
from pubkit.model.nodes import Attrs, Figure
from pubkit.model.urls import safe_url
from pubkit.model.walk import walk


def render(document: Document, policy: Policy) -> Body:
    """Return the article as markup, well-formed and safe whatever the tree holds."""
    if policy.base is None:
        policy = replace(policy, base=safe_url(document.metadata.canonical_url or ""))
    writer = Writer(policy, expand, _identifiers(document))
    writer.write(_article(document, policy))
    return Body(
        html="".join(writer.out),
        headings=tuple(writer.headings),
        anchors=tuple(writer.anchors),
        pages=tuple(writer.pages),
        properties=frozenset(writer.properties),
        problems=tuple(writer.problems),
    )


def _identifiers(document: Document) -> frozenset[str]:
    """Return the ids that authors and transforms gave."""
    opening = document.opening
    lines = (opening.headline, opening.standfirst, opening.byline) if opening else ()
    found = walk((*lines, document.children, document.endmatter))
    own = {document.id} if document.id else set()
    return frozenset(name for node in found if (name := identifier(node.attrs))) | own


def _article(document: Document, policy: Policy) -> Element:
    """Return all of an article in its visible order."""
    text, end = document.children, document.endmatter
    text = with_initial(text) if policy.drop_cap else text
    lead: Part = ()
    if text and isinstance(text[0], Figure):  # above the text, which may run in columns
        lead, text = element("div", text[:1], style="lead"), text[1:]
    if end:
        after: Part = element("div", (*end, Place.LAST), style="endmatter")
        parts = (element("div", text, style="text"), after)
    else:
        parts = (element("div", (*text, Place.LAST), style="text"), ())
    attrs = Attrs(id=document.id, language=document.metadata.language, direction=policy.direction)
    head = _opening(document.opening, document.metadata) if document.opening else ()
    whole = (head, lead, *parts, Place.NOTES)
    style = "article" if document.part == "article" else f"article matter matter-{document.part}"
    return element("article", whole, style=style, attrs=attrs)


def _opening(opening: Opening, metadata: Metadata) -> Element:
    """Return the head of the article with the page's only `h1`."""
    dates = spaced(
        element("span", (opening.dateline,), style="dateline") if opening.dateline else None,
        _moment("published", opening.published, metadata.published),
        _moment("updated", opening.updated, metadata.updated),
    )
    parts = (
        _line("p", "section", (opening.section or "",)),
        _line("p", "kicker", (opening.kicker or "",)),
        _line("h1", "headline", opening.headline),
        _line("p", "standfirst", opening.standfirst),
        _line("p", "byline", opening.byline),
        _line("p", "dates", dates),
    )
    return element("header", parts, style="opening")


def _line(name: str, style: str, parts: tuple[Part, ...]) -> Part:
    """Return a line of the opening; a page that begins here begins above it."""
    return (Place.BEFORE, element(name, parts, style=style)) if any(parts) else ()


def _moment(style: str, shown: str | None, moment: str | None) -> Part | None:
    if not shown:
        return None
    name = "time" if date(moment) else "span"
    return element(name, (shown,), {"datetime": date(moment)}, style=style)


def fragment(parts: Iterable[Part], policy: Policy) -> str:
    """Return `parts` as markup: what a page says around its articles."""
    writer = Writer(policy, expand, frozenset())
    writer.write(tuple(parts))
    return "".join(writer.out)
