"""Runs are said again only while every path that they saw looks the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pubkit.cache import runs
from pubkit.cache.stamps import kind, stamp
from pubkit.cache.store import Store

SAID = ("a path\n", "warning: ü\n", 1)


@pytest.fixture
def seen(tmp_path: Path) -> dict[str, str]:
    file, folder, absent = (str(tmp_path / name) for name in ("file", "folder", "absent"))
    Path(file).write_text("words")
    Path(folder).mkdir()
    return {file: stamp(file), folder: kind(folder), absent: kind(absent)}


def kept(tmp_path: Path, seen: dict[str, str]) -> Store:
    store = Store(str(tmp_path / "cache"))
    runs.keep(store, "name", SAID, seen)
    return store


def test_a_run_is_said_again(tmp_path: Path, seen: dict[str, str]) -> None:
    assert runs.recall(kept(tmp_path, seen), "name") == SAID


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "file").write_text("other words"),
        lambda folder: os.utime(folder / "file", ns=(1, 1)),
        lambda folder: (folder / "file").chmod(0o600),
        lambda folder: (folder / "file").unlink(),
        lambda folder: (folder / "folder").rmdir(),
        lambda folder: (folder / "absent").touch(),
        lambda folder: (folder / "file").rename(folder / "moved"),
    ],
)
def test_any_change_forbids_it(
    tmp_path: Path, seen: dict[str, str], change: Callable[[Path], object]
) -> None:
    store = kept(tmp_path, seen)
    change(tmp_path)
    assert runs.recall(store, "name") is None


@pytest.mark.parametrize("look", ["", f"33188 5 1 {1 << 64} 1"])
def test_what_cannot_be_told_again_is_not_kept(
    tmp_path: Path, seen: dict[str, str], look: str
) -> None:
    assert runs.recall(kept(tmp_path, {**seen, str(tmp_path / "file"): look}), "name") is None
