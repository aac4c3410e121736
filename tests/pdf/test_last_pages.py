"""No page is turned for the last two lines of an article."""

from __future__ import annotations

import pypdfium2
import pytest

from pubkit.theme import load
from pubkit.world import World
from tests.outputs.measuring import characters
from tests.pdf.press import printed

HEAD = 1
"""Lines above the text."""

LINES = "The tide went out at four and left the harbour to the gulls. "


@pytest.mark.parametrize("last", [2, 8])
def test_the_last_page_has_four_lines_at_least(last: int) -> None:
    found = set()
    for before in range(44, 56):
        paragraphs = "\n\n".join([LINES * 6] * (before // 6) + [LINES * (before % 6 + 1)])
        source = f"---\nheadline: Tides\n---\n\n{paragraphs}\n\n{LINES * last}\n"
        data = printed(source, theme=load("book", World.fake({}))).data
        document = pypdfium2.PdfDocument(data)
        if len(document) == 3:
            found.add(len({box.bottom for _, box in characters(document[2])}) - HEAD)
    assert min(found) == 4
    assert len(found) >= 3
