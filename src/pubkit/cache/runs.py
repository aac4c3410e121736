"""Runs of the command line that would find all as they left it: what they printed is said again."""

from __future__ import annotations

import os
import sys

from pubkit.cache.program import fingerprint
from pubkit.cache.stamps import kind
from pubkit.cache.store import Store, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Said = tuple[str, str, int]
    """What a run printed on standard output and standard error, and the status it left."""

_KIND = "run"
_WIDTH = 8


def key(arguments: Sequence[str]) -> str:
    """Return the name of a run: the program, the working folder and the arguments."""
    return digest(fingerprint(), os.getcwd(), *arguments)  # noqa: PTH109


def keep(store: Store, name: str, said: Said, seen: Mapping[str, str]) -> None:
    """Remember a run and all that it saw: a stamp or a kind by path. One unknown forbids it."""
    if not seen or not all(seen.values()) or any("\0" in path for path in seen):
        return
    out, err, status = said
    texts = [_bytes(out), _bytes(err)]
    paths = _bytes("\0".join(seen))
    numbers = [status, len(texts[0]), len(texts[1]), len(paths)]
    head = " ".join(map(str, numbers)).encode()
    try:
        looks = b"".join(map(_packed, seen.values()))
    except OverflowError:  # inodes of more than 63 bits
        return
    store.put(_KIND, name, b"\n".join([head, b"".join([*texts, paths, looks])]))


def _packed(look: str) -> bytes:
    """Return a stamp as five numbers, a kind as its letter's below zero and four of no meaning."""
    numbers = map(int, look.split()) if len(look) > 1 else (-ord(look), 0, 0, 0, 0)
    return b"".join(number.to_bytes(_WIDTH, sys.byteorder, signed=True) for number in numbers)


def recall(store: Store, name: str) -> Said | None:
    """Return what the run `name` said, if everything that it saw still looks the same."""
    data = store.get(_KIND, name)
    if data is None:
        return None
    head, _, rest = data.partition(b"\n")
    status, out, err, paths = map(int, head.split())
    names = rest[out + err : out + err + paths].split(b"\0")
    looks = memoryview(rest[out + err + paths :]).cast("q").tolist()
    if not _same(names, looks):
        return None
    return _text(rest[:out]), _text(rest[out : out + err]), status


def _same(names: Sequence[bytes], looks: Sequence[int]) -> bool:
    """Tell whether all paths look as they did; most of an unchanged run is spent here."""
    lstat, fields = os.lstat, iter(looks)
    for path, mode, size, modified, inode, changed in zip(names, *[fields] * 5, strict=True):
        if mode < 0:
            if kind(path) != chr(-mode):
                return False
            continue
        try:
            seen = lstat(path)
        except OSError:
            return False
        if (
            seen.st_mtime_ns != modified
            or seen.st_ctime_ns != changed
            or seen.st_size != size
            or seen.st_ino != inode
            or seen.st_mode != mode
        ):
            return False
    return True


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
