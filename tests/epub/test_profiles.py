"""Books for readers that differ, and what a book says of the printed edition."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given, settings
from PIL import Image

from pubkit.backends import Options, Pagination
from pubkit.backends.epub import file_name
from pubkit.backends.epub.kobo import spanned
from pubkit.backends.epub.raster import PIXELS, png
from pubkit.backends.pdf import printed
from pubkit.markup import Policy, render
from pubkit.model import document as d
from pubkit.model import nodes as n
from tests.epub.shelf import article, publish
from tests.strategies.documents import documents
from tests.transforms.made import p

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>A. B.</title></head><body>{}</body></html>"
)


def spans(body: str) -> str:
    whole = spanned(PAGE.format(body).encode()).decode()
    assert whole.startswith(PAGE.partition("{}")[0])
    inner = whole.partition("<body>")[2].partition("</body>")[0]
    return re.sub(r'<span class="koboSpan" id="kobo\.(\d+\.\d+)">(.*?)</span>', r"[\1 \2]", inner)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>One. Two</p>", "<p>[1.1 One. ][1.2 Two]</p>"),
        ("<p>“One?” <em>two! x</em></p>", "<p>[1.1 “One?” ]<em>[1.2 two! ][1.3 x]</em></p>"),
        ("<p>a &amp; b</p>\n<p>c</p>", "<p>[1.1 a &amp; b]</p>\n<p>[2.1 c]</p>"),
        ("<p>一。二</p>", "<p>[1.1 一。][1.2 二]</p>"),
        ('<p><img src="a" alt="&gt;"/>x</p>', '<p>[1.1 <img src="a" alt="&gt;"/>][1.2 x]</p>'),
        ("<pre>a. b</pre><ul> <li>c</li></ul>", "<pre>a. b</pre><ul> <li>[1.1 c]</li></ul>"),
    ],
)
def test_kobo_has_each_sentence_and_picture_in_a_span(body: str, shown: str) -> None:
    assert spans(body) == shown


@settings(deadline=None, max_examples=40)
@given(documents())
def test_spans_for_kobo_change_neither_words_nor_markup(document: d.Document) -> None:
    page = PAGE.format(render(document, Policy(epub=True)).html).encode()
    done = spanned(page)
    root = ElementTree.fromstring(done)
    assert "".join(root.itertext()) == "".join(ElementTree.fromstring(page).itertext())
    ids = [element.get("id") for element in root.iter() if element.get("class") == "koboSpan"]
    assert len(ids) == len(set(ids))


def test_curves_and_rules_of_a_drawing_are_filled_where_they_are() -> None:
    view = 'viewBox="0 -1000 1000 1000" width="1.0em"'
    drawing = f'<svg {view}><path d="M0 -1000Q500 -1000 500 -500L0 -500ZM500 -500h500v500h-500Z"/>'
    with Image.open(io.BytesIO(png(drawing))) as picture:
        assert picture.size == (PIXELS, PIXELS)
        near, far = PIXELS // 4, 3 * PIXELS // 4
        ink = [[picture.getpixel((x, y)) == 0 for x in (near, far)] for y in (near, far)]
        assert ink == [[True, False], [False, True]]
        assert picture.getpixel((PIXELS // 2 - 3, 3)) == 255


def test_kobo_is_told_wide_tables_on_their_line() -> None:
    def table(columns: int) -> n.Table:
        cells = tuple(n.Cell((p("x"),), colspan=2) for _ in range(columns // 2))
        return n.Table((), (n.Row(cells),), span=n.Span(3 * columns, 3 * columns + 1))

    document = article(table(4), table(6))
    (told,) = publish(document, epub_profile="kobo").world.diagnostics
    assert (told.code, told.message[:23]) == ("ebook-table-wide", "the table has 6 columns")
    assert not publish(document).world.diagnostics


def test_ids_of_an_author_do_not_clash_with_those_for_kobo() -> None:
    assert 'id="kobo.1000001.1"' in spanned(PAGE.format('<p id="kobo.1.1">x</p>').encode()).decode()


def test_kindle_gets_formulas_as_pictures_with_words() -> None:
    document = article(n.Paragraph((n.Math("x^2"),)), n.MathBlock("y"), p("x"))
    book = publish(document, epub_profile="kindle")
    text = book.files["EPUB/article-1.xhtml"].decode()
    pictures = re.findall(r'<img class="math" src="(images/formula-\w+\.png)" alt="([^"]+)"', text)
    assert len(pictures) == 2
    for name, _ in pictures:
        with Image.open(io.BytesIO(book.files[f"EPUB/{name}"])) as picture:
            assert picture.mode == "L"
            assert picture.height > PIXELS / 3
            assert picture.getextrema()[0] == 0
            assert picture.getpixel((0, picture.height - 1)) == 255
    assert "data:" not in text
    assert "<math" not in text
    assert "MathML" not in book.meta("schema:accessibilityFeature")
    assert "MathML" in publish(document).meta("schema:accessibilityFeature")


@pytest.mark.parametrize(
    ("title", "options", "name"),
    [
        ("Rain: a/b?", {}, "rain.epub"),
        ("Rain: a/b?", {"epub_name": "title"}, "Rain a b.epub"),
        ("Yağış", {"epub_profile": "kindle"}, "Yağış.epub"),
        ("Yağış", {"epub_profile": "kindle", "epub_name": "slug"}, "rain.epub"),
        ("Rain", {"epub_profile": "kobo"}, "rain.kepub.epub"),
        ("../..", {"epub_name": "title"}, "rain.epub"),
        (".a\u202eb\x00", {"epub_name": "title"}, "a b.epub"),
        ("ə" * 100, {"epub_name": "title"}, "ə" * 60 + ".epub"),
    ],
)
def test_the_file_is_named_as_readers_show_it(
    title: str, options: dict[str, str], name: str
) -> None:
    given = msgspec.convert(options, Options)
    assert file_name(d.Publication((article(headline=title),), {}), given) == name


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ({"identifier": "978-3-16-148410-0"}, "urn:isbn:9783161484100"),
        ({"canonical_url": "https://e.org/a"}, "Rain. PDF: https://e.org/a"),
        ({"identifier": "X 12"}, "Rain. PDF: X 12"),
        ({"identifier": "978-3-16-148410-1"}, "Rain. PDF: 978-3-16-148410-1"),
        ({}, "Rain. PDF: rain.pdf"),
    ],
)
def test_the_printed_edition_is_cited_by_its_name(told: dict[str, str], source: str) -> None:
    document = article(**({"headline": "Rain", "canonical_url": None} | told))
    assert printed(d.Publication((document,), {})) == source
    book = publish(document, pagination=Pagination(source, ()))
    assert (source in book.dc("source")) == source.startswith("urn:isbn:")
