"""The pictures of the sources: what their code draws, small, and each of them used."""

from __future__ import annotations

import runpy
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

SOURCES = Path(__file__).parents[2] / "sources"
DRAWERS = sorted(SOURCES.glob("*/draw*.py"))
PICTURES = sorted(p for p in SOURCES.glob("*/*") if p.suffix in (".jpg", ".png", ".svg"))
MOST = 150_000
UNLIKE = 1.0
"""Mean difference in 256 levels that another Pillow or another libm may make."""


def _name(path: Path) -> str:
    return path.relative_to(SOURCES).as_posix()


def _drawn(drawer: Path) -> dict[str, bytes]:
    made = runpy.run_path(str(drawer))["pictures"]()
    assert isinstance(made, dict)
    return made


def _difference(one: bytes, other: bytes) -> float:
    left, right = (Image.open(BytesIO(data)).convert("RGB") for data in (one, other))
    assert left.size == right.size
    return max(ImageStat.Stat(ImageChops.difference(left, right)).mean)


@pytest.mark.parametrize("drawer", DRAWERS, ids=_name)
def test_the_committed_pictures_are_what_the_code_draws(drawer: Path) -> None:
    for name, data in _drawn(drawer).items():
        kept = drawer.with_name(name).read_bytes()
        if name.endswith(".svg"):
            assert kept == data, f"run {_name(drawer)}"
        else:
            assert _difference(kept, data) < UNLIKE, f"run {_name(drawer)}"


def test_every_picture_has_code_that_draws_it() -> None:
    drawn = {drawer.with_name(name) for drawer in DRAWERS for name in _drawn(drawer)}
    assert drawn == set(PICTURES)


@pytest.mark.parametrize("picture", PICTURES, ids=_name)
def test_a_picture_is_small_and_shown_by_its_article(picture: Path) -> None:
    assert picture.stat().st_size <= MOST
    texts = (p.read_text("utf-8") for p in picture.parent.iterdir() if p.suffix in (".md", ".yml"))
    assert any(picture.name in text for text in texts)
