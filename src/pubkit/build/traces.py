"""What an article was made of: every file that was read, or looked for and not found."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Literal, TypeVar

import msgspec

from pubkit.cache.stamps import ABSENT, kind, settled, stamp
from pubkit.cache.store import digest
from pubkit.world import Folder, ReadError, Remember, World, now

Act = Literal["read", "exists", "names", "kind"]
_T = TypeVar("_T")


class Dependency(msgspec.Struct, frozen=True, array_like=True):
    """A question put to the world below its root and the answer; `stamp` tells it unchanged.

    That of `exists` is what kind of thing is there: a folder is no file, and yet not absent.
    """

    act: Act
    path: str
    answer: str
    stamp: str = ""
    limit: int = 0


class Tracer:
    """A world that remembers what it was asked."""

    def __init__(self, root: Path, remember: Remember) -> None:
        self.root = root
        self.remember = remember
        self.folder = Folder(root)
        self.steady = True
        self._seen: dict[tuple[Act, str, int], Dependency] = {}

    def world(self, processes: int = 0) -> World:
        """Return the world below the root, with so many `processes` to work in."""
        root = self.root.absolute()
        return World(self.read, now(), self.exists, self.names, self.remember, processes, root)

    def read(self, path: PurePosixPath, limit: int) -> bytes:
        """Return the bytes at `path`, remembered by their hash."""
        return self._ask("read", path, limit, lambda: self.folder.read(path, limit), digest)

    def exists(self, path: PurePosixPath) -> bool:
        """Tell whether a file is at `path`."""
        place = str(self.root / path)
        before = kind(place)
        found = self.folder.exists(path)
        told = before if kind(place) == before else ""
        self._note(Dependency("exists", str(path), str(found), told))
        return found

    def names(self, folder: PurePosixPath) -> tuple[str, ...]:
        """Return the names in `folder`."""
        return self._ask(
            "names", folder, 0, lambda: self.folder.names(folder), lambda n: digest(*n)
        )

    def seen(self) -> tuple[Dependency, ...]:
        """Return all that was asked, in order, and which folders were passed on the way."""
        folders: dict[str, None] = {}
        for told in self._seen.values():
            folders.update(dict.fromkeys(str(p) for p in PurePosixPath(told.path).parents))
        passed = (Dependency("kind", f, kind(str(self.root / f))) for f in folders)
        return (*self._seen.values(), *passed)

    def again(self, told: Dependency) -> Dependency:
        """Return the same question with today's answer, taken from the stamp where it holds."""
        place = str(self.root / told.path)
        match told.act:
            case "kind":
                return msgspec.structs.replace(told, answer=kind(place))
            case "exists" if kind(place) in ("f", ABSENT):
                found = kind(place)
                return msgspec.structs.replace(told, answer=str(found == "f"), stamp=found)
            case "exists":
                self.exists(PurePosixPath(told.path))
            case "read" | "names" if told.stamp and stamp(place) == told.stamp:
                return told
            case "names":
                self.names(PurePosixPath(told.path))
            case "read":
                with contextlib.suppress(ReadError):
                    self.read(PurePosixPath(told.path), told.limit)
        return self._seen[told.act, told.path, told.limit]

    def _ask(
        self,
        act: Act,
        path: PurePosixPath,
        limit: int,
        ask: Callable[[], _T],
        answer: Callable[[_T], str],
    ) -> _T:
        place = str(self.root / path)
        moment, before = time.time_ns(), stamp(place)
        told = ""
        try:
            result = ask()
            told = answer(result)
            return result
        except ReadError as error:
            told = f"! {error}"
            raise
        finally:
            same = before if stamp(place) == before else ""
            # Whether a file may be read does not show in its own stamp.
            trusted = "" if told.startswith("! ") and before != ABSENT else settled(same, moment)
            self._note(Dependency(act, str(path), told, trusted, limit))

    def _note(self, told: Dependency) -> None:
        first = self._seen.setdefault((told.act, told.path, told.limit), told)
        self.steady = self.steady and first.answer == told.answer


def unsettled(told: Dependency) -> Dependency:
    """Return a question whose answer is not to be trusted: a run that the clock had a say in."""
    return msgspec.structs.replace(told, stamp="")


def looks(root: Path, dependencies: Iterable[Dependency]) -> dict[str, str]:
    """Return how each path looked, by stamp or by kind; `""` where that cannot be told."""
    found: dict[str, str] = {}
    for told in dependencies:
        place = str(root / told.path)
        if told.act == "kind":
            found.setdefault(place, told.answer)
        elif told.act == "exists":
            found.setdefault(place, told.stamp)
        elif len(found.get(place, "x")) != 0:
            found[place] = told.stamp
    return found
