"""Lines of languages without hyphenation are not stretched."""

from __future__ import annotations

import pytest

from pubkit.backends.pdf.composition import ragged_rules
from pubkit.backends.pdf.engine.hyphenation import hyphenates


@pytest.mark.parametrize(
    ("language", "even"),
    [("en", True), ("en-GB", True), ("de", True), ("pt-BR", True), ("ru", True), ("ar", True),
     ("ja", True), ("zh-Hant", True), ("az", False), ("tr", False), ("vi", False), ("th", False),
     ("ta-IN", False)],
)  # fmt: skip
def test_what_can_be_set_even(language: str, even: bool) -> None:
    assert hyphenates(language) is even


def test_each_article_is_set_by_its_own_language() -> None:
    rules = ragged_rules(["en", "az", "tr", "az", "x) {}"])
    assert rules.count("text-align:start") == 2
    assert rules.index(".text:lang(az)") < rules.index(".endmatter:lang(tr)")
    assert "en" not in rules.replace("endmatter", "")
    assert "x)" not in rules
