"""The cover of a printed magazine: no picture hides its words."""

from __future__ import annotations

import pypdfium2
import pytest

from pubkit.build.article import Request, prepare
from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import printed

EDITION = """title: The Ebb
kind: magazine
number: 3
date: 2026-03-02
subtitle: Of tides
cover: {src: tall.svg, alt: A dark wall}
articles: [a.md]
"""
TALL = b"""<svg xmlns="http://www.w3.org/2000/svg" width="100" height="{}">
<path fill="#000" d="M0 0h100v{}H0z"/></svg>"""


@pytest.mark.parametrize("height", [60, 130, 400])
def test_words_of_a_cover_are_seen_whatever_its_picture(height: int) -> None:
    told = EDITION
    picture = TALL.replace(b"{}", str(height).encode())
    files = {"ed/edition.yml": told.encode(), "ed/tall.svg": picture, "ed/a.md": b"# A\n\nText.\n"}
    found = prepare("ed/edition.yml", Request(root="."), World.fake(files))
    assert found is not None
    result = printed(found, "a5", theme=load("magazine", World.fake({})))
    page = pypdfium2.PdfDocument(result.data)[0]
    picture_of = page.render(scale=1).to_pil().convert("L")
    text = page.get_textpage()
    for words in ("The Ebb", "Of tides", "March 2, 2026"):
        at = text.search(words).get_next()
        assert at is not None, words
        left, bottom, right, top = text.get_charbox(at[0])
        area = (int(left), int(page.get_height() - top), int(right) + 1)
        shown = picture_of.crop((*area, int(page.get_height() - bottom) + 1))
        dark, light = shown.getextrema()
        assert light - dark > 60, words
    assert picture_of.getpixel((page.get_width() / 2, page.get_height() - 9)) < 10
