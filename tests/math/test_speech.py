from __future__ import annotations

import pytest

from pubkit.math import drawing, mathml

from .formulas import SPOKEN


@pytest.mark.parametrize(("tex", "spoken"), SPOKEN.items())
def test_formula_is_said_on_one_line(tex: str, spoken: str) -> None:
    assert drawing(tex, display=True).alt == spoken


def test_markup_says_the_same_as_the_drawing() -> None:
    for tex in SPOKEN:
        assert f'alttext="{drawing(tex, display=False).alt}"' in _unescaped(tex)


def _unescaped(tex: str) -> str:
    from html import unescape

    return unescape(mathml(tex, display=False).markup)
