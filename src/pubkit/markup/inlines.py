"""Inlines as elements: one small function a kind."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from msgspec.structs import replace

from pubkit.markup import options
from pubkit.markup.attributes import date, pair
from pubkit.markup.element import Part, element
from pubkit.markup.policy import Policy, Problem
from pubkit.model.nodes import (
    PLAIN,
    Block,
    Code,
    CodeBlock,
    CrossReference,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    MathBlock,
    Node,
    Phrase,
    Text,
)
from pubkit.model.urls import SCHEMES, safe_url
from pubkit.model.walk import plain_text, walk

PHRASES = {
    "span": "span", "abbr": "abbr", "bdi": "bdi", "cite": "cite", "dfn": "dfn", "ins": "ins",
    "kbd": "kbd", "mark": "mark", "q": "q", "samp": "samp", "small": "small", "time": "time",
    "underline": "u", "var": "var",
}  # fmt: skip


def text(node: Text) -> Part:
    """Return the characters, in a `span` only when something is attached to them."""
    if node.attrs == PLAIN:
        return options.kept(node.text)
    return element("span", (options.kept(node.text),), attrs=node.attrs)


def phrase(node: Phrase) -> Part:
    """Return the element of the phrase's kind; a `time` that no machine can read is a `span`."""
    if node.kind == "span" and node.attrs == PLAIN:
        return node.children
    if node.kind == "time":
        moment = date(pair(node.attrs, "datetime"))
        name = "time" if moment else "span"
        return element(name, node.children, {"datetime": moment}, attrs=node.attrs)
    attributes = {"title": pair(node.attrs, "title")}
    return element(PHRASES[node.kind], node.children, attributes, attrs=node.attrs)


def link(node: Link, policy: Policy) -> Part:
    """Return a link; what it is named after when no words in it can be read aloud."""
    url, problem = _resolved(node, policy)
    name = (node.title or plain_text(node.children)).strip() or url
    attributes = {"href": url, "title": node.title}
    if url and not speaks(node.children, formulas=False):
        attributes["aria-label"] = name
    return problem, element("a", node.children, attributes, attrs=node.attrs)


def targets(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `children`, links of a letter or two marked where there are links alone.

    Small targets are allowed in sentences, not in rows of letters (WCAG 2.2, 2.5.8).
    """
    between = [node for node in children if not isinstance(node, Link | CrossReference)]
    if len(children) - len(between) < 2 or not all(map(_blank, between)):
        return children
    return tuple(map(_brief, children))


def _blank(node: Inline) -> bool:
    return isinstance(node, LineBreak) or (isinstance(node, Text) and node.text.isspace())


def _brief(node: Inline) -> Inline:
    if not isinstance(node, Link | CrossReference) or len(plain_text(node.children)) > 2:
        return node
    return replace(node, attrs=replace(node.attrs, classes=(*node.attrs.classes, "brief")))


def _resolved(node: Link, policy: Policy) -> tuple[str | None, Problem | tuple[()]]:
    """Return where the link leads from a page that may be anywhere, or why it leads nowhere."""
    url = safe_url(node.url)
    if url is None or url.startswith("#") or url.partition(":")[0] in SCHEMES:
        return url, ()
    if policy.base:
        return urljoin(policy.base, url), ()
    message = f'"{node.url}" leads to a file that is not published with the article'
    hint = "give the full address, or set canonical_url in the front matter"
    return None, Problem("link-relative", message, node.span, (hint,))


def speaks(children: tuple[Inline, ...] | tuple[Block, ...], *, formulas: bool = True) -> bool:
    """Tell whether a reader who listens hears something, be it but a formula."""
    return any(_sound(node, formulas=formulas).strip() for node in walk(children))


def _sound(node: Node, *, formulas: bool) -> str:
    match node:
        case Text() | Code() | CodeBlock():
            return node.text
        case Math() | MathBlock() if formulas:
            return node.tex
        case Image(decorative=False):
            return node.alt
    return ""


def reference(node: CrossReference) -> Part:
    """Return a link to a node; without words there is nothing to follow."""
    name = plain_text(node.children).strip()
    attributes = {"href": f"#{node.target}" if name else None}
    if name and not speaks(node.children, formulas=False):
        attributes["aria-label"] = name
    style = "reference numbered" if _NUMBERED.fullmatch(name) else "reference"
    return element("a", node.children, attributes, style=style, attrs=node.attrs)


_NUMBERED = re.compile(r"\S{1,12}\s\S{0,4}\d\S{0,4}")
"""What is told by a word and a number, which stay together."""


def image(node: Image, policy: Policy) -> Part:
    """Return a picture; without an asset, only what stands for it."""
    alt = "" if node.decorative else node.alt.strip()
    if node.asset is None:
        role = {"role": "img", "aria-label": alt} if alt else {}
        return element("span", (), role, style="image missing", attrs=node.attrs)
    given = dict(policy.picture(node.asset))
    source = {"src": given.pop("src", ""), "alt": alt}
    title = node.title if alt else None
    return element("img", (), {**source, **given, "title": title}, attrs=node.attrs)


def spaced(*parts: Part | None) -> tuple[Part, ...]:
    """Return the parts that are there, a space between any two."""
    there = [part for part in parts if part is not None]
    return tuple(item for part in there for item in (" ", part))[1:]
