"""Faces: what a theme's font tables name, checked and found on disk."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Literal

import msgspec

from pubkit.theme import amiss
from pubkit.theme.fonts import licence, sfnt
from pubkit.theme.fonts.errors import FontError

Style = Literal["normal", "italic"]
Range = tuple[float, float, float]

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of the largest font; those of Chinese have 25 million."""

_FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")
_FALLBACK = re.compile(r"""(?:[\w ,-]|"[\w ,-]*"|'[\w ,-]*')+""")
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Face(msgspec.Struct, frozen=True):
    """One face: a file, and the point on each of its axes where it stands still."""

    family: str
    weight: int
    style: Style
    file: Path
    axes: tuple[tuple[str, float], ...] = ()

    @property
    def name(self) -> str:
        """Return a name for this face's files, such as `pk-serif-400-italic`."""
        slope = "-italic" if self.style == "italic" else ""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}{slope}"


class Family(msgspec.Struct, frozen=True):
    """The faces that share a family name, and the CSS families to fall back on."""

    name: str
    faces: tuple[Face, ...]
    fallback: str = "serif"

    def stack(self, *others: str) -> str:
        """Return the value of `font-family`: this family, `others`, then the fallback."""
        ours = dict.fromkeys((self.name, *others))
        return ", ".join([*(f'"{name}"' for name in ours), self.fallback])


class _FaceTable(msgspec.Struct, forbid_unknown_fields=True):
    weight: int
    file: str
    style: Style = "normal"
    axes: dict[str, float] = {}


class _FamilyTable(msgspec.Struct, forbid_unknown_fields=True):
    family: str
    faces: list[_FaceTable]
    package: str = ""
    licence: str = ""
    fallback: str = "serif"


def load(tables: Mapping[str, object], folder: Path | None = None) -> dict[str, Family]:
    """Return the families of a theme's `[fonts.*]` tables by role.

    A table without `package` names files below `folder`. Raises `FontError` with the role and the
    file for a font that is absent, forbidden or misnamed, and for two faces told apart by nothing.
    """
    families = {role: _family(role, table, folder) for role, table in tables.items()}
    refuse_twins(face for family in families.values() for face in family.faces)
    return families


def refuse_twins(faces: Iterable[Face]) -> None:
    """Raise `FontError` when two different faces share family, weight and style.

    WeasyPrint merges such faces into one PDF font and prints wrong glyphs under the right text.
    """
    seen: dict[tuple[str, int, str], Face] = {}
    for face in faces:
        first = seen.setdefault((face.family.casefold(), face.weight, face.style), face)
        if first != face:
            message = f'two faces are called "{face.family}" {face.weight} {face.style}'
            raise FontError(message, "give each its own family, weight or style")


def _family(role: str, table: object, folder: Path | None) -> Family:
    try:
        told = msgspec.convert(table, _FamilyTable)
    except msgspec.ValidationError as error:
        raise FontError(amiss.plainly(error, f"[fonts.{role}]")) from None
    if not _FAMILY.fullmatch(told.family):
        hint = 'use letters, digits and single spaces, such as "PK Serif"'
        raise FontError(f'[fonts.{role}]: "{told.family}" is no family name', hint)
    if not _FALLBACK.fullmatch(told.fallback):
        hint = "list CSS families, such as \"Georgia, 'Times New Roman', serif\""
        raise FontError(f'[fonts.{role}]: "{told.fallback}" is no list of families', hint)
    root = locate(told.package) if told.package else folder
    if root is None:
        raise FontError(f"[fonts.{role}]: no package is named", 'add package = "…"')
    faces = tuple(_face(told, face, root) for face in told.faces)
    twice = [face for i, face in enumerate(faces) if face in faces[:i]]
    if twice or not faces:
        what = f"{twice[0].weight} {twice[0].style} stands twice" if twice else "no face is named"
        raise FontError(f"[fonts.{role}]: {what}", "give each weight and style one face")
    return Family(told.family, faces, told.fallback)


def _face(told: _FamilyTable, face: _FaceTable, root: Path) -> Face:
    if face.weight not in range(100, 1000, 100):
        hint = "use 100, 200 … 900"
        raise FontError(f'"{face.file}": {face.weight} is no weight that print can set', hint)
    file = (_packaged if told.package else find)(root, face.file)
    try:
        axes = _pinned(_checked(file, told.family, told.licence, root), face)
    except FontError as error:
        raise FontError(f'"{face.file}": {error.message}', error.hint) from None
    return Face(told.family, face.weight, face.style, file, axes)


@lru_cache(maxsize=64)
def _checked(file: Path, family: str, granted: str, root: Path) -> Mapping[str, Range]:
    """Return the axes of a font that may be used under the name `family`."""
    if file.stat().st_size > MAX_BYTES:
        raise FontError(f"the font is larger than {MAX_BYTES:,} bytes", "give one face per file")
    tables = sfnt.tables(file, ("OS/2", "fvar", "name"))
    licence.check(tables, family, granted, licence.beside(file, root))
    return MappingProxyType(sfnt.axes(tables))


def _pinned(ranges: Mapping[str, Range], face: _FaceTable) -> tuple[tuple[str, float], ...]:
    """Return a value for every axis: as told, else the weight, else the font's default."""
    for tag in face.axes.keys() - ranges.keys():
        known = ", ".join(sorted(ranges)) or "none"
        raise FontError(f'the font has no axis "{tag}"', f"its axes: {known}")
    values = {tag: default for tag, (_, default, _) in ranges.items()}
    values |= {"wght": float(face.weight)} if "wght" in ranges else {}
    values |= face.axes
    for tag, value in sorted(values.items()):
        low, _, high = ranges[tag]
        if not low <= value <= high:
            raise FontError(f'axis "{tag}" cannot be {value:g}', f"use {low:g} to {high:g}")
    return tuple(sorted(values.items()))


@lru_cache(maxsize=64)
def locate(package: str) -> Path:
    """Return the folder of an installed `package` without running any of its code."""
    if not _PACKAGE.fullmatch(package):
        raise FontError(f'"{package}" is no name of a Python package', "use its import name")
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    if not places:
        hint = f"pip install {package.replace('_', '-')}"
        raise FontError(f'the font package "{package}" is not installed', hint)
    return Path(next(iter(places))).resolve()


@lru_cache(maxsize=64)
def _packaged(root: Path, file: str) -> Path:
    return find(root, file)


def find(root: Path, file: str) -> Path:
    """Return the font `file` below `root` or its `files` folder; nothing outside is found."""
    parts = PurePosixPath(file)
    if not parts.is_absolute() and ".." not in parts.parts:
        for place in (root / parts, root / "files" / parts):
            if place.is_file() and place.resolve().is_relative_to(root.resolve()):
                return place
    known = ", ".join(sorted(f'"{path.name}"' for path in root.rglob("*.ttf"))) or "no font"
    raise FontError(f'the font file "{file}" does not exist', f'"{root.name}" has {known}')
