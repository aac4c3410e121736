"""Lines and blocks of columns are set once, and stand where the engine alone would put them."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from pubkit.backends.pdf import engine
from pubkit.backends.pdf.composition import Composition, Plainness
from pubkit.backends.pdf.engine.column_blocks import Blocks
from pubkit.backends.pdf.engine.columns import Lines
from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import article, printed
from tests.pdf.test_notes import noted
from tests.pdf.test_pictures import coloured

HEBREW = "---\ntitle: A\nlanguage: he\n---\n\n" + "שלום *עולם* (1905) foo bar, " * 90
MIXED = (
    noted(3, 2)
    + "\n\n> "
    + "Water `rose` by $x^2$ and **more [than](#a)** that. " * 30
    + "\n\n| a | b |\n|---|---|\n"
    + "| some words in a cell | and in another |\n" * 9
)

TALL = (
    "---\ntitle: A\n---\n\n"
    + "Words that follow one another. " * 40
    + "\n\n    code\n"
    + "    lines of code\n" * 110
    + "\n> quoted\n>\n> - listed\n\nEnd.\n" * 9
)


def places(source: str) -> list[tuple[str, float, float, float]]:
    """Return each text, its place and how far its words are spread."""
    composition = Composition(article(source), load("daily", World.fake({})), World.fake({}))
    page = composition.page(None, Plainness.NONE)
    with engine.deep(), engine.overheard():
        document = engine.typeset(page, composition.files, composition.families)
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    return [
        (box.text, box.position_x, box.position_y, box.pango_layout.justification_spacing)
        for box in boxes
        if type(box).__name__ == "TextBox"
    ]


@pytest.mark.parametrize("source", [noted(5, 5), HEBREW, MIXED, TALL])
def test_text_stands_where_the_engine_puts_it(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0

    def alone(lines: Lines, broken: Any, context: Any, *told: Any) -> Any:
        nonlocal count
        count += 1
        return broken(context, *told)

    found = places(source)
    monkeypatch.setattr(Lines, "next_line", alone)
    monkeypatch.setattr(Blocks, "laid_out", alone)
    for mine, expected in zip(found, places(source), strict=True):
        assert mine == (expected[0], *(pytest.approx(n, abs=1e-6) for n in expected[1:]))
    assert count


def test_each_line_is_broken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, broken = 0, 0
    told = Lines.next_line

    def counted(lines: Lines, work: Any, *more: Any) -> Any:
        nonlocal asked
        asked += 1

        def once(*given: Any) -> Any:
            nonlocal broken
            broken += 1
            return work(*given)

        return told(lines, once, *more)

    monkeypatch.setattr(Lines, "next_line", counted)
    places(noted(2, 2))
    assert asked > 2 * broken > 0


def test_few_blocks_are_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, laid_out = 0, 0
    told = Blocks.laid_out

    def counted(blocks: Blocks, work: Any, *more: Any) -> Any:
        nonlocal asked
        asked += 1

        def once(*given: Any) -> Any:
            nonlocal laid_out
            laid_out += 1
            return work(*given)

        return told(blocks, once, *more)

    monkeypatch.setattr(Blocks, "laid_out", counted)
    places(
        "---\ntitle: A\n---\n\n" + "Words that follow one another. " * 9 + "\n\n" + "Some.\n\n" * 99
    )
    assert asked > 2 * laid_out > 0


def test_a_block_keeps_the_edges_that_a_try_took() -> None:
    composition = Composition(article(TALL), load("daily", World.fake({})), World.fake({}))
    page = composition.page(None, Plainness.NONE)
    with engine.deep(), engine.overheard():
        document = engine.typeset(page, composition.files, composition.families)
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    blocks = [box for box in boxes if (box.element_tag, type(box).__name__) == ("pre", "BlockBox")]
    first, *between, last = (box.remove_decoration_sides for box in blocks)
    assert (first, last) == ({"bottom"}, {"top"})
    assert all(sides == {"top", "bottom"} for sides in between)


def test_a_column_that_a_picture_does_not_fit_into_stays_empty() -> None:
    files = {"wide.png": coloured(1600, 1060), "tall.png": coloured(600, 1400)}
    source = (
        "---\ntitle: A\nstandfirst: More.\nimage: {src: wide.png, alt: A field}\n---\n\n"
        "Words before.^[A note of the house.]\n\n"
        "::: figure\n![One](tall.png)\n![Two](tall.png)\n:::\n\n" + "Words after. " * 90
    )
    result = printed(article(source, files), "a4", theme=load("daily", World.fake({})))
    assert "pdf-plain" not in result.codes
    with pypdfium2.PdfDocument(result.data) as file:
        first, second = (page.get_textpage().get_text_bounded() for page in file)
    assert "Words before" in first
    assert "A note of the house" in first
    assert "Words after" in second
