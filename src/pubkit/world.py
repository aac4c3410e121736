"""The world outside: a root folder, a clock, a way to read files, and a place to report to."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pubkit.diagnostics import Diagnostic, Place, Source, brief
from pubkit.model.nodes import Block, Node, Span

Read = Callable[[PurePosixPath, int], bytes]
Remember = Callable[[Sequence[str], Callable[[], bytes]], bytes]
"""Returns what the function makes, or what it made before when all the words were the same."""

READ_LIMIT = 20 * 1024 * 1024
"""Bytes of the largest file that is read unless the caller says otherwise."""

MAX_FINDINGS = 1_000
"""Findings of one kind in a source; more would flood a log and tell nothing new."""


class ReadError(Exception):
    """A file that cannot be read; the message says why, in lower case."""


class TooLargeError(ReadError):
    """A file with more bytes than were asked for."""


class OutsideError(ReadError):
    """A file that is not below the root, or is reached through a link."""


def forget(words: Sequence[str], make: Callable[[], bytes]) -> bytes:
    """Return what `make` makes: a memory that keeps nothing."""
    return make()


class ClockError(ValueError):
    """A time of the build that is none."""


class Clock:
    """A moment, and whether anyone asked for it."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment
        self.asked = False


class World:
    """All contact with the outside. A test makes one of a dict and a fixed clock.

    Parts of long documents may be made in `processes` forked from this one; with none, they may not
    be forked, as where an engine has started threads already; `hands` are those that a backend has
    begun before anything was read, for this process alone, and `meanwhile` is what may be done,
    once, while these work. `root` is the folder that is read from, if there is one: for what only
    opens files itself, once `read` has allowed them.
    """

    def __init__(
        self,
        read: Read,
        now: dt.datetime,
        exists: Callable[[PurePosixPath], bool],
        names: Callable[[PurePosixPath], tuple[str, ...]] = lambda folder: (),
        remember: Remember = forget,
        processes: int = 0,
        root: Path | None = None,
    ) -> None:
        self._read = read
        self.root = root
        self._clock = Clock(now)
        self.exists = exists
        self.names = names
        self.remember = remember
        self.watch: Callable[[Place], None] | None = None
        self.processes = processes
        self.hands: Any = None
        self.meanwhile: Callable[[], None] | None = None
        self._held: list[object] = []
        self.diagnostics: list[Diagnostic] = []
        self._told: dict[tuple[str, str | None], int] = {}
        self.sources: dict[str, Source] = {}

    @classmethod
    def at(cls, root: Path) -> World:
        """Return the real world below the folder `root`; SOURCE_DATE_EPOCH sets its clock."""
        folder = Folder(root)
        return cls(folder.read, now(), folder.exists, folder.names, root=root.absolute())

    @classmethod
    def fake(cls, files: Mapping[str, bytes], now: dt.datetime | None = None) -> World:
        """Return a world of `files` (path → bytes) and a clock that stands still."""

        def read(path: PurePosixPath, limit: int) -> bytes:
            if str(path) not in files:
                raise ReadError("does not exist")
            if len(files[str(path)]) > limit:
                raise TooLargeError(f"is larger than {limit:,} bytes")
            return files[str(path)]

        def names(folder: PurePosixPath) -> tuple[str, ...]:
            inside = (PurePosixPath(name) for name in files)
            below = (p.relative_to(folder).parts for p in inside if p.is_relative_to(folder))
            return tuple(sorted({parts[0] for parts in below if parts}))

        noon = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
        return cls(read, now or noon, lambda path: str(path) in files, names)

    @property
    def now(self) -> dt.datetime:
        """Return the moment of the build; what depends on it cannot be kept for another day."""
        self._clock.asked = True
        return self._clock.moment

    @property
    def told_time(self) -> bool:
        """Tell whether anything was made by the clock."""
        return self._clock.asked

    def aside(self) -> World:
        """Return the same world with diagnostics of its own."""
        other = World(
            self._read, self._clock.moment, self.exists, self.names, self.remember,
            self.processes, self.root,
        )  # fmt: skip
        other._clock = self._clock
        other.watch = self.watch
        return other

    def read(self, path: PurePosixPath, limit: int = READ_LIMIT) -> bytes:
        """Return the bytes of the file at `path` below the root, or raise `ReadError`."""
        return self._read(path, limit)

    def report(
        self,
        code: str,
        message: str,
        *,
        source: str | None = None,
        span: Span | None = None,
        hints: tuple[str, ...] = (),
    ) -> None:
        """Collect a diagnostic at `span` of the file `source`."""
        self._told[code, source] = count = self._told.get((code, source), 0) + 1
        if count > MAX_FINDINGS:
            return
        if count == MAX_FINDINGS:
            hints = (*hints, "more like it may follow; they are not told")
        text = self.sources.get(source) if source else None
        place = text.place(span) if text else Source(source, "").place(None) if source else None
        told = Diagnostic(code, brief(message), place, tuple(map(brief, hints)))
        self.diagnostics.append(told)

    @property
    def reported(self) -> int:
        """Return how many findings there were, those that are not told among them."""
        return sum(self._told.values())

    def hold(self, *things: object) -> None:
        """Keep what nobody needs any more: a process ends sooner than it takes a book apart."""
        self._held.extend(things)

    def reached(self, source: str, span: Span | None) -> None:
        """Tell whoever watches that work on `span` of the file `source` begins."""
        if self.watch and span and (text := self.sources.get(source)):
            self.watch(text.place(span))

    def tell(self, source: str, span: Span) -> str:
        """Return where `span` of `source` is: `line:column:width:path`."""
        text = self.sources.get(source)
        place = text.place(span) if text else Source(source, "").place(None)
        return f"{place.line}:{place.column}:{place.width}:{place.path}"

    def tracer(self, source: str, *, tell: bool = False) -> Callable[[Node], str]:
        """Return what is called with each node of `source` as it is shown.

        It returns where the node is, if asked to `tell`.
        """

        def trace(node: Node) -> str:
            if isinstance(node, Block):
                self.reached(source, node.span)
            return self.tell(source, node.span) if tell and node.span else ""

        return trace


def now() -> dt.datetime:
    """Return the moment that SOURCE_DATE_EPOCH names, else the present, in UTC.

    https://reproducible-builds.org/specs/source-date-epoch/: what is malformed fails the build.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    if not (epoch.isascii() and epoch.isdecimal() and len(epoch) < 20 and int(epoch) < _NEVER):
        raise ClockError(f'SOURCE_DATE_EPOCH is "{epoch[:40]}", which is no time in seconds')
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC)


_NEVER = 253_402_300_800
"""The year 10000, which no date of ours can tell."""


def is_text(name: str) -> bool:
    """Tell whether the name of a file is UTF-8, so that outputs and findings can tell it."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


class Folder:
    """Files below a folder, opened step by step so that no link leads out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def exists(self, path: PurePosixPath) -> bool:
        """Tell whether a regular file is at `path`, by the same rules as `read`."""
        try:
            os.close(self._open(path))
        except ReadError:
            return False
        return True

    def read(self, path: PurePosixPath, limit: int) -> bytes:
        """Return the bytes at `path`; links, devices, pipes and large files are refused."""
        descriptor = self._open(path)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise TooLargeError(f"is larger than {limit:,} bytes")
        return data

    def names(self, folder: PurePosixPath) -> tuple[str, ...]:
        """Return the names in `folder`, sorted, that are UTF-8; none when it cannot be read."""
        try:
            descriptor = self._open(folder, directory=True)
        except ReadError:
            return ()
        try:
            names = os.listdir(descriptor)  # noqa: PTH208 (a descriptor is no path)
            return tuple(sorted(filter(is_text, names)))
        finally:
            os.close(descriptor)

    def _open(self, path: PurePosixPath, *, directory: bool = False) -> int:
        parts = path.parts
        if path.is_absolute() or ".." in parts or not (parts or directory) or "\0" in str(path):
            raise OutsideError("is outside the project")
        # What is only passed on the way need not be readable, and may be behind walls.
        passing = os.O_DIRECTORY | (
            os.O_RDONLY if directory else getattr(os, "O_PATH", os.O_RDONLY)
        )
        descriptor = os.open(self.root, passing | os.O_CLOEXEC)
        for position, part in enumerate(parts):
            last = position == len(parts) - 1 and not directory
            # O_NONBLOCK: opening a pipe must not wait for a writer.
            flags = os.O_RDONLY | os.O_NONBLOCK if last else passing
            try:
                flags |= os.O_NOFOLLOW | os.O_CLOEXEC
                inner = os.open(part, flags, dir_fd=descriptor)
            except OSError as error:
                raise _reason(error) from None
            finally:
                os.close(descriptor)
            descriptor = inner
        if not directory and not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise ReadError("is not a regular file")
        return descriptor


def _reason(error: OSError) -> ReadError:
    import errno

    match error.errno:
        case errno.ENOENT | errno.ENAMETOOLONG | errno.EINVAL:
            return ReadError("does not exist")
        case errno.ELOOP | errno.ENOTDIR:
            return OutsideError("is reached through a symbolic link or a file")
        case errno.EACCES | errno.EPERM:
            return ReadError("may not be read")
        case _:
            return ReadError(f"cannot be read ({os.strerror(error.errno or 0).lower()})")
