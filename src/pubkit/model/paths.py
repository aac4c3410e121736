"""Paths of files as articles write them, below the root of their project."""

from __future__ import annotations

from pathlib import PurePosixPath


def joined(folder: PurePosixPath, name: str) -> PurePosixPath | None:
    """Return the file `name` seen from `folder`; None when it is outside of the project.

    A leading slash is the root of the project.
    """
    path, outside = _followed(folder, name)
    return None if outside else path


def clamped(folder: PurePosixPath, name: str) -> PurePosixPath:
    """Return the file that the link `name` leads to: nothing lies above the root of a site."""
    return _followed(folder, name)[0]


def _followed(folder: PurePosixPath, name: str) -> tuple[PurePosixPath, bool]:
    """Return where `name` leads, and whether it left the root on its way."""
    parts = [] if name.startswith("/") else list(folder.parts)
    outside = False
    for part in PurePosixPath(name.lstrip("/")).parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            outside = True
    return PurePosixPath(*parts), outside
