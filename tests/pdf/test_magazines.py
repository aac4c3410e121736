"""The parts of a printed magazine, in themes that were not made for one too."""

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
publisher: Example Press
cover: false
sections: [{title: Water, articles: [a.md]}]
back: [contributors, index, colophon]
colophon: "Set by hand.\\n\\nPrinted at low water."
"""
ARTICLE = "---\nheadline: One\nauthors: [{name: Nobody}]\n---\n\nThe [tide]{.topic}.\n"


@pytest.mark.parametrize("theme", ["plain", "report", "daily", "magazine"])
def test_a_section_opens_above_its_first_piece_and_the_end_is_one_page(theme: str) -> None:
    files = {"ed/edition.yml": EDITION.encode(), "ed/a.md": ARTICLE.encode()}
    found = prepare("ed/edition.yml", Request(root="."), World.fake(files))
    assert found is not None
    result = printed(found, "b5", theme=load(theme, World.fake({})))
    assert result.codes == []
    pages = [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(result.data)]
    opening, end = pages[-2:]
    assert opening.lower().index("water") < opening.index("One") < opening.index("The tide.")
    assert end.index("Contributors") < end.index("tide") < end.index("Printed at low water.")
