"""What holds for the markup of every document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pubkit.backends import PageStart
from pubkit.markup import Policy, render
from pubkit.markup.characters import clean
from pubkit.model import nodes as n
from pubkit.model.document import Document
from pubkit.model.walk import walk
from pubkit.model.words import words
from tests.markup.reading import parse, shown_words
from tests.strategies import Shape, blocks, documents, raw_documents

HTML = Policy(scroll=True)
BOOK = Policy(notes="popup", epub=True)
PAPER = Policy(notes="page")
POLICIES = st.sampled_from((HTML, BOOK, PAPER))


STYLE = re.compile(r"counter-reset:list-item -?\d+|list-style-type:'\(?-?\w+\)\u00a0'")
"""What lists say in the books and in print, of figures and letters alone."""


@given(raw_documents(), POLICIES)
def test_is_well_formed_whatever_the_tree_holds(document: Document, policy: Policy) -> None:
    parse(render(document, policy).html)


@given(raw_documents(), POLICIES)
def test_nothing_in_it_can_run(document: Document, policy: Policy) -> None:
    for element in parse(render(document, policy).html).iter():
        assert element.tag not in (
            "script",
            "style",
            "iframe",
            "object",
            "form",
            "base",
            "meta",
            "link",
        )
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name == "style":
                assert STYLE.fullmatch(value)
            if name in ("href", "cite"):
                assert re.match(r"https?://|mailto:|tel:|#|[^:]*$", value)


@given(raw_documents(), POLICIES)
def test_ids_are_unique_and_links_within_it_resolve(document: Document, policy: Policy) -> None:
    body = render(document, policy)
    tree = parse(body.html)
    ids = [name for element in tree.iter() if (name := element.get("id"))]
    assert ids == list(body.anchors)
    assert len(ids) == len(set(ids))
    for link in tree.iter("a"):
        if link.get("href", "").startswith("#"):
            assert link.get("href", "")[1:] in ids


@given(raw_documents(), POLICIES)
def test_links_do_not_nest(document: Document, policy: Policy) -> None:
    for link in parse(render(document, policy).html).iter("a"):
        assert len(list(link.iter("a"))) == 1
        assert link.get("href")


@given(documents(), st.sampled_from((HTML, BOOK)))
def test_shows_the_words_of_the_model(document: Document, policy: Policy) -> None:
    assert shown_words(parse(render(document, policy).html)) == list(words(document))


@given(raw_documents(), st.sampled_from((HTML, BOOK)))
def test_no_character_is_lost_however_wild_the_tree(document: Document, policy: Policy) -> None:
    shown = "".join(shown_words(parse(render(document, policy).html)))
    assert sorted(shown) == sorted("".join(clean(" ".join(words(document))).split()))


@given(documents())
def test_notes_stand_where_they_are_called_on_paper(document: Document) -> None:
    tree = parse(render(document, PAPER).html)
    notes = [node for node in walk(_all(document)) if isinstance(node, n.Note)]
    feet = tree.findall(".//span[@class='footnote']")
    assert len(feet) >= sum(not note.attrs.classes for note in notes)
    for foot in feet:
        assert not {element.tag for element in foot.iter()} & {
            "p",
            "div",
            "ul",
            "table",
            "figure",
            "h2",
        }


@given(documents(), POLICIES)
def test_is_deterministic(document: Document, policy: Policy) -> None:
    assert render(document, policy) == render(document, policy)


@given(documents())
def test_browsers_see_the_tree_that_xml_parsers_see(document: Document) -> None:
    tinyhtml5 = pytest.importorskip("tinyhtml5")
    html = render(document, HTML).html
    seen = tinyhtml5.parse(f"<!DOCTYPE html><body>{html}</body>", namespace_html_elements=False)
    assert list(_outline(seen.find("body"))) == list(_outline(parse(html)))


def _outline(element: Any) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the elements and their text, what MathML spells otherwise apart."""
    for part in element.iter():
        if not any(mark in str(part.tag) for mark in "{:"):
            yield part.tag, dict(part.attrib), (part.text or "").strip("\n")


def _all(document: Document) -> tuple[Any, ...]:
    opening = document.opening
    head = (opening.headline, opening.standfirst, opening.byline) if opening else ()
    return (*head, document.children, document.endmatter)


@given(documents(), st.data())
@settings(max_examples=100)
def test_pages_begin_at_their_offsets(document: Document, data: st.DataObject) -> None:
    whole = _running_text(parse(render(document, BOOK).html))
    total = len(whole)
    offsets = sorted(data.draw(st.lists(st.integers(0, total + 1), max_size=5)))
    pages = tuple(PageStart(str(number), offset) for number, offset in enumerate(offsets, 1))
    body = render(document, Policy(notes="popup", epub=True, pages=pages))
    tree = parse(body.html)
    marks = tree.findall(".//span[@class='pagebreak']")
    assert [mark.get("aria-label") for mark in marks] == [page.label for page in pages]
    assert [mark.get("id") for mark in marks] == [name for _, name in body.pages]
    assert _running_text(tree) == whole
    for page, place in zip(pages, _places(tree), strict=True):
        assert place <= min(page.offset, total)
        between = whole[place : page.offset]
        assert all(c.isalnum() or not c.isascii() or c == "'" for c in between)


@given(documents())
def test_a_page_may_begin_before_any_character(document: Document) -> None:
    total = len(_running_text(parse(render(document, BOOK).html)))
    pages = tuple(PageStart(str(number), number) for number in range(total))
    tree = parse(render(document, Policy(epub=True, pages=pages)).html)
    for parent in tree.iter():
        if parent.tag in ("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"):
            assert not [child for child in parent if child.get("class") == "pagebreak"]
    assert len(tree.findall(".//span[@class='pagebreak']")) == total


def _running_text(tree: ET.Element) -> str:
    return "".join(text for text, _ in _runs(tree))


def _places(tree: ET.Element) -> list[int]:
    """Return how many characters precede each page marker."""
    places, done = [], 0
    for text, mark in _runs(tree):
        done += len(text)
        if mark:
            places.append(done)
    return places


def _runs(element: ET.Element) -> Iterator[tuple[str, bool]]:
    styles = set(element.get("class", "").split())
    if styles & {"noteref", "error", "notes"} or element.tag.endswith("math"):
        return
    yield "".join((element.text or "").split()), element.get("class") == "pagebreak"
    for child in element:
        yield from _runs(child)
        yield "".join((child.tail or "").split()), False


def test_the_strategies_know_every_kind() -> None:
    seen: set[str] = set()

    @given(blocks(Shape()))
    @settings(max_examples=300, derandomize=True, phases=[Phase.generate])
    def collect(block: n.Block) -> None:
        seen.update(type(node).__name__ for node in walk(block))

    collect()
    assert {kind.__name__ for kind in (*get_args(n.Block), *get_args(n.Inline))} <= seen
