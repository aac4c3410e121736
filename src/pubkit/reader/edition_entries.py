"""Which files an edition names: articles, folders of an article, patterns."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import NamedTuple

from pubkit.diagnostics import Source
from pubkit.model.edition import FILES
from pubkit.model.nodes import Span
from pubkit.model.paths import joined
from pubkit.world import World

SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
_APART = frozenset({"readme", "license", "changelog"})
_PATTERN = re.compile(r"[*?\[]")


class Entry(NamedTuple):
    """An article that an edition binds, and where it is named."""

    path: PurePosixPath
    span: Span | None = None


class Shelf:
    """Finds the files of one edition, each once; `named` are all names that its file gives."""

    def __init__(self, source: Source, world: World, named: Iterable[str]) -> None:
        self._source = source
        self._world = world
        self._folder = PurePosixPath(source.path).parent
        self._at = 0
        self._bound: set[PurePosixPath] = set()
        full = (self._article(path) for name in named if (path := joined(self._folder, name)))
        self._claimed = frozenset(path for path in full if path)  # no pattern takes these

    def entries(self, names: Iterable[str]) -> tuple[Entry, ...]:
        """Return the articles that `names` stand for; report those that are not there."""
        return tuple(entry for name in names for entry in self._entries(name))

    def span(self, name: str) -> Span | None:
        """Return where `name` is written next."""
        start = self._source.text.find(name, self._at)
        if start < 0:
            start = self._source.text.find(name)
        if start < 0:
            return None
        self._at = start + len(name)
        return Span(start, self._at)

    def _entries(self, name: str) -> Iterator[Entry]:
        span = self.span(name)
        path = joined(self._folder, name)
        if path is None:
            self._report("article-missing", f'"{name}" is outside the project', span)
        elif found := self._article(path):
            if found in self._bound:
                message = f'"{name}" is bound twice; the first time counts'
                self._report("article-duplicate", message, span)
            else:
                yield self._bind(found, span)
        elif matches := sorted(self._matches(path)):
            free = (m for m in matches if m not in self._claimed and m not in self._bound)
            yield from [self._bind(match, span) for match in free]
        else:
            message = f'no article is called "{name}"'
            self._report("article-missing", message, span, *self._near(path))

    def _bind(self, path: PurePosixPath, span: Span | None) -> Entry:
        self._bound.add(path)
        return Entry(path, span)

    def _article(self, path: PurePosixPath) -> PurePosixPath | None:
        """Return the file of the article at `path`: itself, or the index of its folder."""
        if path.name and path.name not in FILES and self._world.exists(path):
            return path
        index = path / "index.md"
        return index if self._world.exists(index) else None

    def _matches(self, pattern: PurePosixPath) -> Iterator[PurePosixPath]:
        folders = [PurePosixPath()]
        for part in pattern.parts:
            if not _PATTERN.search(part):
                folders = [folder / part for folder in folders]
                continue
            folders = [
                folder / name
                for folder in folders
                for name in self._world.names(folder)
                if fnmatchcase(name, part) and not name.startswith(".")
            ]
        for path in folders if _PATTERN.search(str(pattern)) else ():
            found = self._article(path)
            text = path.suffix.lower() in SUFFIXES and path.stem.lower() not in _APART
            if found and (text or found != path):
                yield found

    def _near(self, path: PurePosixPath) -> tuple[str, ...]:
        near = difflib.get_close_matches(path.name, self._world.names(path.parent), n=1, cutoff=0.5)
        if near:
            return (f'did you mean "{near[0]}"?',)
        return ('names are relative to the edition\'s folder; "/sources/…" to the project',)

    def _report(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        self._world.report(code, message, source=self._source.path, span=span, hints=hints)
