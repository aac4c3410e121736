"""Walls around the children that build articles, where the kernel offers them.

Landlock lets a child read the project, and the programs, and write a folder of its own;
a seccomp filter refuses it all sockets. Elsewhere, and in containers that forbid these, there are
none: the limits and rules of pubkit itself hold everywhere.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EACCES
from pathlib import Path

Enclose = Callable[[], None]

SYSTEM = (
    "/usr /lib /lib64 /nix/store /gnu/store /etc/fonts /etc/ld.so.cache /dev/null /dev/urandom"
).split()

# linux/landlock.h
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_EXECUTE, _WRITE, _READ, _LIST = 1, 2, 4, 8
_OF_FILES = _EXECUTE | _WRITE | _READ | 1 << 14 | 1 << 15  # also truncate, ioctl
_ALL = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}
_NEWEST = 0xFFFF
_BENEATH = 1

# linux/prctl.h, linux/seccomp.h, linux/filter.h, linux/audit.h; the numbers of `socket`,
# `socketpair` and `io_uring_setup`.
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _ABOVE, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | EACCES
_MACHINES = {"x86_64": (0xC000003E, (41, 53, 425)), "aarch64": (0xC00000B7, (198, 199, 425))}


@contextmanager
def walls(project: Path, made: Path | None = None) -> Iterator[Enclose]:
    """Yield what encloses the process that calls it, as far as this system can.

    The folder `made`, if any, may be read too.
    """
    if sys.platform != "linux" or os.uname().machine not in _MACHINES:
        yield lambda: None
        return
    own = tempfile.mkdtemp(prefix="pubkit-")
    rules = _rules((project, made) if made else (project,), Path(own))

    def enclose() -> None:
        tempfile.tempdir = own
        libc = ctypes.CDLL(None)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        if rules >= 0:
            libc.syscall(_RESTRICT, rules, 0)
        refuse(_MACHINES[os.uname().machine][1])

    try:
        yield enclose
    finally:
        shutil.rmtree(own, ignore_errors=True)
        if rules >= 0:
            os.close(rules)


def _rules(readable: Sequence[Path], own: Path) -> int:
    """Return a ruleset of Landlock, -1 where there is none."""
    libc = ctypes.CDLL(None)
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return -1
    handled = _ALL.get(version, _NEWEST)
    attributes = struct.pack("Q", handled)
    rules: int = libc.syscall(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return -1
    for path in _programs():
        _allow(libc, rules, path, (_EXECUTE | _READ | _LIST) & handled)
    for path in readable:
        _allow(libc, rules, path, _READ | _LIST)
    _allow(libc, rules, own, handled & ~_EXECUTE)
    _allow(libc, rules, Path("/dev/null"), _READ | _WRITE)
    return rules


def _programs() -> set[Path]:
    """Return where Python, its packages, themes and libraries are."""
    from pubkit.theme.folders import shipped

    here = Path.cwd()
    imports = {Path(path) for path in sys.path if path and Path(path) != here}
    told = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    own = {Path(sys.prefix), Path(sys.base_prefix), Path(__file__).parents[1], shipped() / "themes"}
    return own | imports | {Path(path) for path in (*SYSTEM, *filter(None, told))}


def _allow(libc: ctypes.CDLL, rules: int, path: Path, access: int) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        if not path.is_dir():
            access &= _OF_FILES
        libc.syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", access, descriptor), 0)
        os.close(descriptor)


def refuse(calls: Sequence[int]) -> None:
    """Let the kernel refuse this process and its children the system calls of these numbers."""
    kind, _ = _MACHINES[os.uname().machine]
    count = len(calls)
    steps = [
        (_LOAD, 0, 0, 4),  # the kind of machine, for numbers differ
        (_EQUAL, 0, count + 3, kind),
        (_LOAD, 0, 0, 0),  # the number
        (_ABOVE, count + 1, 0, 1 << 30),  # those of x32
        *((_EQUAL, count - n, 0, call) for n, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HP", len(steps), ctypes.addressof(code))
    ctypes.CDLL(None).prctl(_SECCOMP, _FILTER, program, 0, 0)
