"""The headline and the outline below it."""

from __future__ import annotations

import pytest

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.transforms.headline import take_headline
from tests.transforms.made import Run, article, h, p, t


def take(*children: n.Block, headline: str = "") -> Run:
    return Run(article(*children, headline=headline), take_headline)


def levels(*given: int, headline: str = "Rain") -> tuple[list[int], list[str]]:
    run = take(*(h(level, f"Part {level}") for level in given), headline=headline)
    return [x.level for x in run.children if isinstance(x, n.Heading)], run.codes


def test_the_first_heading_becomes_the_headline() -> None:
    run = take(p("a"), h(2, "Two"), h(1, "Rain"), h(1, "Three"))
    assert run.document.metadata.headline == "Rain"
    assert [plain_text((x,)) for x in run.children] == ["a", "Two", "Three"]


def test_a_heading_that_repeats_the_headline_goes() -> None:
    run = take(h(1, "Rain, returns!"), h(2, "Two"), headline="Rain returns")
    assert run.document.metadata.headline == "Rain returns"
    assert run.document.opening == d.Opening(headline=(t("Rain, returns!"),))
    assert run.children == (h(1, "Two"),)


def test_a_heading_with_a_note_comes_before_the_headings_in_the_note() -> None:
    aside = n.Note((h(1, "Aside"),))
    run = take(p("a"), n.Heading(2, (t("Two"), aside)), headline="Rain")
    assert [x.level for x in walk(run.children) if isinstance(x, n.Heading)] == [1, 1]


@pytest.mark.parametrize(
    "children", [(h(1, "Other"),), (p("a"), h(1, "Rain")), (h(2, "Rain"),), (h(1, "!"),)]
)
def test_any_other_heading_stays(children: tuple[n.Block, ...]) -> None:
    assert len(take(*children, headline="Rain").children) == len(children)


def test_an_article_without_a_headline_gets_one_and_is_reported() -> None:
    run = Run(article(p("a"), headline="", slug="rain-returns"), take_headline)
    assert run.document.metadata.headline == "Rain returns"
    assert run.codes == ["headline-missing"]
    assert isinstance(run.document.opening, d.Opening)


@pytest.mark.parametrize(
    ("given", "shown", "reports"),
    [
        ((2, 3, 4, 2), [1, 2, 3, 1], 0),
        ((1, 2, 3, 1), [1, 2, 3, 1], 0),
        ((2, 4, 4, 3, 2), [1, 2, 2, 2, 1], 2),
        ((3, 3, 4), [1, 1, 2], 1),
        ((3, 2, 2, 3), [1, 1, 1, 2], 2),
        ((1, 2, 3, 4, 5, 6), [1, 2, 3, 4, 5, 5], 1),
        ((2, 1, 2), [1, 1, 2], 1),
    ],
)
def test_gaps_between_levels_are_closed(
    given: tuple[int, ...], shown: list[int], reports: int
) -> None:
    found, codes = levels(*given)
    assert found == shown
    assert codes == ["heading-order"] * reports
