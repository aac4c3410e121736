"""Which program this is: anything that could make other outputs of the same sources."""

from __future__ import annotations

import os
import sys

from pubkit.cache.stamps import stamp
from pubkit.cache.store import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VARIABLES = (
    "SOURCE_DATE_EPOCH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH", "LD_PRELOAD",
    "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PYTHONPATH", "LANG", "LC_ALL", "TZ",
)  # fmt: skip
_LIBRARIES = ("/etc/ld.so.cache", "/opt/homebrew/lib", "/usr/local/lib", "/etc/fonts/fonts.conf")
"""Changed by whatever installs a library for the engine."""


def fingerprint() -> str:
    """Return a hash over this program, its packages, its interpreter and the system's libraries.

    Read are names, sizes and dates only. Packages count by what pip records of them.
    """
    told = [sys.version, sys.platform, " ".join(os.uname())]
    told += [f"{name}={os.environ.get(name, '')}" for name in _VARIABLES]
    told += [f"{path} {stamp(path)}" for path in _LIBRARIES]
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    checkout = os.path.dirname(os.path.dirname(package))  # noqa: PTH120
    told += _files(package, "")
    told += _files(os.path.join(checkout, "themes"), "")  # noqa: PTH118
    told += _packages(sys.path)
    return digest("\0".join(told))


def _files(folder: str, below: str) -> Iterator[str]:
    """Yield each file's path, size and date."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{below}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path, path)
        else:
            seen = entry.stat(follow_symlinks=False)
            yield f"{path} {seen.st_size} {seen.st_mtime_ns}"


def _packages(places: Iterable[str]) -> Iterator[str]:
    """Yield each installed package with its version and when it was installed."""
    for place in places:
        if not place.endswith(("site-packages", "dist-packages")):
            continue
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".dist-info", ".egg-info", ".pth")):
                yield f"{entry.name} {entry.stat().st_mtime_ns}"
