"""No page is turned for the last two lines of an article."""

from __future__ import annotations

import pypdfium2
import pytest

from pubkit.theme import load
from pubkit.world import World
from tests.pdf.press import printed

LINES = "The tide went out at four and left the harbour to the gulls. "


@pytest.mark.parametrize("last", [2, 8])
def test_the_last_page_has_four_lines_at_least(last: int) -> None:
    found = set()
    for before in range(60, 72):
        paragraphs = "\n\n".join([LINES * 6] * (before // 6) + [LINES * (before % 6 + 1)])
        source = f"---\nheadline: Tides\n---\n\n{paragraphs}\n\n{LINES * last}\n"
        data = printed(source, theme=load("book", World.fake({}))).data
        *others, page = pypdfium2.PdfDocument(data)
        assert others
        text = page.get_textpage().get_text_bounded()
        found.add(len([line for line in text.splitlines() if " " in line.strip()]) - 1)
    assert min(found) >= 4
    assert len(found) > 3
