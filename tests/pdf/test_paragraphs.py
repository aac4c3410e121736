"""Paragraphs end in more than a scrap, and the lines of a heading are of one length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
import pytest

from tests.outputs.measuring import characters
from tests.pdf.press import typeset

WORDS = "the river came back after three dry years and nobody at the mill believed it ".split()
RULES = (
    "@page{size:300pt 9000pt;margin:20pt} html{font-size:10pt} body{margin:0} p,h1{margin:0 0 40pt}"
)
LEFT, RIGHT = 20, 280


class Line(NamedTuple):
    """The characters of a line and its edges."""

    text: str
    left: float
    right: float


def blocks(bodies: Sequence[str], rules: str = "") -> list[list[Line]]:
    """Return the lines of each block."""
    found: list[list[Line]] = []
    bottom = 0.0
    with pypdfium2.PdfDocument(typeset("".join(bodies), RULES + rules)) as pdf:
        for character, at in characters(pdf[0]):
            if at.bottom > bottom + 30:
                found.append([])
            if at.bottom > bottom + 5:
                found[-1].append(Line("", at.left, at.right))
                bottom = at.bottom
            text, left, right = found[-1][-1]
            found[-1][-1] = Line(text + character, min(at.left, left), max(at.right, right))
    assert len(found) == len(bodies)
    return found


# Of growing length, so that some are a word longer than their lines.
PARAGRAPHS = [f"<p>{' '.join((WORDS * 5)[:count])} 60.</p>" for count in range(15, 45)]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_short_word_is_not_left_alone(direction: str) -> None:
    for lines in blocks(PARAGRAPHS, f"html{{direction:{direction}}}"):
        assert lines[-1].text != "60."
        assert all(line.left > LEFT - 1 and line.right < RIGHT + 1 for line in lines)


def test_a_justified_line_before_the_last_still_reaches_its_edge() -> None:
    found = blocks(PARAGRAPHS, "p{text-align:justify}")
    for *full, _ in found:
        assert all(abs(at.right - RIGHT) < 1 and abs(at.left - LEFT) < 1 for at in full)
    assert sum(last.text == "60." for *_, last in found) <= 1  # else the line above has holes


def test_a_line_that_an_author_ends_stays() -> None:
    ((*_, before, last),) = blocks([f"<p>{' '.join(WORDS)}<br/>60.</p>"])
    assert before.text.endswith("it")
    assert last.text == "60."


@pytest.mark.parametrize(("tag", "align"), [("h1", "start"), ("h1", "center"), ("p", "center")])
def test_lines_of_headings_and_centred_ones_are_of_one_length(tag: str, align: str) -> None:
    headings = [f"<{tag}>{' '.join(WORDS[:count])}</{tag}>" for count in range(7, 15)]
    for lines in blocks(headings, f"{tag}{{text-align:{align};font-size:18pt}}"):
        widths = [line.right - line.left for line in lines]
        assert min(widths) > 0.55 * max(widths)
        if align == "center":
            assert all(abs(line.left + line.right - LEFT - RIGHT) < 4 for line in lines)


def test_a_heading_of_long_words_keeps_them_whole() -> None:
    heading = "<h1>Zeitungsverlagsgesellschaft am Fluss</h1>"
    (lines,) = blocks([heading], "h1{font-size:18pt}")
    assert [line.text for line in lines] == ["Zeitungsverlagsgesellschaft", "amFluss"]


@pytest.mark.parametrize("word", ["{}", "<em>{}</em>"])
def test_spaces_of_justified_lines_do_not_grow_into_holes(word: str) -> None:
    long = word.format("Zeitungsverlagsgesellschaften")
    (lines,) = blocks([f"<p>{long} at {long} in the mill {long} on</p>"], "p{text-align:justify}")
    assert lines[0].right < RIGHT - 50  # one space: a hole of five ems
    (lines,) = blocks([f"<p>{' '.join(WORDS * 3)}</p>"], "p{text-align:justify}")
    assert all(abs(line.right - RIGHT) < 1 for line in lines[:-1])


@pytest.mark.parametrize("align", ["center", "start"])
def test_a_line_after_which_others_are_left_out_holds_what_it_can(align: str) -> None:
    (lines,) = blocks([f"<p>{' '.join(WORDS)}</p>"], f"p{{text-align:{align};line-clamp:1}}")
    assert len(lines) == 1
    assert lines[0].right - lines[0].left > 0.7 * (RIGHT - LEFT)
