from __future__ import annotations

import sys

import pytest

from pubkit.math import MathError, drawing, mathml
from pubkit.math.errors import MAX_DEPTH, MAX_LENGTH, MAX_NODES, MAX_SPACE

UNREADABLE = {
    "": ("the formula shows nothing", 0),
    r"\quad\phantom{x}": ("the formula shows nothing", 0),
    r"a+\foo{b}": (r'unknown command "\foo"', 2),
    r"\cancel{x}": (r'unknown command "\cancel"', 0),
    r"\href{a}{b}": (r'unknown command "\href"', 0),
    "\\" + "a" * 99: (f'unknown command "\\{"a" * 38}…"', 0),
    "{a": ('"}" is missing at the end', 2),
    "a}": ('unexpected "}"', 1),
    r"\frac{a}": ("an argument is missing at the end", 8),
    "x^": ("an argument is missing at the end", 2),
    "x^2^3": ('unexpected "^": add braces to say what it belongs to', 3),
    "x_2_3": ('unexpected "_": add braces to say what it belongs to', 3),
    "x^2'": ('unexpected "\'": add braces to say what it belongs to', 3),
    r"x\limits_2": (r'unexpected "\limits"', 1),
    r"\left(x": (r'"\right" is missing at the end', 7),
    r"x\right)": (r'unexpected "\right"', 1),
    r"\left x\right)": (r'"\left" needs a fence such as "(" or "."', 6),
    r"\middle|": (r'"\middle" stands outside "\left" and "\right"', 0),
    r"\begin{foo}\end{foo}": ('unknown environment "foo"', 7),
    r"\begin{matrix}a": (r'"\end" is missing at the end', 15),
    r"\begin{matrix}\end{cases}": ('"matrix" is closed by "cases"', 19),
    r"\end{matrix}": (r'unexpected "\end"', 0),
    r"\begin{array}{lp}\end{array}": (
        'the columns of "array" are written with "l", "c", "r" and "|"',
        14,
    ),
    r"\begin{array}{l}a&b\end{array}": ('more cells in a row than columns in "l"', 14),
    "a&b": ('"&" stands outside an environment such as "aligned"', 1),
    r"{a\\b}": (r'"\\" stands outside an environment such as "aligned"', 2),
    "50%": (r'"%" has a meaning of its own in TeX: write "\%"', 2),
    r"\text{50%}": (r'"%" has a meaning of its own in TeX: write "\%"', 8),
    r"\text{\foo}": (r'"\foo" is not known inside text', 6),
    r"\text{a": ('"{" is never closed', 5),
    r"\text a": ('text is missing its "{"', 6),
    r"a\over b\over c": (r'a second "\over" in one group: add braces', 8),
    r"\not x": (r'"\not" has no form for what follows it', 0),
    r"\kern x": ('a length such as "1em" or "3mu" is missing', 6),
    r"\kern999em": (f"a space of more than {MAX_SPACE} em", 0),
    r"\operatorname{\alpha}": (r'"\operatorname" takes letters, digits and "\,"', 14),
    "\\": ('unexpected "\\"', 0),
    "a\x00": ("character U+0000 is not allowed in a formula", 1),
    "\ud800": ("character U+D800 is not allowed in a formula", 0),
    "\u202e": ("character U+202E is not allowed in a formula", 0),
    "a\u0301": ('unexpected "\u0301"', 1),
    "x" * (MAX_LENGTH + 1): (f"the formula is longer than {MAX_LENGTH} characters", MAX_LENGTH),
    "x" * (MAX_NODES + 1): (f"the formula has more than {MAX_NODES} parts", MAX_NODES + 1),
}

RECURSIVE = {
    "group": ("{", "}"),
    "fraction": (r"\frac{1}{", "}"),
    "root": (r"\sqrt{", "}"),
    "degree": (r"\sqrt[", "]x"),
    "script": ("x^{", "}"),
    "accent": (r"\hat ", ""),
    "fence": (r"\left(", r"\right)"),
    "style": (r"\displaystyle ", ""),
    "environment": (r"\begin{matrix}", r"\end{matrix}"),
    "text": (r"\text{$", "$}"),
    "arrow": (r"\xrightarrow{", "}"),
    "infix": (r"{a\over ", "}"),
    "brace": (r"\overbrace{", "}^n"),
}


@pytest.mark.parametrize(("tex", "expected"), UNREADABLE.items())
def test_unreadable_formula_is_refused_where_it_goes_wrong(
    tex: str, expected: tuple[str, int]
) -> None:
    for make in (mathml, drawing):
        with pytest.raises(MathError) as caught:
            make(tex, display=False)
        assert (caught.value.message, caught.value.position) == expected


@pytest.mark.parametrize("definition", [r"\newcommand{\a}{\a\a}\a", r"\def\a{\a}\a", r"\let\a\a"])
def test_definitions_are_refused(definition: str) -> None:
    with pytest.raises(MathError, match="is not read: write the formula out") as caught:
        mathml(definition, display=True)
    assert caught.value.position == 0


@pytest.mark.parametrize(("opening", "closing"), RECURSIVE.values(), ids=RECURSIVE)
def test_depth_is_bounded_and_never_exhausts_the_stack(opening: str, closing: str) -> None:
    def nested(levels: int) -> str:
        return opening * levels + "x" + closing * levels

    with pytest.raises(MathError, match=f"nested more than {MAX_DEPTH} deep"):
        mathml(nested(MAX_DEPTH), display=True)
    deepest = max(n for n in range(MAX_DEPTH) if _readable(nested(n)))
    assert deepest > MAX_DEPTH // 2 - 2
    _make_with_stack(sys.getrecursionlimit() // 2, nested(deepest))


def _readable(tex: str) -> bool:
    try:
        return bool(mathml(tex, display=True).markup)
    except MathError:
        return False


def _make_with_stack(frames: int, tex: str) -> None:
    """Make `tex` when the caller has already used that many frames."""
    if frames:
        _make_with_stack(frames - 1, tex)
    else:
        mathml(tex, display=True)
        drawing(tex, display=True)


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{matrix}" + r"a\\" * 900 + r"\end{matrix}",
        r"\begin{matrix}" + "a&" * 900 + r"\end{matrix}",
        r"\left(\begin{matrix}" + r"a\\" * 900 + r"\end{matrix}\right)",
        "x" * 1_000,
        r"\kern99em" * 9 + "x",
    ],
)
def test_formula_beyond_any_page_is_not_drawn(tex: str) -> None:
    assert mathml(tex, display=True).words
    with pytest.raises(MathError, match="too large to draw"):
        drawing(tex, display=True)


def test_character_without_a_glyph_is_named() -> None:
    tex = r"a+\text{日本}"
    assert mathml(tex, display=False).words == "a+日本"
    with pytest.raises(MathError, match='the math font has no "日"') as caught:
        drawing(tex, display=False)
    assert caught.value.position == tex.index("日")
