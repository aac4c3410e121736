"""Long articles become several files: no word, note or link is lost or doubled."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pubkit.backends.epub.cut import cut
from pubkit.markup import Policy, render
from pubkit.model import document as d
from pubkit.model import nodes as n
from tests.epub.shelf import article, heading, note, paragraph, publish, words
from tests.strategies import ASSETS, documents

EPUB = Policy(notes="popup", epub=True)
_NUMBER = st.integers(0, 3)


def called(number: int, *inner: n.Inline) -> n.Paragraph:
    return n.Paragraph(children=(*words("x" * 300), note(number, *inner)))


def text_of(markup: str) -> str:
    return re.sub(r"<[^>]*>", "", markup)


def test_a_short_article_stays_whole() -> None:
    body = render(article(heading("A"), heading("B")), EPUB).html
    assert cut(body) == (body,)


def test_an_article_without_headings_stays_whole() -> None:
    body = render(article(paragraph("x" * 500)), EPUB).html
    assert cut(body, 100) == (body,)


def test_pieces_begin_at_the_top_headings_and_keep_their_notes() -> None:
    told = article(
        paragraph("x" * 300),
        heading("A"),
        called(1, note(2)),
        heading("B"),
        called(3),
    )
    first, second, third = cut(render(told, EPUB).html, 200)
    assert "<h1" in first
    assert "Note" not in first
    assert '<h2 id="a">' in second
    assert "Note 1." in second
    assert "Note 2." in second
    assert "Note 3." in third
    assert all(
        p.startswith("<article") and p.endswith("</article>") for p in (first, second, third)
    )


def test_long_pieces_are_cut_again_and_scraps_go_with_what_follows() -> None:
    told = article(
        heading("Part"),
        heading("A", 2),
        paragraph("x" * 900),
        heading("B", 2),
        paragraph("y" * 900),
    )
    first, second = cut(render(told, EPUB).html, 800)
    assert "Part" in first
    assert "xxx" in first
    assert second.index("<h3") < second.index("yyy")


@given(documents(), st.integers(200, 3000))
def test_nothing_is_lost_or_doubled(document: d.Document, limit: int) -> None:
    body = render(document, EPUB)
    pieces = cut(body.html, limit)
    ids = [i for piece in pieces for i in re.findall(r' id="([^"]*)"', piece)]
    assert sorted(ids) == sorted(re.findall(r' id="([^"]*)"', body.html))
    assert sorted("".join(map(text_of, pieces))) == sorted(text_of(body.html))
    for piece in pieces:
        for back in re.findall(r'class="backlink" href="#([^"]*)"', piece):
            assert f'id="{back}"' in piece


def test_links_between_the_files_of_a_long_article_lead_there() -> None:
    long = "word " * 30_000
    reference = n.CrossReference(children=words("there"), target="b")
    told = article(
        heading("A"),
        n.Paragraph(children=(reference,)),
        paragraph(long),
        heading("B"),
        paragraph(long),
    )
    book = publish(told)
    assert book.spine == ["nav", "article-1", "article-1-2"]
    assert b'href="article-1-2.xhtml#b"' in book.files["EPUB/article-1.xhtml"]
    assert book.nav("toc")[-1] == ("B", "article-1-2.xhtml#b")
    titles = [book.tree(f"{name}.xhtml")[0][1].text for name in book.spine[1:]]
    assert titles == ["Rain returns", "B"]


@given(documents())
def test_any_article_makes_a_book(document: d.Document) -> None:
    assert publish(document, assets=ASSETS).spine == ["article-1"]
