"""What was found by guided fuzzing stays cured; a short hunt of each kind finds no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile import guided

SECONDS = 12
"""Of each kind: in all about a minute, on two processors half of that."""


@pytest.mark.parametrize("find", sorted(guided.CURED.glob("*/*")), ids=lambda find: find.name)
def test_finds_stay_cured(find: Path) -> None:
    guided.KINDS[find.parent.name](find.read_bytes())


@pytest.mark.parametrize("kind", guided.KINDS)
def test_seeds_are_no_finds(kind: str) -> None:
    for seed in guided.seeds(kind):
        guided.KINDS[kind](seed)


@pytest.mark.slow
@pytest.mark.skipif(not guided.HAS_ATHERIS, reason="atheris is not for this system")
@pytest.mark.parametrize("kind", guided.KINDS)
def test_a_short_hunt(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guided, "FINDS", tmp_path)
    assert not [find.read_bytes() for find in guided.hunt(kind, SECONDS)]
