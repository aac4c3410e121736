"""What is read without the parser of YAML is what that would have read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.reader import front_matter
from pubkit.reader.front_matter import read_yaml
from pubkit.reader.front_matter_error import FrontMatterError
from pubkit.reader.plain_yaml import read_plain

WORDS = st.text(st.sampled_from("ab 1:-,#'\"[]{}|>&*!%@`~?=./($+_\\é日\t\u00a0\x85"), max_size=8)
LINES = st.one_of(
    st.builds("{}:{}{}".format, st.sampled_from(["a", "b_c", "1", "d e", "<<"]),
              st.sampled_from(["", " ", "  "]), WORDS),
    st.builds('{}: "{}"'.format, st.sampled_from("ab"), WORDS),
    st.builds("{}: '{}'".format, st.sampled_from("ab"), WORDS),
    st.builds("{}: [{}, {}]".format, st.sampled_from("ab"), WORDS, WORDS),
    st.builds("{}- {}".format, st.sampled_from(["", "  ", "    "]), WORDS),
    WORDS,
    st.sampled_from(["a:", "b:", "c: null", "d: NULL "]),
    st.sampled_from(["---", "...", "", "? a", "- b", "# c", "# - c", "e: f: g"]),
)  # fmt: skip


def told(content: str) -> object:
    try:
        return read_yaml(content, 4)
    except FrontMatterError as error:
        return str(error), error.span


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join))
def test_plain_front_matter_means_the_same_to_the_parser(content: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        mine = told(content)
        patch.setattr(front_matter, "read_plain", lambda content: None)
        assert mine == told(content)


@pytest.mark.parametrize(
    ("content", "values"),
    [
        ("title: Water: low\n", None),
        ("title: Rain at 12:30, and\ndate: 2026-03-01\n", ["Rain at 12:30, and", "2026-03-01"]),
        ("tags: [a, b-c]\ntitle: \"It: rains\"\nby: 'A'\n", [["a", "b-c"], "It: rains", "A"]),
        ("tags:\n  - rain\n  - null\n\ntitle:\n", [["rain", None], None]),
        ("tags:\n- rain\ntitle: é 日\n", [["rain"], "é 日"]),
        ("a: 1\na: 2\n", None), ("a: &b c\n", None), ("a: b\n  c\n", None), ("a: b # c\n", None),
        ("a:\n - b\n   c\n", None), ("a: |\n b\n", None), ("a: 'it''s'\n", None), ("", None),
        ("a:\n  b: c\n", None), ("a: b\n- c\n", None), ("- a\n", None), ("a: [b: c]\n", None),
    ],
)  # fmt: skip
def test_what_is_plain_is_read_here_and_nothing_else(
    content: str, values: list[object] | None
) -> None:
    found = read_plain(content)
    assert values == (None if found is None else [entry.value for entry in found])
