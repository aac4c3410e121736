"""Tables with more columns than a page can hold have one that is turned, and lose no word."""

from __future__ import annotations

import io
from collections.abc import Callable
from xml.etree.ElementTree import fromstring, tostring

import pikepdf
import pypdfium2
import pytest

from pubkit.backends.pdf.broad_tables import part
from pubkit.backends.pdf.press.imposition import impose
from pubkit.markup.tables import NARROW, PAPER
from pubkit.parity import compare, pdf_text
from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import Print, printed, tags
from tests.pdf.test_fronts import LINES, paper, read, story

A4 = 595
"""Points that a page is wide."""


def table(columns: int, rows: int = 4) -> str:
    lines = [[f"Column {n}" for n in range(columns)], ["---"] * columns]
    lines += [[f"value{n}x{row}" for n in range(columns)] for row in range(rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def told(middle: str) -> str:
    text = "The tide went out at four and left the harbour. " * 12
    return (
        f"---\nheadline: Tides\nlanguage: en\n---\n\nBefore. {text}\n\n{middle}\n\nAfter. {text}\n"
    )


def sizes(data: bytes) -> list[bool]:
    """Return of each page whether it is turned."""
    return [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(data)]


def broad(theme: str, page: str = "a5") -> Print:
    return printed(told(table(12)), page, theme=load(theme, World.fake({})))


@pytest.mark.parametrize("theme", ["plain", "daily"])
def test_a_broad_table_has_a_page_of_its_own(theme: str) -> None:
    result = broad(theme, "a4")
    assert result.codes == []
    assert sizes(result.data) == [False, True, False]
    assert compare(result.documents, pdf_text(result.data)) == []
    document = pypdfium2.PdfDocument(result.data)
    before, turned, after = (page.get_textpage().get_text_bounded() for page in document)
    assert "Before." in before
    assert "After." in after
    assert "value11x3" in turned  # whole: in no line of the other pages was room for that
    assert "tide" not in turned
    assert result.pagination is not None
    assert [page.label for page in result.pagination.pages] == ["1", "2", "3"]


def test_it_stands_in_its_place_among_the_tags_and_boxes() -> None:
    result = broad("plain")
    (article,) = [tag for tag in tags(result.data) if tag.role == "Art"]
    order = [tag.role for tag in article if tag.role in ("H1", "P", "Table")]
    assert (order[0], order[1], order[-1]) == ("H1", "P", "P")
    assert len(article.all("Table")) == 1
    assert len(article.all("TH")) == 12
    with pikepdf.open(io.BytesIO(result.data)) as file:
        for page in file.pages:
            trim, media = ([float(side) for side in box] for box in (page.trimbox, page.mediabox))
            assert trim == pytest.approx(media, abs=0.01)


@pytest.mark.parametrize(
    "middle",
    [
        table(PAPER // NARROW),
        "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |\n" + "|-" * 10 + "|\n" + "| 1 " * 10 + "|",
        "\n".join(f"> {line}" for line in table(12).splitlines()),
    ],
    ids=["few columns", "short words", "quoted"],
)
def test_others_stay_in_the_text(middle: str) -> None:
    result = printed(told(middle), "a4")
    assert not any(sizes(result.data))
    assert compare(result.documents, pdf_text(result.data)) == []


def test_a_text_is_parted_around_it_and_nothing_else_is() -> None:
    page = "<body><article><div class='text'>{}</div><i/></article></body>"
    body = fromstring(page.format("<p>1</p><div class='table wide broad'/><p>2</p><p>3</p>"))
    part(body, 1)
    (article,) = body
    assert [(part.get("class"), len(part)) for part in article] == [
        ("text", 1), ("text sideways", 1), ("text", 2), (None, 0),
    ]  # fmt: skip
    front = page.replace("<article>", "<div class='front-page'><article>")
    front = front.replace("</article>", "</article></div>").format("<div class='wide broad'/>")
    nested = page.format("<p>1</p><div><div class='table wide broad'/></div>")
    for plain in (fromstring(nested), fromstring(front)):
        before = tostring(plain)
        part(plain, 1)
        assert tostring(plain) == before


@pytest.mark.parametrize("page", ["a4", "tabloid"])
@pytest.mark.parametrize("columns", [5, 7, 9, 10])
def test_what_a_column_is_too_narrow_for_goes_across_all(columns: int, page: str) -> None:
    result = printed(told(table(columns)), page, theme=load("daily", World.fake({})))
    assert result.codes == []
    assert not any(sizes(result.data))
    assert compare(result.documents, pdf_text(result.data)) == []
    document = pypdfium2.PdfDocument(result.data)
    shown = "".join(page.get_textpage().get_text_bounded() for page in document).split()
    assert all(f"value{n}x3" in shown for n in range(columns))  # in one line
    assert [tag.role for tag in tags(result.data)].count("Table") == 1


def listed(lines: str) -> str:
    return "1. A step:\n\n" + "\n".join(f"   {line}" for line in lines.splitlines())


def quoted(lines: str) -> str:
    return "\n".join(f"> {line}" for line in lines.splitlines())


@pytest.mark.parametrize("block", [listed, quoted])
def test_a_block_that_holds_one_goes_across_all(block: Callable[[str], str]) -> None:
    middle = f"## A head\n\n{block(table(6))}"
    result = printed(told(middle), "a4", theme=load("daily", World.fake({})))
    assert result.codes == []
    assert compare(result.documents, pdf_text(result.data)) == []
    text = pypdfium2.PdfDocument(result.data)[0].get_textpage()
    assert all(f"value{n}x3" in text.get_text_bounded().split() for n in range(6))  # whole
    head, first, last = (text.search(words).get_next() for words in ("A head", "Column", "After."))
    assert head
    assert first
    assert last
    tops = [text.get_charbox(place[0])[3] for place in (head, first, last)]
    assert tops == sorted(tops, reverse=True)


def test_a_head_goes_across_with_what_it_heads_and_a_long_list_stays() -> None:
    page = "<body><article><div class='text'><p>1</p><h2>A</h2><h3>B</h3>{}</div></article></body>"
    cells = (
        "<div class='table wide'><table><tr>"
        + "<td>wordswordswords</td>" * 6
        + "</tr></table></div>"
    )
    for words, parts in (("", ["text", "text across"]), ("words " * 600, ["text"])):
        body = fromstring(page.format(f"<ul><li>{words}{cells}</li></ul>"))
        part(body, 2)
        assert [part.get("class") for part in body[0]] == parts
        assert [part.tag for part in body[0][-1]][-3:] == ["h2", "h3", "ul"]


def test_a_small_one_stays_in_its_column() -> None:
    result = printed(told(table(4)), "a4", theme=load("daily", World.fake({})))
    text = pypdfium2.PdfDocument(result.data)[0].get_textpage()
    start, end = (text.search(f"value{n}x0").get_next() for n in (0, 3))
    assert start is not None
    assert end is not None
    left, right = text.get_charbox(start[0])[0], text.get_charbox(end[0] + 7)[2]
    assert right - left < A4 / 2


@pytest.mark.parametrize("columns", [9, 14])
def test_in_a_newspaper_it_comes_inside(columns: int) -> None:
    tall = table(columns)
    lead = story(1, 4) + f"\n{tall}\n\nAfter the table. {LINES * 12}\n"
    result = printed(
        paper(lead, story(2, 5), story(3, 5)), "a4", theme=load("daily", World.fake({}))
    )
    assert result.codes == []
    assert compare(result.documents, pdf_text(result.data)) == []
    front, *inner = read(result)
    assert "Continued on page 2" in front
    assert "value0x0" not in front
    (page,) = [text for text in inner if "value0x0" in text]
    assert all(f"value{n}x3" in page.split() for n in range(columns))
    assert sum(sizes(result.data)) == (columns == 14)


def test_its_page_is_turned_back_on_sheets() -> None:
    data = broad("plain").data
    sheets = pypdfium2.PdfDocument(impose(data, "2up", from_right=False))
    assert {page.get_size() for page in sheets} == {sheets[0].get_size()}
    width, height = sheets[0].get_size()
    text = sheets[0].get_textpage()
    shown = "".join(text.get_text_bounded(width / 2, 0, width, height).split())
    assert all(f"value{n}x3" in shown for n in range(12))
    at = text.search("value0x0").get_next()
    assert at is not None
    _, bottom, right, top = text.get_charbox(at[0])
    assert right < width * 0.75  # the head of the page is at the left
    assert bottom < height / 2  # and its first column at the foot
    assert top > bottom
