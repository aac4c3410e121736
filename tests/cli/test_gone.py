"""Outputs of articles that are gone are told, and deleted when asked; nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "---\nheadline: {0}\ndate: 2026-03-01\n---\n\nWords.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        path = tmp_path / "sources" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT.format(name))
    (tmp_path / "pubkit.toml").write_text('[project]\nformats = ["html", "epub"]\n')
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[list[str], str]:
    done = subprocess.run(
        [sys.executable, "-m", "pubkit", *arguments],
        cwd=project, env=os.environ | {"PUBKIT_CACHE": str(project / "cache")}, text=True,
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return sorted(Path(line).name for line in done.stdout.splitlines()), done.stderr


def outputs(project: Path) -> set[str]:
    found = (path for path in (project / "build").rglob("*") if path.is_file())
    return {path.name for path in found if not path.name.startswith(".")}


def test_outputs_of_a_deleted_article_are_told_then_deleted(project: Path) -> None:
    run(project, "export")
    (project / "sources" / "two.md").unlink()
    (project / "build" / "two" / "mine.txt").write_text("no output")
    _, told = run(project, "export")
    assert '2 files that no source makes any more left in "' in told
    assert run(project, "clean", "--gone")[0] == ["two.epub", "two.html"]
    assert outputs(project) == {"one.epub", "one.html", "mine.txt"}
    assert run(project, "clean", "--gone")[0] == []


def test_what_was_changed_since_is_kept(project: Path) -> None:
    run(project, "export")
    (project / "sources" / "two.md").unlink()
    (project / "build" / "two" / "two.html").write_text("edited by hand")
    assert run(project, "clean", "--gone")[0] == ["two.epub"]
    assert "two.html" in outputs(project)


def test_an_article_that_moved_leaves_its_old_place(project: Path) -> None:
    run(project, "export")
    path = project / "sources" / "two.md"
    path.write_text(path.read_text().replace("date:", "slug: three\ndate:"))
    run(project, "export")
    assert run(project, "clean", "--gone")[0] == ["two.epub", "two.html"]
    assert not (project / "build" / "two").exists()
    assert {"three.epub", "three.html"} < outputs(project)


def test_formats_and_articles_not_asked_for_stay(project: Path) -> None:
    run(project, "export")
    run(project, "export", "sources/one.md", "--format", "html")
    assert run(project, "clean", "--gone")[0] == []
    assert len(outputs(project)) == 4
