"""Differences between texts."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pubkit.parity.differences import differences

LETTERS = st.text(alphabet="abc", max_size=60)


@given(LETTERS, LETTERS)
def test_replacing_the_differences_makes_one_text_the_other(wanted: str, found: str) -> None:
    at, made = 0, ""
    for start, end, begin, stop in differences(wanted, found):
        made += wanted[at:start] + found[begin:stop]
        at = end
    assert made + wanted[at:] == found


@given(LETTERS)
def test_equal_texts_have_none(text: str) -> None:
    assert not list(differences(text, text))


def sizes(wanted: str, found: str) -> list[tuple[int, int]]:
    return [(end - start, stop - begin) for start, end, begin, stop in differences(wanted, found)]


def test_each_is_as_small_as_it_can_be() -> None:
    text = "".join(f"word{number} " for number in range(2000))
    cut = text.index("word900")
    assert sizes(text, text[:cut] + text[cut + 8 :]) == [(8, 0)]
    assert sizes(text, text[:cut] + "more" + text[cut:]) == [(0, 4)]
    assert sizes(text, text[:cut] + "W" + text[cut + 1 :]) == [(1, 1)]


def test_long_texts_take_little_time() -> None:
    text = "".join(random.Random(7).choices("abcdefgh", k=300_000))
    assert sizes(text, text[:100_000] + text[200_000:]) == [(100_000, 0)]
