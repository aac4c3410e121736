from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from pubkit.math import Drawing, drawing
from pubkit.math.layout.font import math_font
from pubkit.math.tex import symbols

from .formulas import DISPLAYED, SPOKEN

SVG = "{http://www.w3.org/2000/svg}"
AXIS = math_font().constant("AXIS_HEIGHT") / 1000


def inline(tex: str) -> Drawing:
    return drawing(tex, display=False)


def ascent(made: Drawing) -> float:
    return made.height_em - made.depth_em


def middle(made: Drawing) -> float:
    """Return how far the middle of a drawing is above the baseline."""
    return (ascent(made) - made.depth_em) / 2


@pytest.mark.parametrize("tex", [*SPOKEN, *DISPLAYED])
def test_drawing_is_one_path_and_a_title(tex: str) -> None:
    made = drawing(tex, display=True)
    root = ElementTree.fromstring(made.svg)
    assert [child.tag for child in root] == [SVG + "title", SVG + "path"]
    assert set(root[1].attrib) == {"d"}
    assert set(root.attrib) == {"viewBox", "width", "height", "fill"}
    assert root.attrib["fill"] == "currentColor"
    assert root[0].text == made.alt
    assert re.fullmatch(r"([MLQChvZ][-\d .]*)+", root[1].attrib["d"])


@pytest.mark.parametrize("tex", [*SPOKEN, *DISPLAYED])
def test_view_holds_the_ink_and_stands_on_the_baseline(tex: str) -> None:
    made = drawing(tex, display=True)
    root = ElementTree.fromstring(made.svg)
    left, top, width, height = map(int, root.attrib["viewBox"].split())
    assert (made.width_em, made.height_em) == (width / 1000, height / 1000)
    assert made.depth_em == pytest.approx((top + height) / 1000)
    absolute = re.sub(r"[hv]-?\d+", "", root[1].attrib["d"])
    points = re.findall(r"(-?\d+) (-?\d+)", absolute)
    assert all(left <= int(x) <= left + width for x, _ in points)
    assert all(top <= int(y) <= top + height for _, y in points)


def test_letters_stand_on_the_baseline_at_the_size_of_text() -> None:
    assert inline("x").depth_em < 0.02 < inline("y").depth_em
    assert 0.4 < ascent(inline("x")) < 0.5
    assert 0.6 < ascent(inline("H")) < 0.7


def test_size_scales_the_lengths_and_keeps_the_view() -> None:
    small, large = inline("x^2"), drawing("x^2", display=False, size=2.0)
    assert large.width_em == pytest.approx(2 * small.width_em)
    assert large.depth_em == pytest.approx(2 * small.depth_em)
    views = [re.findall('viewBox="[^"]*"', made.svg) for made in (small, large)]
    assert views[0] == views[1]


@pytest.mark.parametrize(
    "tex", [r"\begin{matrix}x\\x\end{matrix}", r"\left(\frac xx\right)", r"\sum", r"\Bigg|"]
)
def test_tall_things_are_centred_on_the_axis(tex: str) -> None:
    assert middle(drawing(tex, display=True)) == pytest.approx(AXIS, abs=0.06)


def test_scripts_rise_sink_and_shrink() -> None:
    assert ascent(inline("x^2")) > ascent(inline("x")) + 0.2
    assert inline("x_2").depth_em > 0.1
    assert inline("x^x").width_em < 1.9 * inline("x").width_em
    assert inline("x^{x^x}").width_em - inline("x^x").width_em < 0.65 * inline("x").width_em


def test_display_is_larger_than_text() -> None:
    for tex in (r"\sum_{i=1}^n i", r"\int_0^1", r"\frac12", r"\lim_{n\to0}"):
        assert drawing(tex, display=True).height_em > 1.15 * inline(tex).height_em


def test_limits_move_beside_the_operator_in_text() -> None:
    assert inline(r"\lim_{n}").width_em > drawing(r"\lim_{n}", display=True).width_em + 0.2
    assert inline(r"\lim\limits_{n}").width_em == drawing(r"\lim_n", display=True).width_em


@pytest.mark.parametrize("fence", ["()", "[]", r"\{\}", "||", r"\langle\rangle", "/."])
def test_fences_reach_over_what_they_hold(fence: str) -> None:
    left, right = re.findall(r"\\[a-z]+|\\.|.", fence)
    body = r"\frac{\frac{a}{b}}{\frac{c}{d}}"
    tall = drawing(rf"\left{left}{body}\right{right}", display=True)
    assert tall.height_em > 0.9 * drawing(body, display=True).height_em
    assert drawing(rf"\left{left} x\right{right}", display=True).height_em < 1.3


def test_fences_of_four_sizes_grow() -> None:
    heights = [inline(rf"\{size}(").height_em for size in ("big", "Big", "bigg", "Bigg")]
    assert heights == sorted(set(heights))
    assert heights[-1] == pytest.approx(3.0, abs=0.3)


def test_middle_fence_is_as_tall_as_the_rest() -> None:
    tall, short = (inline(rf"\left({body}\middle|x\right)") for body in (r"\frac ab", "a"))
    assert tall.height_em > short.height_em


def test_root_and_bars_cover_their_body() -> None:
    body = inline("a+b")
    for tex in (r"\sqrt{a+b}", r"\overline{a+b}", r"\overbrace{a+b}", r"\boxed{a+b}"):
        assert inline(tex).width_em >= body.width_em
        assert ascent(inline(tex)) > ascent(body)
    assert inline(r"\underline{a+b}").depth_em > body.depth_em


def test_space_follows_the_classes_of_neighbours() -> None:
    def space(tex: str, *parts: str) -> float:
        return round((inline(tex).width_em - sum(inline(part).width_em for part in parts)) * 18)

    assert space("1+1", "1", "+", "1") == 8
    assert space("1=1", "1", "=", "1") == 10
    assert space("=-1", "=", "-", "1") == 5
    assert space("-1", "-", "1") == 0
    assert space(r"1\,1", "1", "1") == 3
    assert space(r"1\!1", "1", "1") == -3


def test_phantom_leaves_room() -> None:
    assert inline(r"1\phantom{11}1").width_em == inline("1111").width_em
    assert inline(r"1\vphantom{\frac11}1").width_em == inline("11").width_em
    assert inline(r"1\hphantom{\frac11}1").height_em == inline("11").height_em


def test_columns_align() -> None:
    def first(column: str) -> int:
        svg = inline(rf"\begin{{array}}{{{column}}}1\\111\end{{array}}").svg
        return int(re.findall(r'd="M(-?\d+)', svg)[0])

    left, centre, right = (first(column) for column in "lcr")
    assert left < centre < right
    assert centre - left == pytest.approx(right - centre, abs=2)


def test_font_has_every_character_that_commands_name() -> None:
    tables = (symbols.ITALIC, symbols.UPRIGHT, symbols.STACKING, symbols.INTEGRALS)
    named = {text for table in tables for text in table.values()}
    named |= {text for text, _ in symbols.SIGNS.values()} | set(symbols.FENCES.values())
    assert [text for text in sorted(named - {""}) if not math_font().covers(text)] == []
