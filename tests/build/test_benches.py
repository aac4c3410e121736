"""What is made on the way: kept for its own source, and for all when no article was there."""

from __future__ import annotations

import shutil
from pathlib import Path

from pubkit.build.article import Request
from pubkit.build.memory import Memory
from pubkit.cache.store import Store

WORDS = ("a style sheet",)


def recall(memory: Memory, source: str) -> bytes:
    """Return what the builder of `source` finds, `anew` when it has to be made."""
    return memory.bench(source).remember(WORDS, lambda: b"anew")


def keep(memory: Memory, source: str, data: bytes) -> None:
    bench = memory.bench(source)
    bench.remember(WORDS, lambda: data)
    bench.keep(bench.fresh)


def test_what_an_article_had_made_is_for_no_other(tmp_path: Path) -> None:
    memory = Memory(Store(str(tmp_path / "cache")), Request(root=str(tmp_path)))
    keep(memory, "one.md", b"by one")
    assert recall(memory, "one.md") == b"by one"
    assert recall(memory, "two.md") == b"anew"


def test_what_was_made_for_no_article_is_there_for_all(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "cache"))
    first, second = (Memory(store, Request(root=str(tmp_path / name))) for name in "ab")
    keep(first, "one.md", b"by one")
    keep(first, "", b"by none")
    assert recall(first, "one.md") == recall(first, "two.md") == b"by none"
    assert recall(second, "one.md") == b"by none"  # of another project


def test_what_is_common_is_read_once_and_what_is_an_articles_is_not_held(tmp_path: Path) -> None:
    memory = Memory(Store(str(tmp_path / "cache")), Request(root=str(tmp_path)))
    keep(memory, "", b"by none")
    assert recall(memory, "one.md") == b"by none"
    shutil.rmtree(tmp_path / "cache")
    assert recall(memory, "two.md") == b"by none"
    other = Memory(Store(str(tmp_path / "cache")), Request(root=str(tmp_path)))
    keep(other, "one.md", b"by one")
    assert recall(other, "one.md") == b"by one"
    shutil.rmtree(tmp_path / "cache")
    assert recall(other, "one.md") == b"anew"
