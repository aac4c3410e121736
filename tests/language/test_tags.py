"""Language tags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.language import direction, normalise


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("en_gb", "en-GB"), ("ZH_hant_tw", "zh-Hant-TW"), ("de_DE.UTF-8", "de-DE"), ("iw", "he"),
        ("sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994"), ("es-419", "es-419"),
        ("sr-latn", "sr-Latn"), ("en-US-u-CA-gregory", "en-US-u-ca-gregory"),
        ("en-x-ab", "en-x-ab"), (" az ", "az"), ("english", None), ("", None), ("e", None),
        ("en--GB", None), ("en GB", None), ("123", None),
    ],
)  # fmt: skip
def test_normalise(written: str, canonical: str | None) -> None:
    assert normalise(written) == canonical


@given(st.text(alphabet="abENzh-_1x", max_size=20))
def test_what_is_canonical_stays(tag: str) -> None:
    once = normalise(tag)
    assert once is None or normalise(once) == once


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"), ("az-Arab", "rtl"),
        ("en", "ltr"), ("ks-Deva", "ltr"), ("ar-Latn", "ltr"), ("", "ltr"),
    ],
)  # fmt: skip
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected
