"""Tables with more columns than a page can hold have one that is turned, and lose no word."""

from __future__ import annotations

import io
from xml.etree.ElementTree import fromstring, tostring

import pikepdf
import pypdfium2
import pytest

from pubkit.backends.pdf.press.imposition import impose
from pubkit.backends.pdf.sideways import turn
from pubkit.markup.tables import NARROW, PAPER
from pubkit.parity import compare, pdf_text
from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import Print, printed, tags


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
    body = fromstring(page.format("<p>1</p><div class='table broad'/><p>2</p><p>3</p>"))
    turn(body)
    (article,) = body
    assert [(part.get("class"), len(part)) for part in article] == [
        ("text", 1), ("text sideways", 1), ("text", 2), (None, 0),
    ]  # fmt: skip
    plain = fromstring(page.format("<p>1</p><div><div class='table broad'/></div>"))
    before = tostring(plain)
    turn(plain)
    assert tostring(plain) == before


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
