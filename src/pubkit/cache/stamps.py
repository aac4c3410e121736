"""What a file looks like from outside: enough to tell that it is still the one that was read."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SECOND = 1_000_000_000
TICK = SECOND // 20
"""Longer than a tick of any kernel's clock, by which files are dated."""

ABSENT = "-"


def stamp(path: str) -> str:
    """Return kind, size, times and inode of `path`, `-` where nothing is, else `""`."""
    try:
        s = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except (OSError, ValueError):
        return ""
    return f"{s.st_mode} {s.st_size} {s.st_mtime_ns} {s.st_ino} {s.st_ctime_ns}"


def kind(path: str | bytes) -> str:
    """Return `f` for a file, `d` for a folder, `-` where nothing is, `o` for anything else."""
    try:
        mode = os.lstat(path).st_mode & 0o170000
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except (OSError, ValueError):
        return "o"
    return {0o100000: "f", 0o040000: "d"}.get(mode, "o")


def settled(told: str, read: int) -> str:
    """Return the stamp `told`, or `""` when a change after the moment `read` might not show in it.

    As in git's index, a file changed within the same tick of the clock is not to be trusted
    (https://git-scm.com/docs/racy-git); where times have whole seconds, a tick is two of them.
    """
    if told in ("", ABSENT):
        return told
    _, _, modified, _, changed = told.split()
    tick = TICK if int(changed) % SECOND else 2 * SECOND
    return told if max(int(modified), int(changed)) + tick < read else ""


def dated(told: str) -> str:
    """Return the stamp of a file whose date was set by the nanosecond, `""` if that did not hold.

    Later changes take their date from the clock's tick, which such a date is not.
    """
    fields = told.split()
    return told if len(fields) == 5 and int(fields[2]) % TICK and int(fields[4]) % SECOND else ""


def agreed(first: dict[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Put `more` into `first` and return it: the stricter looks, `""` where they contradict."""
    for path, look in more.items():
        known = first.get(path, look)
        if len(look) == 1 < len(known):
            continue
        first[path] = look if known == look or len(look) > 1 == len(known) else ""
    return first
