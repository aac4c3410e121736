"""A child that builds an article reads the project and the programs, and reaches no network.

The walls are the kernel's own. Where it has none the tests of them are skipped; that an article is
built without them is tested everywhere.
"""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import sys
from collections.abc import Callable
from errno import EACCES
from pathlib import Path

import pytest

import pubkit
from pubkit.build.walls import refuse, walls
from pubkit.build.workers import Failure, run
from pubkit.build.working import Limits, Note

Deed = Callable[[Path], object]
LINUX = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
HAS_LANDLOCK = LINUX and ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) > 0
files = pytest.mark.skipif(not HAS_LANDLOCK, reason="this kernel has no Landlock")
network = pytest.mark.skipif(not LINUX, reason="there is no seccomp")


def tried(deed: Deed, project: Path) -> str:
    """Return what came of `deed` in a child behind walls."""

    def work(job: str, note: Note) -> bytes:
        try:
            return repr(deed(project)).encode()
        except OSError as error:
            return os.strerror(error.errno or 0).encode()

    with walls(project) as enclose:
        ((_, result),) = run(["deed"], work, processes=1, limits=Limits(), enclose=enclose)
    assert not isinstance(result, Failure)
    return result.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "inside").write_text("words")
    (tmp_path / "outside").write_text("a secret")
    return root


DENIED = os.strerror(EACCES)


@files
@pytest.mark.parametrize(
    "deed",
    [
        lambda project: Path("/etc/passwd").read_bytes(),
        lambda project: Path("/proc/self/environ").read_bytes(),
        lambda project: (project.parent / "outside").read_bytes(),
        lambda project: (project / "inside").write_text("others"),
        lambda project: (project / "new").mkdir(),
        lambda project: (project / "inside").unlink(),
        lambda project: (project / "inside").rename(project / "moved"),
        lambda project: list(project.parent.iterdir()),
        lambda project: os.execv(project / "inside", ["inside"]),
    ],
)
def test_files_are_out_of_reach(project: Path, deed: Deed) -> None:
    assert tried(deed, project) == DENIED


@network
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_the_network_is_out_of_reach(project: Path, family: int, kind: int) -> None:
    assert tried(lambda project: socket.socket(family, kind), project) == DENIED
    assert tried(lambda project: socket.socketpair(), project) == DENIED


def test_the_project_and_the_programs_are_in_reach(project: Path) -> None:
    import tempfile

    def write(project: Path) -> int:
        with tempfile.NamedTemporaryFile() as file:
            return file.write(b"words")

    assert tried(lambda project: (project / "inside").read_text(), project) == "'words'"
    assert tried(write, project) == "5"
    assert tried(lambda project: __import__("wave").__name__, project) == "'wave'"


def test_nothing_of_theirs_is_left(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(project))
    with walls(project):
        pass
    assert [path.name for path in project.iterdir()] == ["inside"]


@network
def test_articles_are_built_where_the_kernel_refuses_walls(project: Path) -> None:
    """Containers forbid the calls; here a parent does, to itself and its children."""
    (project / "a.md").write_text("---\ntitle: A\n---\n\nWords.\n")

    def work(job: str, note: Note) -> bytes:
        ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
        refuse((444, 445, 446))
        report = pubkit.export([project / "a.md"], root=project)
        return str(sorted(path.suffix for path in report.paths)).encode()

    ((_, result),) = run(["export"], work, processes=1, limits=Limits())
    assert result == b"['.epub', '.html', '.pdf']"
