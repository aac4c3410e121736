"""Program text breaks between words where it can, and never runs off the page."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.outputs.measuring import characters
from tests.pdf.press import typeset

RULES = "@page{size:200pt 800pt;margin:20pt} html{font-size:10pt} body,pre{margin:0}"
RULES += "pre{white-space:pre-wrap;overflow-wrap:break-word}"
NAMES = [f"<span>{name}</span>" for name in ("total", "(", "measure", ")")]


def lines(code: str) -> list[str]:
    found: list[str] = []
    bottom = 0.0
    with pypdfium2.PdfDocument(typeset(f"<pre><code>{code}</code></pre>", RULES)) as pdf:
        for character, at in characters(pdf[0]):
            assert at.right < 181
            if at.bottom > bottom + 2:
                found.append("")
                bottom = at.bottom
            found[-1] += character
    return found


@pytest.mark.parametrize("indent", range(12))
def test_a_word_is_not_broken_where_one_ends_before_it(indent: int) -> None:
    assert lines(f"{'x' * indent} = more <span>of</span> {' + '.join(NAMES)} <b>dict</b>ionary[a]")
    shown = lines(f"{'x' * indent} = more <span>of</span> the <b>dict</b>ionary[a]")
    assert sum("dictionary[a]" in line for line in shown) == 1


def test_a_word_longer_than_its_line_is_broken() -> None:
    assert len(lines("<b>long</b>" + "word" * 30)) > 2
    assert len(lines("a = <b>long</b>" + "word" * 30)) > 2
