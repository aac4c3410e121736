"""Justified lines reach the edge of their column, also where fonts change inside them."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest

from pubkit.theme import load
from pubkit.world import World
from tests.outputs.measuring import areas, characters
from tests.pdf.press import PlainTheme, printed

WORDS = "Հայաստանի մամուլ, rain *Ազատ մամուլ* and **Հայաստանի մամուլ** 🎉. "


def test_lines_in_several_fonts_are_even() -> None:
    theme = PlainTheme("p{text-align:justify!important}")
    with areas() as found:
        result = printed(f"---\nheadline: A\nlanguage: hy\n---\n\n{WORDS * 9}\n", theme=theme)
    with pypdfium2.PdfDocument(result.data) as pdf:
        placed = list(characters(pdf[0]))
    pairs = list(pairwise(placed))
    ends = [before.right for (_, before), (_, after) in pairs if after.left < before.left - 99]
    assert len(ends) > 5
    assert all(abs(end - found[0].page.right) < 0.5 for end in ends[1:-1]), ends
    beside = [after.left - before.right for (_, before), (mark, after) in pairs if mark == ","]
    assert max(beside) < 0.5, beside


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_lines_with_few_spaces_have_no_holes(language: str) -> None:
    words = "これは川の水位を毎朝読む人の話であり GitHub の上で誰でも読むことができる記録である"
    lead = f"---\nheadline: 川\nlanguage: {language}\n---\n\n"
    theme = load("magazine", World.fake({}))
    file = printed(lead + "\n\n".join(words[n:] * 4 for n in range(12)), "a5", theme=theme)
    with pypdfium2.PdfDocument(file.data) as pdf:
        found = list(characters(pdf[0]))
    gaps = [
        after.left - before.right
        for (_, before), (_, after) in pairwise(found)
        if abs(after.bottom - before.bottom) < 2
    ]
    assert len(gaps) > 200
    assert max(gaps) < 6
