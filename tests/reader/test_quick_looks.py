"""What is looked for only where it may be: a look that is too quick would miss it."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis.strategies import text

from pubkit.markup import characters
from pubkit.reader import limits, markdown, runs


@given(text(" \t\n\r\fab", max_size=30))
def test_white_space_is_folded_wherever_it_may_be(told: str) -> None:
    assert runs.folded(told) == runs._SPACES.sub(runs._fold, told)


def test_nothing_that_may_not_be_written_is_printable() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for pattern in (limits._FORBIDDEN, limits._BIDI, characters._FORBIDDEN):
        found = pattern.findall(every)
        assert found
        assert not any(map(str.isprintable, found))


@given(text("ab=->|+ \t\n", max_size=30))
def test_underlines_are_seen_wherever_they_may_be(told: str) -> None:
    found = markdown.tokens(told)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_UNDERLINE", re.compile(""))
        assert found == markdown.tokens(told)


def test_an_underline_makes_a_heading_in_a_cell_too() -> None:
    drawn = "+-----+\n| a   |\n| === |\n+-----+\n"
    assert any(token.tag == "h1" for token in markdown.tokens(f"{drawn}\nText\n"))
