"""Readers find their way: contents, landmarks, guide, NCX and the pages of the printed edition."""

from hypothesis import given
from hypothesis import strategies as st

from pubkit.backends import PageStart, Pagination
from pubkit.backends.epub.contents import outline
from pubkit.backends.epub.navigation import Entry
from pubkit.model import nodes as n
from tests.epub.shelf import EPUB, NCX, OPF, XHTML, article, heading, paragraph, publish, words

SECTIONS = (
    heading("One"),
    paragraph("a"),
    heading("Inner", 2),
    heading("Deep", 3),
    heading("Two"),
    n.Group(children=(heading("Grouped"),)),
    n.Quote(children=(heading("Quoted"),)),
)


def test_contents_hold_the_headline_and_two_levels() -> None:
    book = publish(article(*SECTIONS))
    assert book.nav("toc") == [
        ("Rain returns", "article-1.xhtml"),
        ("One", "article-1.xhtml#one"),
        ("Inner", "article-1.xhtml#inner"),
        ("Two", "article-1.xhtml#two"),
        ("Grouped", "article-1.xhtml#grouped"),
    ]


def test_the_ncx_says_the_same() -> None:
    book = publish(article(*SECTIONS))
    ncx = book.tree("toc.ncx")
    points = list(ncx.iter(f"{NCX}navPoint"))
    told = [
        (p.findtext(f"{NCX}navLabel/{NCX}text"), p.find(f"{NCX}content").get("src")) for p in points
    ]
    assert told == book.nav("toc")
    assert [p.get("playOrder") for p in points] == ["1", "2", "3", "4", "5"]
    metas = {m.get("name"): m.get("content") for m in ncx.iter(f"{NCX}meta")}
    assert metas["dtb:uid"] == book.dc("identifier")[0]
    assert metas["dtb:depth"] == "2"
    assert book.package.find(f"{OPF}spine").get("toc") == "ncx"


def test_landmarks_have_one_value_and_the_guide_agrees() -> None:
    book = publish(cover=True)
    nav = book.tree("nav.xhtml")
    marks = [a.get(f"{EPUB}type") for a in nav.iter(f"{XHTML}a") if a.get(f"{EPUB}type")]
    assert marks == ["cover", "toc", "bodymatter"]
    assert not any(a.get("role") for a in nav.iter(f"{XHTML}a"))
    guide = [(r.get("type"), r.get("href")) for r in book.package.iter(f"{OPF}reference")]
    assert guide == [
        ("cover", "cover.xhtml"), ("toc", "nav.xhtml#toc"), ("text", "article-1.xhtml"),
    ]  # fmt: skip


def test_words_of_the_navigation_are_in_the_articles_language() -> None:
    assert publish(article(language="de")).nav("landmarks")[0][0] == "Inhalt"
    assert "Inhalt" in publish(article(language="de")).files["EPUB/nav.xhtml"].decode()


@given(st.lists(st.integers(0, 6), max_size=12))
def test_an_outline_keeps_the_order_and_loses_only_depth(levels: list[int]) -> None:
    ranked = [(level, Entry(str(number), "#")) for number, level in enumerate(levels)]

    def labels(entries: tuple[Entry, ...]) -> list[int]:
        return [n for e in entries for n in (int(e.label), *labels(e.children))]

    assert labels(outline(ranked, depth=99)) == list(range(len(levels)))
    shallow = outline(ranked)
    assert labels(shallow) == sorted(labels(shallow))
    assert not any(child.children for entry in shallow for child in entry.children)
    if levels:
        assert shallow[0].label == "0"


PAGES = Pagination("Valley Weekly 12", (
    PageStart("iv", 0), PageStart("5", 20), PageStart("A-1", 30), PageStart("007", 36),
))  # fmt: skip


def test_pages_are_listed_where_they_begin() -> None:
    text = article(heading("One"), paragraph("It rained and rained and did not stop for days."))
    book = publish(text, pagination=PAGES)
    pages = book.nav("page-list")
    assert [label for label, _ in pages] == ["iv", "5", "A-1", "007"]
    ids = [
        e.get("id") for e in book.tree("article-1.xhtml").iter() if e.get("role") == "doc-pagebreak"
    ]
    assert [href for _, href in pages] == [f"article-1.xhtml#{i}" for i in ids]
    targets = list(book.tree("toc.ncx").iter(f"{NCX}pageTarget"))
    assert [t.findtext(f"{NCX}navLabel/{NCX}text") for t in targets] == ["iv", "5", "A-1", "007"]
    assert [t.get("type") for t in targets] == ["front", "normal", "special", "normal"]
    order = [int(e.get("playOrder")) for e in book.tree("toc.ncx").iter() if e.get("playOrder")]
    assert sorted(order) == list(range(1, len(order) + 1))
    assert book.meta("pageBreakSource") == ["Valley Weekly 12"]


def test_without_a_printed_edition_no_page_is_mentioned() -> None:
    book = publish(article(*SECTIONS))
    assert book.nav("page-list") == []
    assert not any(b"age-list" in data or b"pageList" in data for data in book.files.values())


def test_several_articles_get_a_title_page_and_contents_to_read() -> None:
    one = article(heading("One"), slug="one", headline="First")
    two = article(heading("One"), slug="two", headline="Second", language="ar")
    book = publish(one, two)
    assert book.spine == ["titlepage", "nav", "article-1", "article-2"]
    assert book.nav("toc") == [
        ("First", "article-1.xhtml"), ("One", "article-1.xhtml#one"),
        ("Second", "article-2.xhtml"), ("One", "article-2.xhtml#one"),
    ]  # fmt: skip
    assert book.dc("language") == ["en", "ar"]
    assert book.tree("article-2.xhtml").get("dir") == "rtl"


def test_a_reference_to_another_article_leads_to_its_file() -> None:
    reference = n.CrossReference(children=words("there"), target="far")
    one = article(n.Paragraph(children=(reference,)), slug="one")
    two = article(heading("Far"), slug="two")
    links = publish(one, two).tree("article-1.xhtml").iter(f"{XHTML}a")
    assert [a.get("href") for a in links] == ["article-2.xhtml#far"]


def test_pages_of_several_articles_are_marked_where_each_begins() -> None:
    one = article(paragraph("Aaaa aaaa"), slug="one", headline="First")
    two = article(paragraph("Bbbb bbbb"), slug="two", headline="Second")
    starts = (("1", 0), ("2", 9), ("3", 13), ("4", 19), ("5", 27))
    printed = Pagination("Print", tuple(PageStart(*start) for start in starts))
    book = publish(one, two, pagination=printed)
    assert [(label, href.partition("#")[0]) for label, href in book.nav("page-list")] == [
        ("1", "article-1.xhtml"), ("2", "article-1.xhtml"), ("3", "article-2.xhtml"),
        ("4", "article-2.xhtml"), ("5", "article-2.xhtml"),
    ]  # fmt: skip
    marked = [
        (mark.get("aria-label"), (mark.tail or "")[:4])
        for name in ("article-1", "article-2")
        for mark in book.tree(f"{name}.xhtml").iter()
        if mark.get("role") == "doc-pagebreak"
    ]
    assert marked[1] == ("2", "aaaa")
    assert marked[3] == ("4", "Bbbb")


def test_a_page_to_which_the_text_returns_is_marked_and_listed_again() -> None:
    text = article(heading("One"), paragraph("It rained and rained and did not stop for days."))
    told = tuple(PageStart(label, at) for at, label in enumerate("1212"))
    book = publish(text, pagination=Pagination("Paper", told))
    assert [label for label, _ in book.nav("page-list")] == ["1", "2", "1", "2"]
    targets = list(book.tree("toc.ncx").iter(f"{NCX}pageTarget"))
    assert [target.get("value") for target in targets] == ["1", "2"]
