"""Pictures that have nearly room on a page are set somewhat smaller, and leave no hole."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from pubkit.backends.pdf import engine
from pubkit.backends.pdf.composition import Composition, Plainness
from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import article

RULES = """
@page { size: 200px 300px; margin: 0 }
body, figure, figcaption, p { margin: 0 }
figure { break-inside: avoid }
img { display: block }
"""
DRAWING = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><path d='M0 0h9'/></svg>"
)


def photograph() -> bytes:
    out = io.BytesIO()
    Image.new("L", (100, 100)).save(out, "PNG")
    return out.getvalue()


def heights(room: int, *, drawing: bool = False, rules: str = "") -> list[list[int]]:
    """Return how high pictures are on each page, when `room` pixels are left for one of 100."""
    file = (
        engine.File(DRAWING, "image/svg+xml") if drawing else engine.File(photograph(), "image/png")
    )
    body = (
        f"<div style='height: {300 - room}px'></div><figure><img src='pubkit:/p' alt=''/></figure>"
    )
    page = f"<html lang='en'><head><style>{RULES}{rules}</style></head><body>{body}</body></html>"
    load_engine()
    with engine.overheard():
        document = engine.typeset(ElementTree.fromstring(page), {"pubkit:/p": file}, {})
    return [
        [round(box.height) for box in page._page_box.descendants() if hasattr(box, "replacement")]
        for page in document.pages
    ]


@pytest.mark.parametrize("room", [61, 80, 99])
def test_a_picture_is_made_smaller_to_fit(room: int) -> None:
    assert heights(room) == [[room]]


@pytest.mark.parametrize("room", [100, 300])
def test_a_picture_with_room_keeps_its_size(room: int) -> None:
    assert heights(room) == [[100]]


def test_a_picture_with_too_little_room_goes_to_the_next_page_whole() -> None:
    assert heights(59) == [[], [100]]


def test_words_of_a_drawing_stay_readable() -> None:
    assert heights(81, drawing=True) == [[81]]
    assert heights(79, drawing=True) == [[], [100]]


def test_columns_are_filled_by_text() -> None:
    assert heights(80, rules="body { columns: 2; column-fill: auto }") == [[100]]


def coloured(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


def figures(
    source: str,
    theme: str,
    page: str,
    plainness: Plainness = Plainness.NONE,
    **sizes: tuple[int, int],
) -> list[list[Any]]:
    """Return the boxes of pictures and captions on each page of an article."""
    files = {f"{name}.png": coloured(*size) for name, size in sizes.items()}
    told = article(f"---\ntitle: A\n---\n\n{source}", files)
    composition = Composition(told, load(theme, World.fake({})), World.fake({}))
    with engine.deep(), engine.overheard():
        document = engine.typeset(
            composition.page(page, plainness), composition.files, composition.families
        )
    return [
        [
            box
            for box in page._page_box.descendants()
            if hasattr(box, "replacement") or box.element_tag == "figcaption"
        ]
        for page in document.pages
    ]


TWO = "::: figure\n![One](one.png)\n![Two](two.png)\n\nA caption.\n:::\n"


@pytest.mark.parametrize("theme", ["daily", "book"])
def test_pictures_beside_one_another_keep_their_proportions(theme: str) -> None:
    ((one, two, *_),) = figures(TWO, theme, "a5", one=(300, 700), two=(300, 400))
    assert one.height / one.width == pytest.approx(7 / 3, rel=0.01)
    assert two.height / two.width == pytest.approx(4 / 3, rel=0.01)
    assert one.position_y == pytest.approx(two.position_y)
    assert one.position_x + one.width < two.position_x


def test_three_narrow_pictures_in_a_row_stand_apart() -> None:
    three = TWO.replace("\n\nA", "\n![Three](three.png)\n\nA")
    ((one, two, last, *_),) = figures(
        three, "plain", "a4", one=(90, 300), two=(90, 300), three=(90, 300)
    )
    assert one.position_y == two.position_y == last.position_y
    assert two.position_x - one.position_x - one.width > 4
    assert last.position_x - two.position_x - two.width > 4


def first_pages(plainness: Plainness) -> list[list[Any]]:
    """Return the first pages with pictures, where there is more and more text before them."""

    def first_page(lines: int) -> list[Any]:
        words = "\n\n".join(["Words."] * lines)
        source = f"{words}\n\n{TWO}\n\n{'More words. ' * 40}\n\nEnd.\n"
        return figures(source, "plain", "a5", plainness, one=(600, 600), two=(600, 600))[0]

    return [page for page in map(first_page, range(6, 12)) if page]


def test_two_pictures_are_made_smaller_with_their_caption_below() -> None:
    filled = first_pages(Plainness.NONE)
    assert len({round(page[0].height) for page in filled}) > 1, "some use less room"
    assert all(page[-1].element_tag == "figcaption" for page in filled)


def test_a_figure_that_may_be_broken_keeps_its_pictures() -> None:
    filled = first_pages(Plainness.ONE_COLUMN)
    assert len({round(page[0].height) for page in filled}) == 1
