"""Where themes live: in the project's folder `themes`, else beside or inside the package."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pubkit.diagnostics import Source
from pubkit.world import Folder, OutsideError, ReadError, TooLargeError, World

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LIMIT = 256 * 1024
"""Bytes of the largest file of a theme."""


class Home(NamedTuple):
    """The folder of one theme and the means to read it; `folder` is None in a world of tests."""

    name: str
    read: Callable[[PurePosixPath, int], bytes]
    folder: Path | None

    def path(self, file: str) -> PurePosixPath:
        """Return the path by which `file` is read and shown."""
        return PurePosixPath("themes", self.name, file)

    def text(self, file: str, world: World) -> Source | None:
        """Return the text of `file`, known to `world` for its diagnostics, or None."""
        path = self.path(file)
        if str(path) in world.sources:
            return world.sources[str(path)]
        try:
            data = self.read(path, LIMIT)
        except (TooLargeError, OutsideError) as error:
            world.report("theme-invalid", f'"{path}" {error}', source=str(path))
            return None
        except ReadError:
            return None
        world.sources[str(path)] = Source(str(path), decoded(data))
        return world.sources[str(path)]


def decoded(data: bytes) -> str:
    """Return the text of a file, its lines ended as CSS ends them: also by CR and form feeds."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return text.replace("\r", "\n").replace("\f", "\n")


def shipped() -> Path:
    """Return the folder above `themes`: the package when installed, else the checkout."""
    package = Path(__file__).resolve().parents[1]
    return package if (package / "themes").is_dir() else package.parents[1]


def find(name: str, world: World) -> Home | None:
    """Return the home of the theme `name`; names are plain words, so no path leads astray."""
    if not NAME.fullmatch(name):
        return None
    toml = PurePosixPath("themes", name, "theme.toml")
    if world.exists(toml):
        return Home(name, world.read, world.root and world.root / "themes" / name)
    root = shipped()
    if Folder(root).exists(toml):
        return Home(name, Folder(root).read, root / "themes" / name)
    return None


def names(project: Path | None = None) -> tuple[str, ...]:
    """Return the names of all themes: the shipped ones and those of the folder `project`."""
    roots = [shipped(), *([project] if project else [])]
    found = {toml.parent.name for root in roots for toml in root.glob("themes/*/theme.toml")}
    return tuple(sorted(name for name in found if NAME.fullmatch(name)))
