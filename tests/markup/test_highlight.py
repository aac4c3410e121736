"""Code is coloured without a character changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.markup import highlight
from pubkit.markup.element import Element, Part


def plain(part: Part) -> str:
    return part if isinstance(part, str) else "".join(map(plain, part.children))  # type: ignore[union-attr]


@given(
    st.sampled_from(("python", "html", "diff", "bash", "json", "no-such", "", None)),
    st.text(alphabet="<>=\"'#-+{}[]()\\ \n\r\tabc019é\0", max_size=60),
)
def test_no_character_changes(language: str | None, text: str) -> None:
    assert "".join(map(plain, highlight.highlighted(text, language))) == text


def test_words_are_told_apart() -> None:
    parts = highlight.highlighted("def f(): return 'a' + 1 # c", "python")
    named = {(p.attributes["class"], plain(p)) for p in parts if isinstance(p, Element)}
    assert named == {
        ("k", "def"),
        ("n", "f"),
        ("k", "return"),
        ("s", "'a'"),
        ("o", "+"),
        ("m", "1"),
        ("c", "# c"),
    }


def test_neighbours_of_one_class_are_one_run() -> None:
    parts = highlight.highlighted("x = 'a\\nb'", "python")
    assert [plain(p) for p in parts if isinstance(p, Element)] == ["=", "'a\\nb'"]


@pytest.mark.parametrize("text", ["x = 1\n" * 5_000, "x" * 2_000])
def test_long_text_stays_plain(text: str) -> None:
    assert highlight.highlighted(text, "python") == (text,)


def test_a_lexer_that_fails_costs_only_the_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def get_tokens(self, text: str) -> None:
            raise RecursionError

    monkeypatch.setattr(highlight, "_lexer", lambda language: Broken())
    assert highlight.highlighted("x = 1", "python") == ("x = 1",)
