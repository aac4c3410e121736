"""Lines that run both ways are set as they are read."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pypdfium2
import pytest

from pubkit.backends.pdf.text import bidi, lines
from pubkit.backends.pdf.text.levels import levels
from pubkit.theme import load
from pubkit.world import World
from tests.outputs.measuring import areas, sticking
from tests.pdf.press import printed


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([1, 2, 3, 3, 2, 1], [5, 1, 3, 2, 4, 0]),
        ([], []),
    ],
)
def test_runs_are_reversed_from_the_highest_level_down(levels: list[int], order: list[int]) -> None:
    atoms = [lines.Atom(place, level) for place, level in enumerate(levels)]
    assert [atom.box for atom in lines.visual(atoms)] == order


@pytest.mark.parametrize(
    ("text", "base", "wanted"),
    [
        ("abc", 0, "000"),
        ("abc", 1, "222"),
        ("אב 12 ab", 1, "11122122"),
        ("ab אב", 0, "00011"),
        ("אב 3.5% ab", 0, "1112222000"),
        ("ا 12", 0, "1122"),
        ("אב (ab) גד", 0, "1100000011"),
        ("a (אב) b", 0, "00011000"),
        ("א \u2067«Pull»\u2069א", 1, "11134444311"),
        ("א \u2067(merge)\u2069 א", 1, "1113444443111"),
        ("\u2068abc\u2069 \u2068אב\u2069", 1, "1222111331"),
        ("a \u2067א \u2066b\u2069 ג", 0, "0001112111"),
        ("א\u05b0]\u05b0", 0, "1100"),
        ("", 1, ""),
    ],
)
def test_levels(text: str, base: int, wanted: str) -> None:
    assert "".join(map(str, levels(text, base))) == wanted


def test_text_is_cut_only_where_it_needs_to_be() -> None:
    plain = "<p>one <em>two</em> three</p><p>אב ab</p><p dir='rtl'>אב <em>גד</em></p>"
    root = ElementTree.fromstring(f"<html><body>{plain}</body></html>")
    before = ElementTree.tostring(root)
    bidi.cut(root)
    assert ElementTree.tostring(root) == before


def places(data: bytes) -> dict[str, float]:
    """Return where the words of the first page begin, from the left."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    page = document[0].get_textpage()
    found: dict[str, float] = {}
    for index in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(index)
        for word in page.get_text_bounded(left, bottom, right, top).split():
            found.setdefault(word, left)
    document.close()
    return found


def test_words_of_the_other_direction_keep_their_order_across_elements() -> None:
    source = "---\nheadline: ערב\nlanguage: he\n---\n\nאבגד see [Example](https://e.org/) דהוז.\n"
    at = places(printed(source).data)
    # Read from the right: the first word, then "see Example" from the left, then the last.
    assert at["דהוז"] < at["see"] < at["Example"] < at["אבגד"]


def test_words_from_the_right_keep_their_order_in_a_line_from_the_left() -> None:
    source = "---\nheadline: A\nlanguage: en\n---\n\nbefore *אבגד* **דהוז** after\n"
    at = places(printed(source).data)
    assert at["before"] < at["דהוז"] < at["אבגד"] < at["after"]


@pytest.mark.parametrize("theme", ["daily", "report"])
def test_lines_from_the_right_reach_their_edge_before_a_link(
    theme: str,
) -> None:
    """One is justified, one is not."""
    lead = "---\nheadline: ا\nlanguage: ar\n---\n\n"
    paragraphs = [f"{'ماء ' * words}[رابط](https://e.org/) {'ماء ' * 20}" for words in range(5, 40)]
    with areas() as found:
        file = printed(lead + "\n\n".join(paragraphs), "a4", theme=load(theme, World.fake({})))
    assert list(sticking(file.data, found)) == []
