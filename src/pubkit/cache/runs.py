"""Runs of the command line that would find all as they left it: what they printed is said again."""

from __future__ import annotations

import os

from pubkit.cache.program import fingerprint
from pubkit.cache.stamps import kind, stamp
from pubkit.cache.store import Store, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Said = tuple[str, str, int]
    """What a run printed on standard output and standard error, and the status it left."""

_KIND = "run"


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
    looks = _bytes("\0".join(seen.values()))
    store.put(_KIND, name, b"\n".join([head, b"".join([*texts, paths, looks])]))


def recall(store: Store, name: str) -> Said | None:
    """Return what the run `name` said, if everything that it saw still looks the same."""
    data = store.get(_KIND, name)
    if data is None:
        return None
    head, _, rest = data.partition(b"\n")
    status, out, err, paths = map(int, head.split())
    names = _text(rest[out + err : out + err + paths]).split("\0")
    looks = _text(rest[out + err + paths :]).split("\0")
    for path, look in zip(names, looks, strict=True):
        if (kind(path) if len(look) == 1 else stamp(path)) != look:
            return None
    return _text(rest[:out]), _text(rest[out : out + err]), status


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
