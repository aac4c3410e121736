"""A picture that has nearly room on a page is set somewhat smaller, and leaves no hole."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from pubkit.backends.pdf import engine
from pubkit.backends.pdf.engine.libraries import load_engine

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
