"""Dates, names in a row, quotation marks."""

from __future__ import annotations

import re

import pytest

from pubkit.language import date, join, quotes, separators
from pubkit.language.glossary import LANGUAGES


@pytest.mark.parametrize(
    ("iso", "language", "shown"),
    [
        ("2026-03-02", "en", "March 2, 2026"),
        ("2026-03-02", "en-GB", "2 March 2026"),
        ("2026-03-02", "az", "2 mart 2026"),
        ("2026-03-02", "de-CH", "2. März 2026"),
        ("2026-03-02", "zh-TW", "2026年3月2日"),
        ("2026-03-02", "tlh", "2026-03-02"),
        ("2026-03-02T10:30:00+01:00", "en-GB", "2 March 2026, 10:30 (UTC+1)"),
        ("2026-03-02T10:30:00-03:30", "de", "2. März 2026, 10:30 (UTC−3:30)"),
        ("2026-03-02T10:30:00+00:00", "ru", "2 марта 2026 г., 10:30 (UTC)"),
        ("2026-03-02T10:30:00", "fr", "2 mars 2026, 10:30"),
        ("2026-03-02T00:00:00+01:00", "en-GB", "2 March 2026"),
        ("last spring", "en", "last spring"),
        ("", "en", ""),
    ],
)
def test_date(iso: str, language: str, shown: str) -> None:
    assert re.sub(r"\s", " ", date(iso, language)) == shown  # some spaces do not break


@pytest.mark.parametrize(
    ("names", "language", "shown"),
    [
        ([], "en", ""),
        (["A"], "en", "A"),
        (["A", "B"], "en", "A and B"),
        (["A", "B", "C"], "en-GB", "A, B and C"),
        (["A", "B", "C", "D"], "de", "A, B, C und D"),
        (["A", "B", "C"], "az", "A, B və C"),
        (["A", "B", "C"], "ja", "A、B、C"),
        (["A", "B", "C"], "tlh", "A, B, C"),
    ],
)
def test_join(names: list[str], language: str, shown: str) -> None:
    assert join(names, language) == shown


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_patterns_of_lists_are_names_and_gaps_only(language: str) -> None:
    assert all(gap.strip("\u200f") and "{" not in gap for gap in separators(5, language))
    assert len(separators(5, language)) == 4


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_outer_and_inner_quotation_marks_differ(language: str) -> None:
    style = quotes(language)
    assert style[:2] != style[2:4]
    assert all(style)
