"""Outputs are whole or absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pubkit.artifact import WriteError, write
from pubkit.backends import Artifact


def test_written_whole_and_nothing_beside(tmp_path: Path) -> None:
    (path,) = write([Artifact("a/a.html", b"words")], tmp_path)
    assert path.read_bytes() == b"words"
    assert [p.name for p in path.parent.iterdir()] == ["a.html"]


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_a_failure_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    (path,) = write([Artifact("a.html", b"old")], tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path if failing == "replace" else os, failing, refuse)
    with pytest.raises(WriteError, match="no space left on device"):
        write([Artifact("a.html", b"new")], tmp_path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]


def test_synced_before_and_after_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def syncing(descriptor: int) -> None:
        events.append("fsync")
        fsync(descriptor)

    def renaming(path: Path, target: Path) -> Path:
        events.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(Path, "replace", renaming)
    write([Artifact("a.html", b"x"), Artifact("a.pdf", b"y")], tmp_path)
    assert events == ["fsync", "fsync", "rename", "rename", "fsync"]


@pytest.mark.parametrize("name", ["../a.html", "/tmp/a.html", "a/../../b.html"])
def test_no_output_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError, match="leads out"):
        write([Artifact(name, b"x")], tmp_path / "out")


def test_same_bytes_are_left_alone(tmp_path: Path) -> None:
    (path,) = write([Artifact("a.html", b"x")], tmp_path)
    os.utime(path, (1, 1))
    write([Artifact("a.html", b"x")], tmp_path)
    assert path.stat().st_mtime == 1
