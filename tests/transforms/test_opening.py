"""The opening, the labels of blocks and the end matter, in words of the article's language."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text
from tests.transforms.made import Run, article, p, t

ADA, BEN = d.Author("Ada Example"), d.Author("Ben Beispiel", url="https://e.org/ben")


def opening(**metadata: Any) -> d.Opening:
    made = Run(article(p("x"), **metadata)).document.opening
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        ({"authors": (ADA,)}, "By Ada Example"),
        ({"authors": (ADA, BEN)}, "By Ada Example and Ben Beispiel"),
        (
            {"authors": (ADA, BEN, ADA), "language": "de"},
            "Von Ada Example, Ben Beispiel und Ada Example",
        ),
        ({"authors": (ADA,), "language": "az"}, "Müəllif: Ada Example"),
        ({"authors": (ADA,), "language": "ja"}, "文・Ada Example"),
        ({"authors": (d.Author("Ada", role="Reporter"),)}, "By Ada, Reporter"),
        ({"authors": (d.Author("Ada", role="Text"), BEN)}, "By Ada (Text) and Ben Beispiel"),
        ({"authors": (ADA,), "byline": "Staff and agencies"}, "Staff and agencies"),
        ({}, ""),
    ],
)  # fmt: skip
def test_the_byline(metadata: dict[str, Any], line: str) -> None:
    assert plain_text(opening(**metadata).byline) == line


def test_an_author_with_an_address_is_linked() -> None:
    assert n.Link((t("Ben Beispiel"),), "https://e.org/ben") in opening(authors=(BEN,)).byline


def test_a_name_that_runs_the_other_way_is_kept_apart() -> None:
    line = opening(authors=(d.Author("דנה"), ADA)).byline
    assert [x for x in line if isinstance(x, n.Phrase)] == [n.Phrase((t("דנה"),), kind="bdi")]


def test_dates_are_written_out() -> None:
    shown = opening(published="2026-03-01", updated="2026-03-02T10:30:00+01:00", language="en-GB")
    assert shown.published == "1 March 2026"
    assert shown.updated == "Updated 2 March 2026, 10:30 (UTC+1)"
    assert opening(published="2026-03-01", updated="2026-03-01").updated is None


def test_the_rest_is_shown_as_given() -> None:
    shown = opening(kicker="Weather", section="Regional", dateline="TOWN", standfirst="Wet.")
    assert (shown.kicker, shown.section, shown.dateline) == ("Weather", "Regional", "TOWN")
    assert plain_text(shown.standfirst) == "Wet."


def test_alerts_without_a_title_get_one() -> None:
    kinds = ("note", "tip", "important", "warning", "caution", "details", "aside")
    blocks = [n.Aside((p("x"),), kind) for kind in kinds]  # type: ignore[arg-type]
    run = Run(article(*blocks, n.Aside((p("x"),), "note", (t("My own"),)), language="de"))
    assert [plain_text(run.at(index).title) for index in range(8)] == [
        "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht", "Details", "", "My own",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"platform": "Mastodon", "author": "Ada", "handle": "@ada", "date": "2026-03-01",
             "url": "https://www.m.example/@ada/1/"},
            "— Ada (@ada) on Mastodon, March 1, 2026, m.example/@ada/1",
        ),
        ({"handle": "@ada"}, "— @ada"),
        ({"platform": "YouTube", "url": "https://y.example/v"}, "— YouTube, y.example/v"),
        ({"url": "https://y.example/v"}, "— y.example/v"),
        ({"url": "https://y.example/v?id=7"}, "— y.example/v?id=7"),
        ({"url": f"https://m.example/map/?pb={'1m' * 40}"}, "— m.example/map"),
        ({"url": "javascript:x"}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_an_embed_says_where_it_is_from(fields: dict[str, str], line: str) -> None:
    done = Run(article(n.Embed((p("Wow"),), **fields))).children[0]  # type: ignore[arg-type]
    assert isinstance(done, n.Embed)
    assert plain_text(done.source) == line


def test_corrections_say_when() -> None:
    blocks = (n.Correction((p("x"),), "2026-03-02"), n.Correction((p("x"),)))
    lines = (d.CorrectionLine("An earlier version was wrong.", "2026-03-03"),)
    run = Run(article(*blocks, corrections=lines, language="en-GB"))
    assert [run.at(0).label, run.at(1).label] == ["Correction, 2 March 2026", "Correction"]
    (last,) = run.document.endmatter
    assert isinstance(last, n.Correction)
    assert last.label == "Correction, 3 March 2026"
    assert last.children == (p("An earlier version was wrong."),)


def test_terms_of_use_come_last() -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    run = Run(article(copyright="© 2026 Desk", license=url, usage_terms="Credit us."))
    (usage,) = run.document.endmatter
    linked = n.Link((t("CC BY 4.0"),), url)
    lines = (p("© 2026 Desk"), p(linked), p("Credit us."))
    assert usage == n.Group(lines, attrs=n.Attrs(classes=("usage",)))
