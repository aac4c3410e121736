"""What print needs to know of an edition: running heads, bookmarks and numbers of its pages."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import BEGINNING, classes
from pubkit.language import date
from pubkit.model.document import Document, Publication
from pubkit.model.edition import Edition
from pubkit.model.walk import plain_text

# Themes say where a number stands, but never read attributes: what is read is said here. Every
# article has heads of its own: else those of the one before would stay where it has none.
RULES = (
    ".edition .article{page:article;counter-reset:footnote;"
    "string-set:section attr(data-section),headline attr(data-headline)}"
    ".edition .matter-title{page:title}.edition.roman .front{page:front}"
    ".edition.roman .matter-title{page:title}.edition .numbered-anew{page:start}"
    ".edition.book .matter-section{page:part}.edition.book .matter-section.numbered-anew"
    "{page:part-start}"
    # Other names would begin other pages; the stories of a newspaper run on.
    ".edition.newspaper .article{page:auto}"
    "@page :nth(1 of start){counter-reset:page 1}@page :nth(1 of part-start){counter-reset:page 1}"
    ".edition .headline,.edition .section{string-set:none}"
    ".edition .begins{bookmark-level:1;bookmark-label:attr(data-group)}"
    + "".join(f".edition .inside h{level}{{bookmark-level:{level + 1}}}" for level in range(1, 6))
    + ".edition .toc a::after,.edition .index a::after"
    "{content:target-counter(attr(href),page)}"
    ".edition .toc a.to-front::after,.edition .index a.to-front::after"
    "{content:target-counter(attr(href),page,lower-roman)}"
    # What stands beside words in another direction keeps to the side of the page's own.
    + "".join(
        f"{within}.toc a::after,{within}.index a::after,{within}.front-page .beside::before"
        f"{{direction:{way}}}"
        for within, way in ((".edition ", "ltr"), ("html[dir=rtl] .edition ", "rtl"))
    )
    + "\n"
)


LONG = 32
"""Characters of a title that is too long to be set as large as themes like on a cover."""


def dress(root: Element, publication: Publication, *, roman: bool) -> None:
    """Tell the articles below `root` apart by their places in the edition, if it is one.

    With `roman`, the front matter of a book is numbered in roman numerals.
    """
    edition = publication.edition
    body = root.find("body")
    if edition is None or body is None:
        return
    roman = roman and edition.kind == "book" and bool(edition.front)
    _add(body, "edition", edition.kind, *(["roman"] if roman else []))
    articles = [e for e in root.iter("article") if "article" in classes(e)]
    for element, document in zip(articles, publication.documents, strict=True):
        left, right = _heads(document, edition)
        element.set("data-section", left)
        element.set("data-headline", right)
    for number in edition.front:
        long = publication.documents[number].part == "title" and len(edition.title) > LONG
        _add(articles[number], "front", *(["long"] if long else []))
    for number in edition.back:
        _add(articles[number], "back")
    _group(articles, edition)
    first = len(edition.front)
    _add(articles[first], "leading")
    if roman:
        _add(articles[first], BEGINNING)
        _lead_to_front(root, articles[:first])


def lettering(publication: Publication) -> str:
    """Return the words of the running heads and numerals, for the choice of fonts."""
    edition = publication.edition
    if edition is None:
        return ""
    return "ivxlcdm" + "".join(line for d in publication.documents for line in _heads(d, edition))


def _group(articles: list[Element], edition: Edition) -> None:
    """Put the articles of a section under it in the outline."""
    for section in edition.sections:
        if not section.title or not section.documents:
            continue
        for number in section.documents:
            _add(articles[number], "inside")
        if section.opener is None:
            first = articles[section.documents[0]]
            _add(first, "begins")
            first.set("data-group", section.title)


def _lead_to_front(root: Element, front: list[Element]) -> None:
    ids = {f"#{e.get('id')}" for article in front for e in article.iter() if e.get("id")}
    for link in root.iter("a"):
        if link.get("href") in ids:
            _add(link, "to-front")


def _heads(document: Document, edition: Edition) -> tuple[str, str]:
    """Return what stands above the text on the left and on the right page."""
    if document.part == "title":
        return "", ""
    opening = document.opening
    headline = " ".join(plain_text(opening.headline).split()) if opening else ""
    return _left(document, edition), headline


def _left(document: Document, edition: Edition) -> str:
    match edition.kind:
        case "newspaper":
            day = date(edition.date, edition.language) if edition.date else ""
            return " · ".join(filter(None, (edition.title, day)))
        case "magazine":
            return document.metadata.section or edition.name
        case "book":
            return edition.title


def _add(element: Element, *names: str) -> None:
    element.set("class", " ".join((*classes(element), *names)))
