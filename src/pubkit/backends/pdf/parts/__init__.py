"""Divide an edition into parts that begin on pages of their own and can be laid out apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import BEGINNING, classes
from pubkit.model.document import Document, Publication

SIZE = 20_000
"""Characters of text from which on a part is long enough: each costs what a page or two do."""

SHOWN = "data-page"
"""The attribute of a link that shows a page: its label, as it is known when it is drawn."""

_TARGETS = re.compile(r"target-counter\(attr\(href\), ?page(?:, ?lower-roman)?\)")
_UNKNOWN = "000"
# What one part would have to know of another.
_ENTANGLED = re.compile(
    r"target-|counter-(?:increment|set)|:nth\((?!1 of )|position: ?fixed|running\("
)
_LISTS = frozenset({"toc", "index", "contents"})


class Part(NamedTuple):
    """Some articles of an edition as a page of markup of their own.

    `targets` are the ids that its links show the pages of. One that is `blank` makes the page that
    is left empty between two articles: the second of three pages.
    """

    root: Element
    documents: Sequence[Document] = ()
    targets: frozenset[str] = frozenset()
    beginning: bool = False
    blank: bool = False


def may_divide(publication: Publication) -> bool:
    """Tell whether there may be parts: an article alone or a newspaper is laid out whole."""
    return publication.edition is not None and publication.edition.kind != "newspaper"


def divide(root: Element, publication: Publication) -> list[Part]:
    """Return the parts of the whole page `root`, the even ones, between the blanks before each.

    There are none when it is better laid out whole.
    """
    body = root.find("body")
    articles = list(body) if body is not None else []
    if not may_divide(publication) or not _divisible(root, articles):
        return []
    if len(articles) != len(publication.documents):
        return []
    starts = list(_starts(articles))
    ends = [*starts[1:], len(articles)]
    first, others = _heads(root)
    parts: list[Part] = []
    for start, end in zip(starts, ends, strict=True):
        if parts:
            empty = [_empty(article) for article in articles[start - 1 : start + 1]]
            parts.append(Part(_page(root, others, articles, start - 1, empty), blank=True))
        own = articles[start:end]
        page = _page(root, others if start else first, articles, start, own)
        parts.append(_part(page, own, publication.documents[start:end]))
    return parts


def _divisible(root: Element, articles: Sequence[Element]) -> bool:
    css = "".join(style.text or "" for style in root.iter("style"))
    return not _ENTANGLED.search(_TARGETS.sub("", css)) and all(
        element.tag == "article" and "article" in classes(element) for element in articles
    )


def _starts(articles: Sequence[Element]) -> Iterator[int]:
    """Yield where parts begin: when there is enough, and where the front or the back does."""
    length, kind = 0, ""
    for number, element in enumerate(articles):
        names = classes(element)
        now = next((name for name in ("front", "back") if name in names), "main")
        if number == 0 or now != kind or BEGINNING in names or (now == "main" and length >= SIZE):
            yield number
            length = 0
        kind = now
        length += sum(map(len, element.itertext()))


def _page(
    root: Element, head: Element, articles: Sequence[Element], start: int, own: Sequence[Element]
) -> Element:
    """Return `own` with the articles around them as selectors see them, but not to be shown."""
    page = Element(root.tag, root.attrib)
    body = Element("body", getattr(root.find("body"), "attrib", {}))
    body.extend(_hidden(article) for article in articles[:start])
    body.extend(own)
    body.extend(_hidden(article) for article in articles[start + len(own) :])
    page.extend((head, body))
    return page


def _part(page: Element, own: Sequence[Element], documents: Sequence[Document]) -> Part:
    shown = [link for article in own for link in _links(article)]
    for link in shown:
        link.set(SHOWN, _UNKNOWN)
    targets = frozenset(link.get("href", "")[1:] for link in shown)
    return Part(page, documents, targets, any(BEGINNING in classes(e) for e in own))


def _empty(article: Element) -> Element:
    told = ("class", "lang", "dir", "data-section", "data-headline")
    return Element(
        article.tag, {name: article.get(name, "") for name in told if name in article.attrib}
    )


def _hidden(article: Element) -> Element:
    made = _empty(article)
    made.set("style", "display:none")
    return made


def _heads(root: Element) -> tuple[Element, Element]:
    """Return the heads of the first part and of the others: only one has the first page.

    Pages are told by attributes.
    """
    import tinycss2

    head = root.find("head")
    assert head is not None
    first, others = copy(head), copy(head)
    for number, style in enumerate(head):
        if style.tag == "style":
            css = _TARGETS.sub(f"attr({SHOWN})", style.text or "")
            rules = [(rule.serialize(), rule) for rule in tinycss2.parse_stylesheet(css)]
            first[number] = _sheet(style, (told for told, _ in rules))
            others[number] = _sheet(style, (t for t, rule in rules if not _is_of_first_page(rule)))
    return first, others


def _sheet(style: Element, rules: Iterable[str]) -> Element:
    made = Element("style", style.attrib)
    made.text = "".join(rules)
    return made


def _is_of_first_page(rule: object) -> bool:
    if getattr(rule, "at_keyword", "") != "page":
        return False
    return any(getattr(token, "value", "") == "first" for token in getattr(rule, "prelude", ()))


def _links(article: Element) -> Iterator[Element]:
    """Yield the links that may show the page that they lead to."""
    for element in article.iter():
        listed = not _LISTS.isdisjoint(classes(element))
        if listed or (element.tag == "a" and "reference" in classes(element)):
            yield from (a for a in element.iter("a") if (a.get("href") or "").startswith("#"))
