"""A short fuzzing run finds nothing; its rules would see a fault."""

from __future__ import annotations

import pytest

from tests.hostile import fuzz


def test_a_hundred_inputs_of_each_kind() -> None:
    for kind in fuzz.KINDS:
        assert fuzz.job(f"{kind} 0") == fuzz.job(f"{kind} {fuzz.BATCH}") == b""


def test_a_fault_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(seed: int) -> None:
        raise ValueError(f"at {seed}")

    monkeypatch.setitem(fuzz.KINDS, "article", fail)
    assert fuzz.job("article 7").splitlines()[0] == b"article 7: ValueError: at 7"
