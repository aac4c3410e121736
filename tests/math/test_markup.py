from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from pubkit.math import mathml

from .formulas import DISPLAYED, SPOKEN

TIGHT = '<mo lspace="0em" rspace="0em">'
THIN, THICK = '<mspace width="0.1667em"></mspace>', '<mspace width="0.2778em"></mspace>'
BAR = '<mo stretchy="false" lspace="0em" rspace="0em">|</mo>'
RIGHT = '<mtd style="text-align: right; justify-items: end; padding-right: 0">'
LEFT = '<mtd style="text-align: left; padding-left: 0"><mrow></mrow>'

INLINE = {
    "x": "<mi>x</mi>",
    r"2.5\pi": "<mn>2.5</mn><mi>π</mi>",
    r"\Gamma\mathbb R\mathbf v\mathrm{km}\mathrm d": '<mi mathvariant="normal">Γ</mi><mi>ℝ</mi>'
    '<mi>𝐯</mi><mi>km</mi><mi mathvariant="normal">d</mi>',
    "a<b": "<mi>a</mi><mo>&lt;</mo><mi>b</mi>",
    "a+b": "<mi>a</mi><mo>+</mo><mi>b</mi>",
    "a=-b": '<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>',
    "a:b": '<mi>a</mi><mo lspace="0.2778em" rspace="0.2778em">:</mo><mi>b</mi>',
    r"f\colon X": "<mi>f</mi><mo>:</mo><mi>X</mi>",
    r"a\times b": '<mi>a</mi><mo lspace="0.2222em" rspace="0.2222em">×</mo><mi>b</mi>',
    "|x|": f"{BAR}<mi>x</mi>{BAR}",
    r"\sin x": f"<mi>sin</mi>{THIN}<mi>x</mi>",
    r"\sin(x)": '<mi>sin</mi><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>',
    r"a\mathrel{R}b": f"<mi>a</mi>{THICK}<mi>R</mi>{THICK}<mi>b</mi>",
    r"a\!b": '<mi>a</mi><mspace style="margin-left: -0.1667em"></mspace><mi>b</mi>',
    "x^{a+b}": f"<msup><mi>x</mi><mrow><mi>a</mi>{TIGHT}+</mo><mi>b</mi></mrow></msup>",
    "x_i^2": "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>",
    "f''": f"<msup><mi>f</mi>{TIGHT}″</mo></msup>",
    r"\frac12": "<mfrac><mn>1</mn><mn>2</mn></mfrac>",
    r"\dfrac12": '<mstyle displaystyle="true" scriptlevel="0">'
    "<mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>",
    r"\sqrt x": "<msqrt><mi>x</mi></msqrt>",
    r"\sqrt[3]x": "<mroot><mi>x</mi><mn>3</mn></mroot>",
    r"\binom nk": '<mrow><mo form="prefix">(</mo><mfrac linethickness="0"><mi>n</mi>'
    '<mi>k</mi></mfrac><mo form="postfix">)</mo></mrow>',
    r"\left.x\right|_0": '<msub><mrow><mi>x</mi><mo form="postfix">|</mo></mrow><mn>0</mn></msub>',
    r"\left]x\right]": '<mrow><mo form="prefix" fence="true" stretchy="true" lspace="0em" '
    'rspace="0em">]</mo><mi>x</mi><mo form="postfix">]</mo></mrow>',
    r"\sum_i x": '<msub><mo lspace="0em">∑</mo><mi>i</mi></msub><mi>x</mi>',
    r"\int\limits_0 x": '<munder><mo lspace="0em" movablelimits="false">∫</mo><mn>0</mn></munder>'
    "<mi>x</mi>",
    r"\hat x": '<mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>',
    r"\overbrace x^n": '<mover><mover accent="true"><mi>x</mi><mo stretchy="true">⏞</mo></mover>'
    "<mi>n</mi></mover>",
    r"\text{if } x": "<mtext>if\u00a0</mtext><mi>x</mi>",
    r"\text{a $b$--``c''}": "<mrow><mtext>a\u00a0</mtext><mi>b</mi><mtext>–“c”</mtext></mrow>",
    r"\begin{matrix}a&b\\c\end{matrix}": "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd>"
    "</mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>",
    r"\begin{aligned}a&=b\end{aligned}": '<mtable columnalign="right left" displaystyle="true">'
    f"<mtr>{RIGHT}<mi>a</mi></mtd>{LEFT}<mo>=</mo><mi>b</mi></mtd></mtr></mtable>",
    r"\vphantom xy": '<mpadded width="0em"><mphantom><mi>x</mi></mphantom></mpadded><mi>y</mi>',
}

DISPLAY = {
    r"\sum_i x": '<munder><mo lspace="0em">∑</mo><mi>i</mi></munder><mi>x</mi>',
    r"\sum\nolimits_i": '<msub><mo lspace="0em" rspace="0em">∑</mo><mi>i</mi></msub>',
    r"\int_0 x": '<msub><mo lspace="0em">∫</mo><mn>0</mn></msub><mi>x</mi>',
    r"\lim_n x": f"<munder><mi>lim</mi><mi>n</mi></munder>{THIN}<mi>x</mi>",
    r"\frac{\lim_n x}2": f"<mfrac><mrow><msub><mi>lim</mi><mi>n</mi></msub>{THIN}<mi>x</mi></mrow>"
    "<mn>2</mn></mfrac>",
}


def _content(tex: str, *, display: bool) -> str:
    return re.sub("^<math [^>]*>|</math>$", "", mathml(tex, display=display).markup)


@pytest.mark.parametrize(("tex", "content"), INLINE.items())
def test_inline_formula(tex: str, content: str) -> None:
    assert _content(tex, display=False) == content


@pytest.mark.parametrize(("tex", "content"), DISPLAY.items())
def test_displayed_formula(tex: str, content: str) -> None:
    assert _content(tex, display=True) == content


def test_root_says_where_it_stands() -> None:
    start = '<math xmlns="http://www.w3.org/1998/Math/MathML" display='
    assert mathml("a<b", display=False).markup.startswith(f'{start}"inline" alttext="a &lt; b">')
    assert mathml("a<b", display=True).markup.startswith(f'{start}"block" alttext="a &lt; b">')


@pytest.mark.parametrize("tex", [*SPOKEN, *DISPLAYED])
def test_words_are_the_text_content(tex: str) -> None:
    made = mathml(tex, display=True)
    root = ElementTree.fromstring(made.markup)
    assert "".join(root.itertext()) == made.words


def test_every_script_has_its_parts() -> None:
    parts = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2}
    parts |= {"msubsup": 3, "munderover": 3}
    for tex in (*SPOKEN, *DISPLAYED):
        for node in ElementTree.fromstring(mathml(tex, display=True).markup).iter():
            name = node.tag.partition("}")[2]
            assert len(node) == parts.get(name, len(node)), (tex, name)
