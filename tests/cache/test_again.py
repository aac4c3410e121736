"""A second run builds only what changed, and its outputs are those of a first."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pubkit
from pubkit.cli.watch import look

SCRIPT = Path(__file__).parents[2] / "bin" / "pubkit"
ARTICLE = """---
headline: A title
date: 2026-03-01
---

Some words, and *more*.

![A dot](dot.svg)
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="{}"/></svg>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("one", "two", "three"):
        folder = root / "sources" / name
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(ARTICLE.replace("A title", name))
        (folder / "dot.svg").write_text(DOT.format(3))
    (root / "pubkit.toml").write_text('[project]\nformats = ["html", "epub"]\n')
    time.sleep(0.06)  # older than a tick
    return root


def start(project: Path, *arguments: str, cache: str = "") -> subprocess.Popen[str]:
    store = cache or str(project.parent / "cache")
    return subprocess.Popen(
        [sys.executable, "-m", "pubkit", *arguments],
        cwd=project, env=os.environ | {"PUBKIT_CACHE": store}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def run(project: Path, *arguments: str, cache: str = "", status: int = 0) -> tuple[str, str]:
    process = start(project, *(arguments or ("export",)), cache=cache)
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    assert process.returncode == status, err
    return out, err


def files(folder: Path) -> dict[str, tuple[str, int]]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in found
        if not path.name.startswith(".pubkit")
    }


def fresh(project: Path) -> dict[str, str]:
    """Return the hashes of what a run without any cache makes."""
    run(project, "export", "--no-cache", "--out", "fresh")
    found = {name: told[0] for name, told in files(project / "fresh").items()}
    shutil.rmtree(project / "fresh")
    return found


def changed(before: dict[str, tuple[str, int]], after: dict[str, tuple[str, int]]) -> set[str]:
    return {name.split("/")[0] for name in after if before.get(name) != after[name]}


def test_nothing_changed_nothing_written_and_the_same_said(project: Path) -> None:
    first = run(project)
    before = files(project / "build")
    again = [run(project) for _ in range(2)]
    assert again == [first, first]
    assert files(project / "build") == before
    assert {name: told[0] for name, told in before.items()} == fresh(project)


def comma(project: Path) -> None:
    path = project / "sources" / "two" / "index.md"
    path.write_text(path.read_text().replace("words,", "words"))


def same_size_and_date(project: Path) -> None:
    path = project / "sources" / "two" / "index.md"
    seen = path.stat()
    path.write_text(path.read_text().replace("Some", "None"))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def picture(project: Path) -> None:
    (project / "sources" / "two" / "dot.svg").write_text(DOT.format(2))


@pytest.mark.parametrize("edit", [comma, same_size_and_date, picture])
def test_one_change_rebuilds_one_article(project: Path, edit: Callable[[Path], None]) -> None:
    run(project)
    before = files(project / "build")
    edit(project)
    run(project)
    after = files(project / "build")
    assert changed(before, after) == {"two"}
    assert {name: told[0] for name, told in after.items()} == fresh(project)


def test_an_undone_change_brings_back_what_was(project: Path) -> None:
    run(project)
    before = files(project / "build")
    kept = (project / "sources" / "two" / "index.md").read_bytes()
    comma(project)
    run(project)
    (project / "sources" / "two" / "index.md").write_bytes(kept)
    run(project)
    after = files(project / "build")
    assert {n: told[0] for n, told in before.items()} == {n: told[0] for n, told in after.items()}


def test_a_picture_that_was_missing_is_noticed_when_it_comes(project: Path) -> None:
    dot = project / "sources" / "two" / "dot.svg"
    kept = dot.read_bytes()
    dot.unlink()
    _, first = run(project, status=1)
    assert first.count("[image-missing]") == 1
    assert run(project, status=1)[1].count("[image-missing]") == 1
    dot.write_bytes(kept)
    assert run(project)[1] == ""


def test_a_theme_of_the_project_is_noticed(project: Path) -> None:
    run(project)
    before = files(project / "build")
    theme = project / "themes" / "daily"
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text('name = "daily"\nextends = "plain"\n')
    run(project)
    assert changed(before, files(project / "build")) == {"one", "two", "three"}


def test_articles_come_and_go(project: Path) -> None:
    run(project)
    shutil.copytree(project / "sources" / "one", project / "sources" / "four")
    assert "build/four/four.html" in run(project)[0]
    shutil.rmtree(project / "sources" / "four")
    assert "four" not in run(project)[0]


def test_settings_and_options_are_told_apart(project: Path) -> None:
    run(project)
    (project / "pubkit.toml").write_text('[project]\nformats = ["html"]\npublisher = "Desk"\n')
    assert run(project)[0].count(".epub") == 0
    page = (project / "build" / "one" / "one.html").read_text()
    assert "Desk" in page
    run(project, "export", "--theme", "plain")
    assert (project / "build" / "one" / "one.html").read_text() != page
    run(project)
    assert (project / "build" / "one" / "one.html").read_text() == page


def test_outputs_that_someone_changed_or_deleted_are_made_good(project: Path) -> None:
    run(project)
    good = files(project / "build")
    page = project / "build" / "one" / "one.html"
    page.write_bytes(page.read_bytes().replace(b"Some", b"Evil"))
    (project / "build" / "two" / "two.epub").unlink()
    run(project)
    after = files(project / "build")
    assert {n: told[0] for n, told in good.items()} == {n: told[0] for n, told in after.items()}
    assert changed(good, after) == {"one", "two"}


def test_deleted_outputs_come_back_without_building(project: Path) -> None:
    run(project)
    good = {name: told[0] for name, told in files(project / "build").items()}
    run(project, "clean")
    assert not (project / "build" / "one").exists()
    run(project)
    assert {name: told[0] for name, told in files(project / "build").items()} == good


@pytest.mark.parametrize("damage", [b"", b"\0" * 99, None])
def test_a_damaged_cache_never_shows(project: Path, damage: bytes | None) -> None:
    run(project)
    good = {name: told[0] for name, told in files(project / "build").items()}
    for path in (project.parent / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    run(project, "clean")
    run(project)
    assert {name: told[0] for name, told in files(project / "build").items()} == good


def test_a_kill_in_the_middle_leaves_no_trace(project: Path) -> None:
    good = fresh(project)
    for delay in (0.1, 0.3, 0.5, 0.7):
        process = start(project, "export")
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    run(project)
    assert {name: told[0] for name, told in files(project / "build").items()} == good


def test_two_runs_at_once_make_what_one_makes(project: Path) -> None:
    good = fresh(project)
    running = [start(project, "export", "--out", out) for out in ("build", "build", "other")]
    for process in running:
        assert process.communicate(timeout=120)[1].count("error") == 0
        assert process.returncode == 0
    for out in ("build", "other"):
        assert {name: told[0] for name, told in files(project / out).items()} == good


def test_a_place_that_cannot_be_written_changes_nothing(project: Path) -> None:
    blocked = project / "pubkit.toml" / "cache"
    first = run(project, cache=str(blocked))
    assert run(project, cache=str(blocked)) == first


def test_an_unchanged_run_imports_next_to_nothing(project: Path) -> None:
    run(project)
    code = (
        "import os, sys; before = set(sys.modules); script, *sys.argv = sys.argv[1:]\n"
        "os._exit = sys.exit\n"
        "try: exec(open(script).read())\n"
        "except SystemExit: pass\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)\n"
    )
    # The same program: `-c` and `-m` differ in nothing that counts.
    done = subprocess.run(
        [sys.executable, "-c", code, SCRIPT, "pubkit", "export"],
        cwd=project, capture_output=True, text=True, check=True,
        env=os.environ | {"PUBKIT_CACHE": str(project.parent / "cache")}, timeout=60,
    )  # fmt: skip
    assert done.stdout.count("\n") == 6
    modules = set(done.stderr.split())
    assert "pubkit.cache.runs" in modules
    assert not modules & {"click", "msgspec", "hashlib", "re", "pathlib", "pubkit.world"}
    assert len(modules) < 20, modules


def test_an_edition_is_built_again_when_an_article_of_it_changes(project: Path) -> None:
    (project / "sources" / "edition.yml").write_text(
        "title: Both\narticles: [one/index.md, two/index.md]\n"
    )
    first = run(project)
    before = files(project / "build")
    assert run(project) == first
    assert files(project / "build") == before
    comma(project)
    run(project)
    after = files(project / "build")
    assert after.keys() == before.keys()
    assert changed(before, after)
    assert {name: told[0] for name, told in after.items()} == fresh(project)


def test_an_edition_that_names_folders_looks_as_it_did(project: Path) -> None:
    (project / "sources" / "edition.yml").write_text("title: Both\narticles: [one, two]\n")
    time.sleep(0.06)
    report = pubkit.export(root=project, formats=["html"], out=project / "build")
    assert report.ok
    seen = report.seen
    assert {path: look(path, told) for path, told in seen.items()} == seen


def test_fonts_made_before_are_the_same_fonts(project: Path) -> None:
    run(project)
    made = project.parent / "cache" / "made"
    count = len([path for path in made.rglob("*") if path.is_file()])
    assert count > 2
    for path in (project.parent / "cache").iterdir():
        if path.name != "made":
            shutil.rmtree(path)
    before = {name: told[0] for name, told in files(project / "build").items()}
    run(project, "export", "--out", "other")
    assert {name: told[0] for name, told in files(project / "other").items()} == before
    assert len([path for path in made.rglob("*") if path.is_file()]) == count


def test_articles_built_together_have_the_bytes_of_each_built_alone(project: Path) -> None:
    (project / "pubkit.toml").write_text("")
    run(project, "export", "--no-cache", "--jobs", "3")
    together = {name: told[0] for name, told in files(project / "build").items()}
    shutil.rmtree(project / "build")
    for name in ("one", "two", "three"):
        run(project, "export", "--no-cache", f"sources/{name}")
    assert {name: told[0] for name, told in files(project / "build").items()} == together
    assert sum(name.endswith(".pdf") for name in together) == 3
