"""A long pull quote is smaller than a short one and may go over pages; a portrait is small."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw

from pubkit.backends import Options
from pubkit.build.article import Request, build
from pubkit.world import World
from tests.pdf.press import PNG

WORDS = "The tide went out at four and left the harbour to the gulls. "


def pages(before: int, words: str) -> pypdfium2.PdfDocument:
    source = f"---\nheadline: Tides\n---\n\n{WORDS * before}\n\n::: pullquote\n{words}\n:::\n"
    world = World.fake({"tides.md": source.encode(), "tern.png": PNG})
    request = Request(root=".", theme="book", formats=("pdf",), options=Options(page="a5"))
    (file,) = build("tides.md", request, world).artifacts
    return pypdfium2.PdfDocument(file.data)


def test_a_long_one_goes_over_pages_three_lines_at_least() -> None:
    lines = "".join(f"Line {number} has words for one. " for number in range(30))
    shown = []
    for before in range(11, 21):
        texts = [page.get_textpage().get_text_bounded() for page in pages(before, lines)]
        shown += [text.count("Line") for text in texts if "Line" in text]
    assert set(shown) > {30}
    assert min(shown) >= 6


def test_portraits_are_small() -> None:
    (picture,) = pages(1, "![A tern](tern.png) Words.")[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = picture.get_bounds()
    assert max(right - left, top - bottom) < 60
