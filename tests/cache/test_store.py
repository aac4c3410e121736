"""Entries come back as they were put, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pubkit.cache.stamps import ABSENT, SECOND, dated, settled, stamp
from pubkit.cache.store import Store, digest, open_store


def entry(store: Store, kind: str, key: str) -> Path:
    assert store.folder
    return Path(store.folder, kind, key[:2], key[2:])


def test_what_is_put_comes_back(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cache"))
    assert store.get("file", "abcd") is None
    store.put("file", "abcd", b"words")
    assert store.get("file", "abcd") == b"words"
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("size", range(32))
def test_a_damaged_entry_is_ignored_deleted_and_replaced(tmp_path: Path, size: int) -> None:
    store = Store(str(tmp_path / "cache"))
    store.put("file", "abcd", b"words")
    path = entry(store, "file", "abcd")
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[size % len(whole)] ^= 1
    for damaged in (whole[:size], bytes(flipped), whole + b"x", b""):
        store.put("file", "abcd", b"words")
        path.write_bytes(damaged)
        if damaged != whole:
            assert store.get("file", "abcd") is None
            assert not path.exists()


def test_an_entry_under_another_name_is_not_taken(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cache"))
    store.put("file", "abcd", b"words")
    entry(store, "file", "abcd").rename(entry(store, "file", "abxx"))
    assert store.get("file", "abxx") is None


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(0o777)
    store = Store(str(folder))
    store.put("file", "abcd", b"words")
    assert store.get("file", "abcd") is None
    assert not list(folder.iterdir())


def test_without_a_place_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    for store in (Store(None), Store(str(blocked / "cache")), Store(str(blocked))):
        store.put("file", "abcd", b"words")
        assert store.get("file", "abcd") is None
        assert store.prune() == 0


def test_the_environment_names_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert open_store().folder is None, "tests keep nothing"
    monkeypatch.delenv("PUBKIT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert open_store().folder == str(tmp_path / "pubkit")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert open_store().folder == str(tmp_path / ".cache" / "pubkit")


def test_pruning_takes_the_old_then_the_oldest(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cache"))
    for number, days in enumerate((0, 1, 2, 40)):
        store.put("file", f"ab{number}", b"x" * 100)
        then = time.time() - days * 86_400
        os.utime(entry(store, "file", f"ab{number}"), (then, then))
    store.prune(size=300)
    assert [store.get("file", f"ab{n}") is not None for n in range(4)] == [True, True, False, False]


def test_writers_of_one_entry_never_show_half_of_it(tmp_path: Path) -> None:
    code = (
        "import sys; from pubkit.cache.store import Store\n"
        "store = Store(sys.argv[1])\n"
        "for n in range(300):\n"
        "    store.put('file', 'abcd', b'w' * 100_000)\n"
        "    assert store.get('file', 'abcd') in (None, b'w' * 100_000)\n"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "cache")]
    running = [subprocess.Popen(arguments) for _ in range(2)]
    assert [process.wait(60) for process in running] == [0, 0]
    assert Store(str(tmp_path / "cache")).get("file", "abcd") == b"w" * 100_000


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")


def test_a_stamp_shows_every_change(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert stamp(str(path)) == ABSENT
    path.write_bytes(b"one")
    first = stamp(str(path))
    seen = path.stat()
    time.sleep(0.02)
    path.write_bytes(b"two")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert stamp(str(path)) != first, "the inode's own time cannot be set back"


def test_what_changed_within_a_tick_of_reading_is_not_trusted() -> None:
    told = f"33188 3 {SECOND * 9 + 500} 7 {SECOND * 9 + 500}"
    assert settled(told, SECOND * 10) == told
    assert settled(told, SECOND * 9 + 600) == ""
    coarse = f"33188 3 {SECOND * 9} 7 {SECOND * 9}"
    assert settled(coarse, SECOND * 10) == ""
    assert settled(coarse, SECOND * 12) == coarse
    assert settled(ABSENT, 0) == ABSENT
    assert dated(told) == told
    assert dated(coarse) == ""
