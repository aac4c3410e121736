"""Articles of an edition that are read once, and again when anything in them changes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from pubkit import reader
from pubkit.build import readings
from pubkit.build.edition import prepare_edition
from pubkit.diagnostics import Diagnostic
from pubkit.model.document import Document
from pubkit.world import World
from tests.remembering import Shelf

ROOT = Path(__file__).parents[2]
SOURCES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "sources").rglob("*.md"))
EDITION = b"title: Both\ndate: 2026-03-01\narticles: [one.md, two.md]\n"
FILES = {
    "edition.yml": EDITION,
    "one.md": b"---\ntitle: One\n---\n\nSee [two](two.md#there) and [nothing][].\n",
    "two.md": b"---\ntitle: Two\n---\n\n## There {#there}\n\nWords, and [^1] more.\n",
}


def read(shelf: Shelf, files: dict[str, bytes]) -> set[str]:
    """Return the articles that are read to bind the edition in `files`."""
    before = set(shelf.made)
    kept, plain = shelf.world(files), World.fake(files)
    assert prepare_edition("edition.yml", kept) == prepare_edition("edition.yml", plain)
    assert kept.diagnostics == plain.diagnostics
    return {path for kind, path, *_ in set(shelf.made) - before if kind == "reading"}


def told(world: World, path: str) -> tuple[Document | None, list[Diagnostic], str]:
    found = readings.parse(PurePosixPath(path), world, language="en", publisher="A Press")
    return found, world.diagnostics, world.sources[path].text


@pytest.mark.parametrize("path", SOURCES)
def test_an_article_read_before_is_the_same_with_the_same_findings(path: str) -> None:
    plain = World.at(ROOT)
    document = reader.parse(PurePosixPath(path), plain, language="en", publisher="A Press")
    shelf = Shelf()
    for _ in range(2):
        world = World.at(ROOT)
        world.remember = shelf.remember
        assert told(world, path) == (document, plain.diagnostics, plain.sources[path].text)


def test_only_what_changed_is_read_again() -> None:
    shelf = Shelf()
    assert read(shelf, FILES) == {"one.md", "two.md"}
    assert read(shelf, FILES) == set()
    changed = {**FILES, "two.md": FILES["two.md"].replace(b"Words,", b"Words")}
    assert read(shelf, changed) == {"two.md"}
    moved = {**changed, "two.md": changed["two.md"].replace(b"there}", b"here}")}
    assert read(shelf, moved) == {"two.md"}  # and the reference in the other is told as broken
    assert read(shelf, {**moved, "edition.yml": EDITION + b"language: fr\n"}) == {
        "one.md",
        "two.md",
    }


def test_an_article_that_includes_another_file_is_read_each_time() -> None:
    shelf = Shelf()
    text = b"---\ntitle: One\n---\n\n```python\n{{#include code.py}}\n```\n"
    files = {**FILES, "one.md": text, "code.py": b"first = 1\n"}
    assert read(shelf, files) == {"two.md"}
    assert read(shelf, {**files, "code.py": b"second = 2\n"}) == set()


def test_an_article_that_is_gone_or_broken_is_told_each_time() -> None:
    shelf = Shelf()
    for _ in range(2):
        read(shelf, {**FILES, "one.md": b"\xff\xfe\x00"})
        read(shelf, {**FILES, "one.md": b"---\ntitle: [\n---\n\nWords.\n"})
        read(shelf, {name: data for name, data in FILES.items() if name != "one.md"})
