"""Blocks as elements: one small function a kind."""

from __future__ import annotations

from pubkit.markup.element import Part, Place, element
from pubkit.markup.highlight import highlighted
from pubkit.markup.inlines import spaced, speaks, targets
from pubkit.markup.policy import Policy
from pubkit.model.nodes import (
    PLAIN,
    Aside,
    Attrs,
    CodeBlock,
    Correction,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    PullQuote,
    Quote,
    Text,
)
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text


def paragraph(node: Paragraph) -> Part:
    """Return a paragraph; one that begins with a picture, or has nothing else, says so."""
    first = next(iter(node.children), None)
    if isinstance(first, Link):
        first = next(iter(first.children), None)
    style = ""
    if isinstance(first, Image):
        style = "pictured alone" if all(map(_wordless, node.children)) else "pictured"
    return element("p", targets(node.children), style=style, attrs=node.attrs)


def _wordless(node: Inline) -> bool:
    if isinstance(node, Link):
        return all(map(_wordless, node.children))
    return isinstance(node, Image | LineBreak) or (isinstance(node, Text) and not node.text.strip())


def heading(node: Heading) -> Part:
    """Return a section's title, one level below the headline; without words it is none."""
    # Judges do not hear formulas, and no label may be put on a heading.
    heard = speaks(node.children, formulas=False)
    name = f"h{min(max(node.level, 1) + 1, 6)}" if heard else "p"
    return Place.BEFORE, element(name, node.children, attrs=node.attrs)


def code_block(node: CodeBlock, policy: Policy) -> Part:
    """Return program text under its caption."""
    if not node.caption:
        return program(node, reachable(policy), attrs=node.attrs)
    caption = element("figcaption", (element("span", node.caption, style="caption"),))
    return element(
        "figure", (caption, program(node, reachable(policy))), style="listing", attrs=node.attrs
    )


def program(node: CodeBlock, tabindex: str | None = None, attrs: Attrs = PLAIN) -> Part:
    """Return program text, highlighted."""
    inner = element("code", highlighted(node.text, node.language))
    attributes = {"data-language": node.language or None, "tabindex": tabindex}
    return element("pre", (inner,), attributes, style="code", attrs=attrs)


def reachable(policy: Policy) -> str | None:
    """Return the tabindex of a box that may scroll."""
    return "0" if policy.scroll else None


def quote(node: Quote) -> Part:
    """Return somebody's words and who said them."""
    parts = (_quoted(node.children, node.url), line("attribution", node.attribution))
    return element("div", parts, style="quote", attrs=node.attrs)


def pull_quote(node: PullQuote) -> Part:
    """Return words shown large, but not so many."""
    parts = (*node.children, line("attribution", node.attribution))
    style = "pullquote long" if len(plain_text(node.children)) > PULLED else "pullquote"
    return element("aside", parts, {"role": "doc-pullquote"}, style=style, attrs=node.attrs)


PULLED = 160
"""Characters that are shown as large as a theme shows words of a text that it repeats."""


def embed(node: Embed) -> Part:
    """Return a post as it was quoted, and where it stood."""
    parts = (_quoted(node.children, node.url), line("source", node.source))
    return element("div", parts, style="embed", attrs=node.attrs)


def _quoted(children: tuple[Part, ...], url: str | None) -> Part:
    address = safe_url(url or "") or ""
    # Only a whole address says where words are from, and EPUB wants HTTPS (EPUBCheck RSC-031).
    return element(
        "blockquote", children, {"cite": address if address.startswith("https://") else None}
    )


def line(style: str, parts: tuple[Part, ...]) -> Part:
    """Return a paragraph that belongs to a block; nothing when it is empty."""
    return element("p", parts, style=style) if any(parts) else ()


def aside(node: Aside) -> Part:
    """Return matter beside the main line; not a landmark, since there may be many."""
    parts = (line("title", node.title), *node.children)
    if node.kind == "details":
        return element("div", parts, style="details", attrs=node.attrs)
    name, style = ("aside", "aside") if node.kind == "aside" else ("div", f"alert {node.kind}")
    return element(name, parts, {"role": "note"}, style=style, attrs=node.attrs)


def correction(node: Correction) -> Part:
    """Return what was set right."""
    parts = (line("label", (node.label or "",)), *node.children)
    return element("div", parts, style="correction", attrs=node.attrs)


def figure(node: Figure, policy: Policy) -> Part:
    """Return pictures over their caption and credit; a page that begins here begins above them."""
    caption = spaced(
        element("span", (node.label,), style="label") if node.label else None,
        element("span", node.caption, style="caption") if node.caption else None,
        element("span", node.credit, style="credit") if node.credit else None,
    )
    below = (element("figcaption", caption),) if caption else ()
    shown = element(
        "figure", (*node.media, *below), style=_arranged(node, policy), attrs=node.attrs
    )
    return (Place.BEFORE, shown) if caption else shown


def _arranged(node: Figure, policy: Policy) -> str:
    """Return the classes of a figure: several pictures, all known to be higher than wide."""
    if len(node.media) < 2:
        return "figure"
    told = [policy.picture(image.asset) if image.asset else {} for image in node.media]
    upright = all(float(one.get("height", 0)) > float(one.get("width", 0)) for one in told)
    return "figure several upright" if upright else "figure several"
