"""A builder that its article has taken over changes that article's outputs, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import pubkit
from pubkit.backends import Artifact
from pubkit.build import article
from pubkit.build.article import Outcome
from pubkit.build.report import Report
from tests.hostile.test_walls import files

Change = Callable[[Outcome], Outcome]
EVIL, GOOD = "sources/evil.md", "sources/good.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PUBKIT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    (folder / "sources").mkdir(parents=True)
    for name in ("evil", "good"):
        (folder / f"sources/{name}.md").write_text("---\ntitle: Same\n---\n\nThe words.\n")
    return folder


def export(root: Path, monkeypatch: pytest.MonkeyPatch, change: Change) -> Report:
    """Return the report of an export in which the builder of one article does as it likes."""
    build = article.build

    def taken(source: str, *rest: Any, **options: Any) -> Outcome:
        made = build(source, *rest, **options)
        return change(made) if source == EVIL else made

    with monkeypatch.context() as patch:
        patch.setattr(article, "build", taken)
        return pubkit.export(root=root, formats=("html",), jobs=1)


@pytest.mark.parametrize(
    "change",
    [
        lambda made: replace(made, source=GOOD),
        lambda made: replace(made, slug="good", artifacts=(Artifact("good/good.html", b"bad"),)),
        lambda made: replace(made, artifacts=(Artifact("good/good.html", b"bad"),)),
        lambda made: replace(made, artifacts=(Artifact("evil/../good/good.html", b"bad"),)),
        lambda made: replace(made, artifacts=(Artifact("/tmp/evil/good.html", b"bad"),)),
        lambda made: replace(made, artifacts=(Artifact("evil", b"bad"),)),
        lambda made: replace(made, cached=True),
        lambda made: replace(made, artifacts=("no artifact",)),
    ],
)
def test_outputs_of_others_are_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    report = export(root, monkeypatch, change)
    assert [path.name for path in report.paths] == ["good.html"]
    assert {d.code for d in report.diagnostics} == {"build-failed"}
    for _ in range(2):  # the second time from the cache
        assert {path.name for path in pubkit.export(root=root, formats=("html",)).paths} == {
            "evil.html",
            "good.html",
        }
        assert b"The words." in (root / "build/good/good.html").read_bytes()


def test_a_file_is_not_kept_under_the_hash_of_another(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pubkit.export(root=root, formats=("html",), cache=False)
    good = (root / "build/good/good.html").read_bytes()

    def swap(made: Outcome) -> Outcome:
        from pubkit.build.shelf import describe

        told = replace(describe(Artifact("evil/evil.html", good)))
        return replace(made, artifacts=(Artifact("evil/evil.html", b"bad"),), files=(told,))

    export(root, monkeypatch, swap)
    (root / "build/good/good.html").unlink()
    assert pubkit.export(root=root, formats=("html",)).ok
    assert (root / "build/good/good.html").read_bytes() == good


def test_what_was_made_for_one_is_made_for_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pubkit.theme import typefaces

    with monkeypatch.context() as patch:
        patch.setattr(typefaces, "_packed", lambda *asked: b"poison")
        pubkit.export([root / EVIL], root=root, formats=("html",))
    report = pubkit.export([root / GOOD], root=root, formats=("html",))
    clean = pubkit.export([root / GOOD], root=root, formats=("html",), out=root / "x", cache=False)
    assert report.paths[0].read_bytes() == clean.paths[0].read_bytes()


@files
def test_the_cache_is_not_theirs_to_write(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(made: Outcome) -> Outcome:
        cache = Path(os.environ["PUBKIT_CACHE"])
        for place in (cache / "made" / "x", cache / "x"):
            try:
                place.write_bytes(b"poison")
            except PermissionError:
                continue
            raise AssertionError(f"{place} could be written")
        return made

    report = export(root, monkeypatch, write)
    assert report.ok, report.diagnostics


@pytest.mark.parametrize(
    "front",
    [
        b'---\ntitle: "a\x01"\nslug: good\n---\n',
        b'---\ntitle: "a\xc2\x85"\nslug: good\n---\n',
        "---\ntitle: a\nslug: good\n---\n".encode("utf-16"),
        b"---\rtitle: a\rslug: good\r---\r",
        b"+++\rtitle = 'a'\rslug = 'good'\r+++\r",
        "\ufeff---\ntitle: \u202ea\nslug: \u202dgood\n---\n".encode(),
        b"---\ntitle: a\nslug: GOOD\n---\n",
    ],
)
def test_a_name_is_claimed_as_it_is_built(root: Path, front: bytes) -> None:
    (root / EVIL).write_bytes(front + b"\nBad words.\n")
    report = pubkit.export(root=root, formats=("html",))
    named = [path.name for path in report.paths]
    assert len(named) == 1 or named == ["evil.html", "good.html"]
    assert not report.ok or len(named) == 2
    if len(named) == 2:
        assert b"The words." in (root / "build/good/good.html").read_bytes()


@pytest.mark.parametrize("isolate", [False, True])
def test_an_isolated_article_changes_none_after_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, isolate: bool
) -> None:
    for number in range(8):
        (root / f"sources/late-{number}.md").write_text("---\ntitle: Late\n---\n\nThe words.\n")
    build, taken = article.build, list[str]()

    def believed(source: str, *rest: Any, **options: Any) -> Outcome:
        made = build(source, *rest, **options)
        if source == EVIL:
            taken.append(source)
        if source == EVIL or not taken:
            return made
        files = tuple(replace(one, data=b"bad") for one in made.artifacts)
        return replace(made, artifacts=files)

    with monkeypatch.context() as patch:
        patch.setattr(article, "build", believed)
        report = pubkit.export(root=root, formats=("html",), jobs=1, isolate=isolate)
    assert len(report.paths) == 10
    assert any(path.read_bytes() == b"bad" for path in report.paths) is not isolate


def test_a_project_says_that_articles_are_isolated(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "pubkit.toml").write_text("[project]\nisolate = true\n")
    asked: list[bool] = []

    def heard(found: object, request: article.Request, *rest: object, **options: object) -> Report:
        asked.append(request.isolate)
        return Report()

    monkeypatch.setattr("pubkit.build.request.export", heard)
    pubkit.export(root=root)
    assert asked == [True]
