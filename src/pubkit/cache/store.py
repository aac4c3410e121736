"""Entries on disk by key: checked when read, written whole, safe between runs.

They lie in `$PUBKIT_CACHE`, else in `$XDG_CACHE_HOME/pubkit`, else in `~/.cache/pubkit`: one place
for all projects, so that a fresh clone finds fonts and style sheets made, and deleting outputs does
not delete what they can be made of again. Without a place that can be written, nothing is kept.
"""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False  # typing is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL first, which takes longer than a whole run
except ImportError:  # pragma: no cover (not CPython)
    from hashlib import blake2b

_HEAD = b"pubkit 1\n"
_SIZE = 16
_DAY = 86_400.0

MAX_AGE = 30 * _DAY
"""Seconds after which an entry that no run has used is pruned."""
MAX_BYTES = 2 << 30
"""Bytes to which entries are pruned, those unused for longest first."""


def digest(*told: str | bytes) -> str:
    """Return a hash over `told`, whose parts cannot run together."""
    total = blake2b(digest_size=20)
    for part in told:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


class Store:
    """Bytes by kind and key below `folder`; without a folder it keeps nothing."""

    def __init__(self, folder: str | None) -> None:
        self.folder = folder if folder and _is_ours(folder) else None

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put, or None; what is damaged is deleted."""
        path = self._path(kind, key)
        if path is None:
            return None
        try:
            with open(path, "rb") as file:  # noqa: PTH123 (pathlib is slow to import)
                data = file.read()
                old = time.time() - os.fstat(file.fileno()).st_mtime > _DAY
            head = len(_HEAD) + _SIZE
            told, data = data[:head], data[head:]
            if told != _HEAD + _check(kind, key, data):
                os.unlink(path)  # noqa: PTH108
                return None
            if old:
                os.utime(path)  # what is used stays
        except OSError:
            return None
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep `data`, unless the disk refuses: then it is made again next time."""
        path = self._path(kind, key)
        if path is None:
            return
        temporary = f"{path}.{os.getpid()}.{time.monotonic_ns()}.tmp"
        try:
            folder = os.path.dirname(path)  # noqa: PTH120
            if not os.path.isdir(folder):  # noqa: PTH112
                os.makedirs(self.folder or "", mode=0o700, exist_ok=True)  # noqa: PTH103
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            with open(temporary, "wb") as file:  # noqa: PTH123
                file.write(_HEAD + _check(kind, key, data))
                file.write(data)
            os.replace(temporary, path)  # noqa: PTH105
        except OSError:
            try:
                os.unlink(temporary)  # noqa: PTH108
            except OSError:
                return

    def prune(self, age: float = MAX_AGE, size: int = MAX_BYTES) -> int:
        """Delete entries unused for `age` seconds, then the oldest beyond `size` bytes.

        Returns how many bytes are freed.
        """
        now = time.time()
        freed = kept = 0
        for used, length, path in sorted(self._entries(), reverse=True):
            stale = _DAY / 24 if path.endswith(".tmp") else age
            if kept + length > size or now - used >= stale:
                try:
                    os.unlink(path)  # noqa: PTH108
                    freed += length
                except OSError:
                    continue
            else:
                kept += length
        return freed

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """Yield when each entry was used, its bytes and its path."""
        for folder, _, names in os.walk(self.folder) if self.folder else ():
            for name in names:
                path = os.path.join(folder, name)  # noqa: PTH118
                try:
                    seen = os.lstat(path)
                except OSError:
                    continue
                yield seen.st_mtime, seen.st_size, path

    def _path(self, kind: str, key: str) -> str | None:
        return f"{self.folder}/{kind}/{key[:2]}/{key[2:]}" if self.folder else None


def open_store() -> Store:
    """Return the store that the environment names; `PUBKIT_CACHE=off` means none."""
    told = os.environ.get("PUBKIT_CACHE", "")
    if told:
        return Store(None if told == "off" else os.path.abspath(told))  # noqa: PTH100
    place = os.environ.get("XDG_CACHE_HOME", "")
    if not place.startswith("/"):
        home = os.path.expanduser("~")  # noqa: PTH111
        place = f"{home}/.cache" if home.startswith("/") else ""
    return Store(f"{place}/pubkit" if place else None)


def _check(kind: str, key: str, data: bytes) -> bytes:
    total = blake2b(f"{kind} {key} {len(data)}\n".encode(), digest_size=_SIZE)
    total.update(data)
    return total.digest()


def _is_ours(folder: str) -> bool:
    """Tell whether nobody else can put entries into `folder`."""
    try:
        seen = os.stat(folder)  # noqa: PTH116
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return seen.st_uid == os.geteuid() and not seen.st_mode & 0o022
