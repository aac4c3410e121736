"""Reading from the project, and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from pubkit.world import ReadError, World, now


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "in").mkdir(parents=True)
    (root / "in" / "a.txt").write_bytes(b"inside")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "inner-link.txt").symlink_to(root / "in" / "a.txt")
    (root / "folder-link").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    return root


def test_reads_below_the_root(project: Path) -> None:
    assert World.at(project).read(PurePosixPath("in/a.txt")) == b"inside"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt", "/etc/passwd", "in/../../secret.txt", "link.txt", "inner-link.txt",
        "folder-link/secret.txt", "pipe", "in", "missing", "in/a.txt/b", "a\0b", "x" * 5000, "",
    ],
)  # fmt: skip
def test_refuses(project: Path, path: str) -> None:
    world = World.at(project)
    with pytest.raises(ReadError):
        world.read(PurePosixPath(path))
    assert not world.exists(PurePosixPath(path))


def test_size_is_limited(project: Path) -> None:
    with pytest.raises(ReadError, match="larger"):
        World.at(project).read(PurePosixPath("in/a.txt"), limit=3)


def test_no_descriptor_is_left_open(project: Path) -> None:
    world = World.at(project)
    before = _descriptors()
    for path in ("in/a.txt", "missing", "in/missing", "link.txt", "pipe"):
        world.exists(PurePosixPath(path))
    assert _descriptors() == before


def _descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_clock_honours_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert now().isoformat() == "1970-01-02T00:00:00+00:00"
