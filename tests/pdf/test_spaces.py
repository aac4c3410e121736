"""Lines are full up to the inline element that follows, at whatever width they break."""

from __future__ import annotations

from xml.etree import ElementTree

import pypdfium2
import pytest

from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.backends.pdf.text.spaces import guard
from tests.pdf.press import printed

TEXT = "So our mean is 767 give or take 21, and by equation <a>(1)</a> it will take years."


@pytest.mark.parametrize("width", range(366, 384, 3))
def test_no_line_ends_after_its_first_word(width: int) -> None:
    root = ElementTree.fromstring(f"<body><p>{TEXT}</p></body>")
    guard(root)
    style = f"@page {{ size: {width}px 400px; margin: 0 }} body {{ margin: 0; font: 14px serif }}"
    page = f"<style>{style}</style>{ElementTree.tostring(root, encoding='unicode')}"
    document = load_engine().HTML(string=page).render()
    lines = [b for b in document.pages[0]._page_box.descendants() if type(b).__name__ == "LineBox"]
    words = ["".join(getattr(b, "text", "") for b in line.descendants()) for line in lines]
    assert all(len(text) > 20 for text in words[:-1]), words
    assert "".join("".join(words).replace("\u200b", "").split()) == "".join(
        TEXT.replace("<a>", "").replace("</a>", "").split()
    )


def test_code_is_left_alone() -> None:
    root = ElementTree.fromstring("<body><pre><code>a <span>b</span></code></pre></body>")
    guard(root)
    assert "\u200b" not in "".join(root.itertext())


def test_lines_of_a_note_end_where_the_page_asks_and_not_the_source() -> None:
    told = printed("---\nheadline: A\n---\n\nWords^[A\nnote of\nthree lines.]\n\n```\na\nb\n```\n")
    with pypdfium2.PdfDocument(told.data) as pdf:
        lines = pdf[0].get_textpage().get_text_range().split("\r\n")
    assert any("note" in line and "three lines." in line for line in lines), lines
    assert "a" in lines
