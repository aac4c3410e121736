"""Ids, labels, notes, cross-references, citations."""

from __future__ import annotations

import pytest

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.transforms.ids import give_ids
from pubkit.transforms.notes import lift_notes, number_notes
from tests.strategies import PNG
from tests.transforms.made import Run, article, h, p, t


def ids(*children: n.Block) -> tuple[list[str | None], list[str]]:
    run = Run(article(*children), give_ids)
    return [block.attrs.id for block in run.children], run.codes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What’s new & old?", "what-s-new-old"),
        ("Şuşa şəhəri, Ağdam", "susa-seheri-agdam"),
        ("Straße nach Łódź", "strasse-nach-lodz"),
        ("Погода в Києві", "pogoda-v-kiyevi"),
        ("Ο καιρός", "o-kairos"),
        ("2026 in brief", "section-2026-in-brief"),
        ("雨が戻る", "section-1"),
        ("…", "section-1"),
        ("Document", "document-2"),
        ("Links", "links-2"),
        ("fn1", "section-fn1"),
        ("Page 3", "section-page-3"),
        ("Continued 2", "section-continued-2"),
    ],
)
def test_headings_are_named_after_their_words(text: str, name: str) -> None:
    assert ids(h(1, text)) == ([name], [])


def test_names_of_headings_differ() -> None:
    assert ids(h(1, "Rain"), h(1, "rain!"), h(1, "Rain 2"), h(1, "雨"))[0] == [
        "rain", "rain-2", "rain-2-2", "section-4",
    ]  # fmt: skip


def test_names_that_authors_give_come_first() -> None:
    assert ids(h(1, "Rain"), h(1, "Sun", "rain"))[0] == ["rain-2", "rain"]
    assert ids(h(1, "Rain", "My.Id_1"))[0] == ["My.Id_1"]


def test_a_name_given_twice_is_reported_and_changed() -> None:
    found, codes = ids(h(1, "A", "x"), h(1, "B", "x"))
    assert (found, codes) == (["x", "x-2"], ["id-duplicate"])
    found, codes = ids(h(1, "A", "fig:x"), h(1, "B", "fig:x"), h(1, "C", "fig-x"))
    assert (found, codes) == (["fig-x-2", "fig-x-3", "fig-x"], ["id-duplicate"])


def test_references_follow_names_that_change() -> None:
    figure = n.MathBlock("x", attrs=n.Attrs(id="eq:ж"))
    run = Run(article(p(n.CrossReference((), "eq:ж")), figure))
    assert run.at(0, 0) == n.CrossReference((t("(1)"),), "eq-zh")
    assert run.codes == []


def table(name: str | None) -> n.Table:
    return n.Table((), (n.Row((n.Cell((p("x"),)),)),), attrs=n.Attrs(id=name))


def formula(name: str | None) -> n.MathBlock:
    return n.MathBlock("x", attrs=n.Attrs(id=name))


def test_what_has_a_name_is_numbered_by_kind() -> None:
    blocks = (table("a"), table(None), formula("b"), table("c"), formula("d"))
    done = Run(article(*blocks, language="hu")).children
    labels = [getattr(block, "label", None) for block in done]
    assert labels == ["1. táblázat", None, "(1)", "2. táblázat", "(2)"]


def referred(target: str, *children: n.Inline, link: bool = False) -> tuple[n.Inline, Run]:
    node = n.Link(children, f"#{target}") if link else n.CrossReference(children, target)
    blocks = (
        table("tab"),
        h(2, "What's new & cool?"),
        p(n.Phrase((t("here"),), attrs=n.Attrs(id="w"))),
    )
    run = Run(article(p("see ", node), *blocks))
    return run.at(0, 1), run


@pytest.mark.parametrize("link", [True, False])
@pytest.mark.parametrize(
    ("target", "found", "text"),
    [
        ("tab", "tab", "Table 1"),
        ("what-s-new-cool", "what-s-new-cool", "What’s new & cool?"),
        ("whats-new--cool", "what-s-new-cool", "What’s new & cool?"),
        ("What's new & cool?", "what-s-new-cool", "What’s new & cool?"),
        ("Tab", "tab", "Table 1"),
        ("w", "w", "here"),
    ],
)
def test_an_empty_reference_says_where_it_leads(
    target: str, found: str, text: str, link: bool
) -> None:
    node, run = referred(target, link=link)
    assert node == n.CrossReference((t(text),), found)
    assert run.codes == []


def test_a_reference_keeps_its_own_words() -> None:
    assert referred("tab", t("this"))[0] == n.CrossReference((t("this"),), "tab")


def test_a_reference_that_leads_nowhere_is_text() -> None:
    node, run = referred("tap", t("this"))
    assert node == t("this")
    assert run.codes == ["reference-unknown"]
    assert run.hints == 'did you mean "#tab"?'
    assert referred("none")[0] == t("none")


def note(*children: n.Inline | str) -> n.Note:
    return n.Note((p(*children),))


def test_notes_are_numbered_as_they_are_read() -> None:
    quote = n.Quote((p("q", note("b")),), (t("x"), note("c")))
    run = Run(article(p("a", note("a")), quote, p(note("d"))), number_notes)
    found = [x for x in walk(run.children) if isinstance(x, n.Note)]
    assert [(x.number, plain_text(x.children)) for x in found] == [
        (1, "a"), (2, "b"), (3, "c"), (4, "d"),
    ]  # fmt: skip


def test_a_note_in_a_note_is_called_after_it() -> None:
    run = Run(article(p("a", note("b", note("c", note("d"))), "e")), lift_notes)
    notes = [run.at(0, index) for index in (1, 2, 3)]
    assert [x.children for x in notes] == [(p("b"),), (p("c"),), (p("d"),)]
    assert run.codes == ["note-nested"] * 2


def test_a_picture_left_alone_by_a_note_is_a_figure() -> None:
    picture = n.Image("a.png", "A")
    run = Run(article(p("a", note(picture, note("b")))), files={"a.png": PNG})
    first = next(x for x in walk(run.children) if isinstance(x, n.Note))
    assert isinstance(first.children[0], n.Figure)


WORKS = (
    {
        "id": "smith2020", "author": [{"family": "Smith", "given": "Jane"}], "issued": 2020,
        "title": "On rain", "container-title": "Weather", "volume": 12, "issue": "3",
        "page": "45--67", "DOI": "10.1/x",
    },
    {"id": "b", "author": ["Doe, John", "Roe, Ann"], "issued": "2019-05-01", "title": "Wet?"},
    {"id": "c", "author": "A, B", "issued": {"date-parts": [[2018, 2]]}, "title": "First",
     "publisher": "House", "publisher-place": "Town"},
    {"id": "d", "author": {"literal": "A"}, "issued": {"raw": "2018"}, "title": "Second"},
    {"id": "many", "author": [{"family": x} for x in "PQR"], "title": "Three"},
    {"id": "none", "title": "Anonymous", "URL": "https://e.org/x"},
)  # fmt: skip


def cited(source: str, *keys: str, language: str = "en") -> tuple[str, Run]:
    run = Run(article(p(n.Citation(keys, source)), references=WORKS, language=language))
    return plain_text(run.at(0).children), run


@pytest.mark.parametrize(
    ("source", "keys", "text"),
    [
        ("@smith2020", ("smith2020",), "(Smith 2020)"),
        ("see @smith2020, 3; @b", ("smith2020", "b"), "(see Smith 2020, 3; Doe and Roe 2019)"),
        ("-@smith2020, 3", ("smith2020",), "(2020, 3)"),
        ("@c; @d", ("c", "d"), "(A 2018a; A 2018b)"),
        ("@many", ("many",), "(P et al. n.d.)"),
        ("@none", ("none",), "(Anonymous n.d.)"),
        ("@smith2020; @nope", ("smith2020", "nope"), "(Smith 2020; @nope)"),
        ("@nope, p. 1", ("nope",), "[@nope, p. 1]"),
    ],
)  # fmt: skip
def test_citations_name_author_and_year(source: str, keys: tuple[str, ...], text: str) -> None:
    shown, run = cited(source, *keys)
    assert shown == text
    assert run.codes == ["citation-unknown"] * ("nope" in keys)


def test_citations_speak_the_language_of_the_article() -> None:
    assert cited("@b", "b", language="de")[0] == "(Doe und Roe 2019)"


def entries(run: Run) -> list[str]:
    group = run.document.endmatter[-1]
    assert isinstance(group, n.Group)
    heading, works = group.children
    assert isinstance(heading, n.Heading)
    assert isinstance(works, n.List)
    assert plain_text(heading.children) == "References"
    return [plain_text(item.children) for item in works.items]


def test_the_bibliography_lists_what_is_cited_in_order() -> None:
    run = cited("@smith2020; @none; @d; @b; @c", "smith2020", "none", "d", "b", "c")[1]
    assert entries(run) == [
        "A, B. 2018a. First. Town: House.",
        "A. 2018b. Second.",
        "n.d. Anonymous. https://e.org/x",
        "Doe, John and Ann Roe. 2019. Wet?",
        "Smith, Jane. 2020. “On rain”. Weather 12 (3): 45–67. https://doi.org/10.1/x",
    ]


def test_citations_lead_to_the_bibliography() -> None:
    run = cited("@smith2020", "smith2020")[1]
    assert run.at(0, 0, 1) == n.CrossReference((t("Smith 2020"),), "ref-smith2020")
    group = run.document.endmatter[-1]
    assert isinstance(group, n.Group)
    works = group.children[1]
    assert isinstance(works, n.List)
    assert works.items[0].attrs.id == "ref-smith2020"


def test_a_picture_in_the_headline_stands_below_it() -> None:
    headline = n.Heading(1, (n.Image("a.png", "Logo"), t(" Rain")))
    run = Run(article(headline, headline=""), files={"rain/a.png": PNG})
    assert run.document.opening is not None
    assert plain_text(run.document.opening.headline).strip() == "Rain"
    assert isinstance(run.children[0], n.Figure)
