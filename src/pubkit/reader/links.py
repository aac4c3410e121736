"""Links and references: where they lead, and what is wrong with that."""

from __future__ import annotations

import re

import msgspec

from pubkit.model.nodes import CrossReference, Inline, Link, Phrase
from pubkit.model.urls import MAX_URL, safe_url
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element

_LABEL = re.compile(r"(?:eq|fig|tab|tbl|sec|lst|alg|thm|def|prf):[\w:.-]+")


def link(node: Element, children: tuple[Inline, ...], context: Context) -> tuple[Inline, ...]:
    """Return the link that an `a` is, or its children where it leads nowhere."""
    href = node.attrs.get("href")
    span = context.span(node)
    attrs = attributes(node, skip=("href", "title"))
    if href is None:
        name = node.attrs.get("name") or node.attrs.get("id")
        if name is None:
            return children
        return (Phrase(children, attrs=msgspec.structs.replace(attrs, id=name), span=span),)
    if not context.affords_link(len(href)):
        message = "references expand to more than the text itself; the rest are shown as text"
        context.once("reference-limit", "", message, node, "give long addresses once")
        return children
    href = context.foreign.address(href).replace("%C2%A0", "%20")
    if "{{" in href or "{%" in href:
        shown = " ".join(context.foreign.restore(href).split())[:60]
        message = f'link to "{shown}" belongs to another tool; its text is kept'
        context.report("foreign-tag", message, node, "give the address itself")
        return children
    if "auto" in node.attrs and href[:4].lower() == "url:":  # RFC 3986, appendix C
        href = href[4:]
    if _LABEL.fullmatch(href):
        href = f"#{href}"  # MyST's `[](eq:rain)`
    if any(isinstance(child, Link | CrossReference) for child in children):
        return children  # HTML that nests links: the inner one wins, as in browsers
    if href.startswith("#") and len(href) > 1:
        return (CrossReference(children, unquote(href[1:]), attrs=attrs, span=span),)
    url = safe_url(href)
    if url is None and not href.strip():
        message = "a link has no address; its text is kept"
        context.report("link-scheme", message, node, "write it in the round brackets")
        return children
    if url is None:
        scheme = href.split(":")[0][:40]
        wrong = "is too long" if len(href) > MAX_URL else "is not allowed"
        context.report(
            "link-scheme", f'link to "{scheme}:" {wrong}; its text is kept', node,
            "allowed are http, https, mailto, tel and paths",
        )  # fmt: skip
        return children
    return (Link(children, url, node.attrs.get("title") or None, attrs=attrs, span=span),)


def unquote(fragment: str) -> str:
    """Return the id that a fragment names."""
    import urllib.parse

    return urllib.parse.unquote(fragment)
