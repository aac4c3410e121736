from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from html import escape
from typing import TypeVar
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pubkit.math import Drawing, MathError, MathML, drawing, mathml
from pubkit.math.tex.commands import COMMANDS

PIECES = (
    [f"\\{name} " for name in COMMANDS]
    + list("{}{}{}{}^^__''&|()[]<>=+-*/,.;:!?%#$~ 0123abcxyzABC") * 3
    + ["\\\\", r"\begin{matrix}", r"\end{matrix}", r"\begin{array}{c|r}", r"\end{array}"]
    + [r"\left(", r"\right)", r"\left.", r"\right|", r"\frac", r"\text{", r"\over ", r"\rm "]
    + [r"\substack{", r"\hline ", r"\\[1em]", r"\kern-1em ", r"\limits ", "α", "≤", "é", "日", "∑"]
)
soup = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
balanced = soup.map(lambda tex: tex + "}" * (tex.count("{") - tex.count("}")))
anything = st.text(max_size=60) | soup | balanced

ELEMENTS = frozenset(
    "math mi mn mo mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup"
    " munder mover munderover mtable mtr mtd".split()
)
ATTRIBUTES = frozenset(
    "display alttext mathvariant form fence stretchy lspace rspace movablelimits minsize maxsize"
    " mathsize accent accentunder linethickness displaystyle scriptlevel columnalign width height"
    " depth style".split()
)


Made = TypeVar("Made")


def outcome(make: Callable[..., Made], tex: str, *, display: bool) -> Made | MathError:
    """Return what is made of `tex`, or the one error that there may be."""
    try:
        return make(tex, display=display)
    except MathError as error:
        return error


@given(anything, st.booleans())
@example("\ud800", True)
@example("\\", False)
def test_any_text_is_a_formula_or_a_math_error(tex: str, display: bool) -> None:
    match outcome(mathml, tex, display=display):
        case MathError() as error:
            assert 0 <= error.position <= len(tex)
            assert error.message == str(error)
        case MathML(markup=markup):
            nodes = list(ElementTree.fromstring(markup).iter())
            assert {node.tag.partition("}")[2] for node in nodes} <= ELEMENTS
            assert {key for node in nodes for key in node.attrib} <= ATTRIBUTES
            assert len(markup) < 500 * len(tex)


@given(anything, st.booleans())
def test_drawing_and_markup_agree(tex: str, display: bool) -> None:
    markup = outcome(mathml, tex, display=display)
    made = outcome(drawing, tex, display=display)
    match markup, made:
        case MathError() as one, MathError() as other:
            assert (one.message, one.position) == (other.message, other.position)
        case MathML(), MathError() as error:
            assert error.message.startswith(("the math font has no", "the formula is too"))
        case MathML(markup=text), Drawing(alt=alt):
            assert f'alttext="{escape(alt)}"' in text
            assert made.height_em >= made.depth_em >= 0
            assert ElementTree.fromstring(made.svg) is not None
        case _:
            pytest.fail("drawn without markup")


@given(balanced)
def test_braces_around_the_whole_change_no_words(tex: str) -> None:
    bare = outcome(mathml, tex, display=False)
    braced = outcome(mathml, f"{{{tex}}}", display=False)
    if isinstance(bare, MathML) and isinstance(braced, MathML):
        assert braced.words == bare.words


def test_same_formula_is_the_same_bytes_in_any_process() -> None:
    program = (
        "from pubkit.math import drawing, mathml\n"
        r"tex = r'\sum_{i=1}^n \frac{\hat x_i}{\sqrt 2} \text{ if } \begin{matrix}a&b\end{matrix}'"
        "\nprint(mathml(tex, display=True), drawing(tex, display=True))"
    )
    outputs = {_python(program, PYTHONHASHSEED=seed) for seed in ("1", "2")}
    assert len(outputs) == 1


def test_engines_are_imported_only_to_draw() -> None:
    program = (
        "import sys\nfrom pubkit.math import drawing, mathml\n"
        "print('pubkit.math.tex.parser' in sys.modules)\n"
        "mathml('x', display=True)\nprint('uharfbuzz' in sys.modules)\n"
        "drawing('x', display=True)\nprint('uharfbuzz' in sys.modules)\n"
        "print('ziamath' in sys.modules or 'latex2mathml' in sys.modules)"
    )
    assert _python(program).split() == ["False", "False", "True", "False"]


def _python(program: str, **variables: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables}
    command = [sys.executable, "-X", "utf8", "-c", program]
    return subprocess.run(
        command, env=environment, capture_output=True, check=True, text=True, encoding="utf-8"
    ).stdout
