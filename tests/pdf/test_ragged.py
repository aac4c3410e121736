"""Lines of languages without hyphenation are not stretched."""

from __future__ import annotations

import pytest

from pubkit.backends.pdf.engine.hyphenation import hyphenates


@pytest.mark.parametrize(
    ("language", "even"),
    [("en", True), ("en-GB", True), ("de", True), ("pt-BR", True), ("ru", True), ("ar", True),
     ("ja", True), ("zh-Hant", True), ("az", False), ("tr", False), ("vi", False)],
)  # fmt: skip
def test_what_can_be_set_even(language: str, even: bool) -> None:
    assert hyphenates(language) is even
