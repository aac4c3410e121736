"""One run at a time in an output folder, also when its lock is deleted and made anew."""

from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from pubkit.build.lock import NAME, locked


@contextlib.contextmanager
def held(out: Path) -> Iterator[int]:
    """Hold the lock of `out` as another run would."""
    descriptor = os.open(out / NAME, os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    yield descriptor
    os.close(descriptor)


def test_who_waited_for_a_lock_that_was_deleted_holds_the_new_one(tmp_path: Path) -> None:
    waits, holds, done = Event(), Event(), Event()

    def other() -> None:
        with locked(tmp_path, lambda _: waits.set()):
            holds.set()
            done.wait(20)

    with held(tmp_path):
        thread = Thread(target=other)
        thread.start()
        assert waits.wait(20)
        (tmp_path / NAME).unlink()
    assert holds.wait(20)
    with pytest.raises(BlockingIOError), held(tmp_path):
        pass
    done.set()
    thread.join()


def test_clean_waits_for_a_run_that_writes(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "build" / "one").mkdir(parents=True)
    with held(tmp_path / "build"):
        clean = subprocess.Popen(
            [sys.executable, "-m", "pubkit", "clean"], cwd=tmp_path, text=True,
            stderr=subprocess.PIPE, env=os.environ | {"PUBKIT_CACHE": "off"},
        )  # fmt: skip
        assert clean.stderr
        assert "is in use by process" in clean.stderr.readline()
        assert (tmp_path / "build" / "one").exists()
    assert clean.wait(20) == 0
    clean.stderr.close()
    assert not list((tmp_path / "build").iterdir())
