"""A project: its root folder, its settings in `pubkit.toml`, and the sources it publishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from pubkit.diagnostics import meant
from pubkit.model.edition import FILES
from pubkit.settings import FORMATS, SETTINGS, Print, Settings, SettingsError, Site, read_settings
from pubkit.world import ClockError, now

__all__ = [
    "FORMATS",
    "SETTINGS",
    "Print",
    "Project",
    "ProjectError",
    "Settings",
    "Site",
    "candidates",
    "find_sources",
    "is_article",
    "open_project",
    "settings_schema",
]

_MARKS = (
    SETTINGS, ".git", "pyproject.toml", "package.json", "_config.yml", "hugo.toml", "config.toml",
    "mkdocs.yml", "_quarto.yml",
)  # fmt: skip
SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
_PICTURE_FOLDERS = ("assets", "static", "public")


class Project(msgspec.Struct, frozen=True):
    """A root folder and its settings; `tokens` are the theme tokens that the project overrides."""

    root: Path
    settings: Settings = Settings()
    tokens: Mapping[str, Any] = {}
    print: Print = Print()
    site: Site | None = None


class ProjectError(Exception):
    """A project that cannot be used as asked; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def open_project(sources: Sequence[Path], root: Path | None = None) -> Project:
    """Return the project that `sources` belong to.

    Its root is `root`, else the nearest folder above the first source that holds a project's file,
    else the working folder when it holds the sources, else the folder of the source.
    """
    try:
        now()
    except ClockError as error:
        raise ProjectError(str(error), "unset it, or set it to seconds since 1970") from None
    folder = (root or _find_root(sources)).resolve()
    path = folder / SETTINGS
    if not path.is_file():
        return Project(folder)
    try:
        told = read_settings(path.read_bytes())
    except SettingsError as error:
        raise ProjectError(str(error), error.hint) from None
    return Project(folder, told.settings, told.tokens, told.print, told.site)


def _find_root(sources: Sequence[Path]) -> Path:
    here = Path.cwd()
    if not sources:
        return next((f for f in (here, *here.parents) if (f / SETTINGS).is_file()), here)
    first = sources[0].resolve()
    folder = first if first.is_dir() else first.parent
    for parent in (folder, *folder.parents):
        if parent == here or any((parent / mark).exists() for mark in _MARKS):
            return parent if _holds(parent, sources) else folder
    for parent in (folder, *folder.parents[:4]):
        if any((parent / name).is_dir() for name in _PICTURE_FOLDERS):
            return parent
    return folder


def candidates(sources: Sequence[Path], root: Path | None = None) -> list[Path]:
    """Return every path whose presence may decide which project `sources` belong to."""
    if root:
        return [root.absolute() / SETTINGS]
    first = sources[0].resolve() if sources else Path.cwd()
    folders = (first, *first.parents)
    return [f / name for f in folders for name in (*_MARKS, *_PICTURE_FOLDERS)]


def _holds(folder: Path, sources: Sequence[Path]) -> bool:
    return all(source.resolve().is_relative_to(folder.resolve()) for source in sources)


def find_sources(
    project: Project, sources: Sequence[Path], enter: Callable[[Path], object] = lambda folder: None
) -> list[PurePosixPath]:
    """Return the articles and editions that `sources` name, below the root, sorted, each once.

    A folder stands for the articles in it: `name.md`, or `name/index.md` where there is one. One
    that holds an `edition.yml` stands for the edition. The settings stand for the site over all
    articles, which comes last. `enter` is called with each folder before
    it is looked into.
    """
    given = [s.resolve() for s in sources] or [project.root / project.settings.sources]
    found: dict[PurePosixPath, None] = {}
    for path in given:
        if not path.exists():
            name = _relative(path, project.root)
            hint = (
                "name an article, or make a project: pubkit new NAME"
                if not sources
                else _near(path)
            )
            raise ProjectError(f'"{name}" does not exist', hint)
        files = [path] if path.is_file() else _articles(path, enter, shared=not sources)
        if not files:
            raise ProjectError(
                f'"{_relative(path, project.root)}" holds no articles', "add NAME.md"
            )
        for file in files:
            if not file.is_relative_to(project.root):
                message = f'"{file}" is outside the project "{project.root}"'
                raise ProjectError(message, "name the folder that holds both with --root")
            found[PurePosixPath(file.relative_to(project.root).as_posix())] = None
    if project.site and not sources:
        found[PurePosixPath(SETTINGS)] = None
    return list(found)


def _articles(folder: Path, enter: Callable[[Path], object], *, shared: bool) -> list[Path]:
    """Return the articles in `folder`; one that cannot be searched tells why when it is read."""
    out: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            found, inner = _inside(here, enter, shared=shared and here == folder)
        except OSError:
            found, inner = [here], []
        out += found
        waiting += inner
    return sorted(out)


def _inside(
    folder: Path, enter: Callable[[Path], object], *, shared: bool
) -> tuple[list[Path], list[Path]]:
    """Return the articles in `folder` itself, and the folders in it that may hold others."""
    enter(folder)
    for name in owners(shared=shared):
        if (folder / name).is_file():
            return [folder / name], []
    there = list(folder.iterdir())
    inner = [p for p in there if not is_apart(p.name) and p.is_dir() and not p.is_symlink()]
    return [p for p in there if is_article(p.name) and p.is_file()], inner


def owners(*, shared: bool) -> tuple[str, ...]:
    """Return the names of files to which all else in their folder belongs, the first one first.

    In a folder that is `shared` by all, an `index.md` is an article like others.
    """
    return FILES if shared else (*FILES, "index.md")


def is_article(name: str) -> bool:
    """Tell whether a file called `name` is published."""
    path = PurePosixPath(name.lower())
    return path.suffix in SUFFIXES and path.stem not in ("readme", "license", "changelog")


def is_apart(name: str) -> bool:
    """Tell whether a folder called `name` is not searched, as links never are."""
    return name.startswith((".", "_build"))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _near(path: Path) -> str:
    names = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    return meant(path.name, names, "check the path")


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of `[project]` in `pubkit.toml`."""
    return msgspec.json.schema(Settings)
