"""Several stories begin on a newspaper's front page, are continued inside, and stay whole."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.backends.pdf.fronts.parting import letters, part
from pubkit.backends.pdf.fronts.places import Place, Room, rail, row, shared
from pubkit.build.article import Request, prepare
from pubkit.model.document import Publication
from pubkit.model.words import running_text
from pubkit.parity import compare, pdf_text
from pubkit.theme import Theme, load
from pubkit.world import World
from tests.pdf.press import Print, Tag, printed, tags

EDITION = """title: The Ebb
kind: newspaper
number: 3
date: 2026-03-02
place: Oneville
{more}
articles: [{names}]
"""
PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
LINES = (
    "The tide went out at four and left the harbour to the gulls. Nobody had seen *the old quay* "
    "since the war, and those who had would not say so. "
)
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240">'
    b'<path d="M0 0h400v240z"/></svg>'
)


def story(number: int, paragraphs: int, extra: str = "") -> str:
    text = "\n\n".join(f"Story {number}, part {n}. {LINES * 3}" for n in range(paragraphs))
    return f"---\nheadline: Headline {number}\nstandfirst: Deck {number}.\n---\n\n{extra}{text}\n"


def paper(*stories: str, more: str = "theme: daily") -> Publication:
    names = [f"s{n}.md" for n in range(len(stories))]
    files = {f"ed/{name}": text.encode() for name, text in zip(names, stories, strict=True)}
    told = EDITION.format(names=", ".join(names), more=more)
    world = World.fake(files | {"ed/edition.yml": told.encode(), "ed/quay.svg": PICTURE})
    found = prepare("ed/edition.yml", Request(root="."), world)
    assert found is not None, world.diagnostics
    return found


@cache
def daily() -> Theme:
    return load("daily", World.fake({}))


@cache
def issue(page: str = "a4") -> Print:
    lead = story(1, 8, '![A quay](quay.svg "The quay.")\n\n')
    told = paper(lead, story(2, 5), story(3, 5), story(4, 1))
    return printed(told, page, theme=daily())


def read(result: Print) -> list[str]:
    """Return what is drawn on each page, running heads too."""
    document = pypdfium2.PdfDocument(result.data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.parametrize("page", ["a4", "tabloid"])
def test_stories_begin_on_the_front_and_go_on_inside(page: str) -> None:
    result = issue(page)
    assert result.codes == []
    front, *inner = read(result)
    assert all(f"Headline {number}" in front for number in (1, 2, 3))
    assert front.count("Continued on page 2") >= 1
    assert sum(text.count("Continued from page 1") for text in inner) == front.count("Continued on")
    assert "Headline 4" not in front.replace("Headline 4 ", "", 1)  # but in the contents


@pytest.mark.parametrize("page", ["a4", "tabloid", "a5"])
def test_no_word_is_lost_or_added_or_out_of_its_place(page: str) -> None:
    result = issue(page)
    assert compare(result.documents, pdf_text(result.data)) == []


def articles(result: Print) -> list[Tag]:
    return [tag for tag in tags(result.data) if tag.role == "Art"]


def test_a_story_is_one_element_of_the_structure_on_several_pages() -> None:
    result = issue()
    found = articles(result)
    assert len(found) == len(result.documents)
    assert [len(art.all("H1")) for art in found] == [1] * len(found)
    with pikepdf.open(io.BytesIO(result.data)) as file:
        (top,) = file.Root.StructTreeRoot.K
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        pages = [_pages(element, numbers) for element in top.K]
    lead = pages[[d.part for d in result.documents].index("article")]
    assert {0, 1} <= lead


def _pages(element: Any, numbers: dict[tuple[int, int], int]) -> set[int]:
    if not isinstance(element, pikepdf.Dictionary):
        return set()
    own = {numbers[element.Pg.objgen]} if "/Pg" in element else set()
    kids: Any = element.get("/K", [])
    every = kids if isinstance(kids, pikepdf.Array) else [kids]
    return own.union(*(_pages(kid, numbers) for kid in every))


def test_pages_are_told_wherever_the_text_comes_to_another() -> None:
    result = issue()
    assert result.pagination is not None
    starts = result.pagination.pages
    assert starts[0].offset == 0
    assert [start.offset for start in starts] == sorted(start.offset for start in starts)
    assert all(one.label != other.label for one, other in pairwise(starts))
    assert [start.label for start in starts].count("1") == 3  # each story begins there
    text = "".join("".join(running_text(d).split()) for d in result.documents)
    begins = [text.index(f"Headline{n}Deck{n}") for n in (2, 3)]
    assert [start.offset for start in starts if start.label == "1"][1:] == begins


def test_the_lines_lead_there_and_back() -> None:
    with pikepdf.open(io.BytesIO(issue().data)) as file:
        ways = [str(way.Contents) for page in file.pages for way in page.get("/Annots", [])]
    assert "Continued on page 2" in ways
    assert "Headline 1Continued from page 1" in ways


@pytest.mark.parametrize(
    "told",
    [
        paper(story(1, 12)),
        paper(story(1, 1), story(2, 1), story(3, 1)),
        paper(story(1, 6), story(2, 5), more="front_stories: 1"),
    ],
)
def test_stories_follow_one_another_where_nothing_would_be_gained(told: Publication) -> None:
    result = printed(told, "tabloid", theme=daily())
    assert "Continued" not in "".join(read(result))
    assert compare(result.documents, pdf_text(result.data)) == []


def test_other_themes_offer_it_when_an_edition_asks() -> None:
    told = paper(story(1, 6), story(2, 5), more="front_stories: 2")
    result = printed(told, "a4", theme=load("plain", World.fake({})))
    assert "Continued on page 2" in read(result)[0]
    assert compare(result.documents, pdf_text(result.data)) == []


def test_notes_stay_with_their_calls_inside() -> None:
    noted = story(2, 5).replace("part 1.", "part 1.^[A note.]")
    result = printed(paper(story(1, 6), noted), "a4", theme=daily())
    assert "A note." not in read(result)[0]
    assert result.codes == []


def test_a_paragraph_is_shown_as_far_as_its_first_note() -> None:
    noted = story(1, 8).replace("would not say so.", "would not say so to *Oneville*^[A note.].", 1)
    told = paper(noted, story(2, 5), story(3, 5))
    result = printed(told, "a4", theme=daily())
    front, *inner = read(result)
    assert "Continued on page 2" in front
    assert "would not say so to Continued" in front
    assert "A note." not in front
    assert "A note." in " ".join(inner)
    assert compare(result.documents, pdf_text(result.data)) == []


PARAGRAPHS = st.lists(
    st.sampled_from(["some words ", "<em>more of</em> ", "joined<b>up</b> ", "a "])
)


@given(PARAGRAPHS, st.integers(0, 80))
def test_a_paragraph_is_parted_between_words_and_loses_none(pieces: list[str], shown: int) -> None:
    whole = fromstring(f"<p>{''.join(pieces)}</p>")
    words = "".join(whole.itertext()).split()
    made = part(whole, shown)
    rest = next(iter(made))
    assert made[rest] is whole
    before, after = ("".join(e.itertext()) for e in (whole, rest))
    assert [*before.split(), *after.split()] == words, tostring(whole)
    assert letters(whole) <= max(shown, 0) or not after.split()


@given(st.lists(st.floats(1, 500), min_size=1, max_size=5), st.floats(1, 1000))
def test_shares_are_no_more_than_wanted_and_no_more_than_there_is(
    wanted: list[float], room: float
) -> None:
    shares = shared(wanted, room)
    assert all(share <= want for share, want in zip(shares, wanted, strict=True))
    assert sum(shares) == pytest.approx(min(room, sum(wanted)))


def test_places_are_beside_one_another() -> None:
    room = Room(440, 600, 4, 20)
    assert rail(room, [100, 700]) == [
        Place(0, 0, 325, 600, 3), Place(345, 0, 95, 100, 1), Place(345, 120, 95, 480, 1)
    ]  # fmt: skip
    assert row(room, 300, 2) == [Place(0, 300, 210, 300, 2), Place(230, 300, 210, 300, 2)]


@pytest.mark.parametrize(("edition", "second", "third"), [("en", "en", "ar"), ("ar", "en", "ar")])
def test_stories_of_two_directions_stand_beside_one_another(
    edition: str, second: str, third: str
) -> None:
    told = [
        story(number, 8 if number == 1 else 5).replace("---\n", f"---\nlanguage: {language}\n", 1)
        for number, language in ((1, edition), (2, second), (3, third))
    ]
    result = printed(
        paper(*told, more=f"theme: daily\nlanguage: {edition}"),
        "a4",
        theme=daily(),
    )
    front = pypdfium2.PdfDocument(result.data)[0]
    middle = front.get_width() / 2
    text = front.get_textpage()
    sides = []
    for number in (2, 3):
        found, length = text.search(f"Story {number}").get_next()
        boxes = [text.get_charbox(at) for at in range(found, found + length)]
        sides.append({left > middle for left, _, right, _ in boxes if right > left})
    assert sides == ([{False}, {True}] if edition == "en" else [{True}, {False}])


def test_titles_of_parts_have_no_number_but_count() -> None:
    book = "# Part\n\n## One\n\nText.\n\n## Two\n\nMore.\n\n# Other\n\n## Three\n\nEnd.\n"
    told = "title: Book\nkind: book\nback: []\nchapters: {file: b.md, level: 2}\n"
    world = World.fake({"ed/b.md": book.encode(), "ed/edition.yml": told.encode()})
    found = prepare("ed/edition.yml", Request(root="."), world)
    assert found is not None
    for name in ("book", "plain", "magazine"):
        pages = read(printed(found, "a5", theme=load(name, World.fake({}))))
        assert pages[0] == "Book"
        assert {"Part", "Other"} <= set(pages), name
        assert sum(text.endswith("2") for text in pages) >= 1, name


@pytest.mark.parametrize("page", ["a5", "a4", "tabloid"])
def test_names_of_what_is_at_the_end_stand_beside_it(page: str) -> None:
    marked = "".join(f"[word {number}]{{.topic}} " for number in range(200))
    told = paper(story(1, 1) + marked, more="theme: daily\nback: [index, colophon]")
    result = printed(told, page, theme=daily())
    assert result.codes == []
    for name, words in (("Index", "word 0: "), ("Colophon", "The Ebb 3")):
        ((at, left, top),) = places_of(result, words)
        assert any(
            page == at and start < left and abs(height - top) < 8
            for page, start, height in places_of(result, name)
        ), name
    assert compare(result.documents, pdf_text(result.data)) == []


def places_of(result: Print, words: str) -> list[tuple[int, float, float]]:
    """Return where `words` stand: page, left and top."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(result.data)):
        text = page.get_textpage()
        asked = text.search(words, match_case=True)
        while hit := asked.get_next():
            left, _, _, top = text.get_charbox(hit[0])
            found.append((number, left, top))
    return found


@pytest.mark.parametrize("known", ["number: 3", "date: 2026-03-02"])
def test_the_rules_of_a_nameplate_go_over_the_page_whatever_is_known(known: str) -> None:
    files = {"ed/s.md": story(1, 8).encode()}
    files["ed/edition.yml"] = f"title: The Ebb\nkind: newspaper\n{known}\narticles: [s.md]".encode()
    found = prepare("ed/edition.yml", Request(root="."), World.fake(files))
    assert found is not None
    front = pypdfium2.PdfDocument(printed(found, "a4", theme=daily()).data)[0]
    text = front.get_textpage()
    left, _, _, top = text.get_charbox(text.search("Story 1").get_next()[0])
    rules = [shape.get_bounds() for shape in front.get_objects() if shape.type == PATH]
    over = [(start, right) for start, bottom, right, _ in rules if bottom > top]
    assert over
    for ends in over:
        assert ends == pytest.approx((left, front.get_width() - left), abs=1)
