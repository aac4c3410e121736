"""Runs that last: rebuilt on save, ended by an interrupt; and what a run tells programs."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pubkit.cli.console import bar

ARTICLE = "---\nheadline: A title\n---\n\nSome words.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pubkit.toml").write_text('[project]\nformats = ["html"]\n')
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.md").write_text(ARTICLE)
    return tmp_path


@pytest.fixture
def watching(project: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, "export", "--watch"], cwd=project, stdout=log, stderr=log,
            env=os.environ | {"PUBKIT_CACHE": str(tmp_path / "cache")},
        )  # fmt: skip
        yield process
        process.kill()
        process.wait()


# Where tests run without a terminal, an interrupt may be ignored in all that they start.
MAIN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from pubkit.cli import main; main()"
)


def until(true: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)


def test_a_save_builds_again_and_an_interrupt_ends(
    project: Path, watching: subprocess.Popen[bytes]
) -> None:
    log, page = project / "log", project / "build" / "one" / "one.html"

    def rounds() -> int:
        return log.read_text().count("watching")

    until(lambda: rounds() == 1, log)
    assert "Some words" in page.read_text()
    (project / "sources" / "one.md").write_text(ARTICLE.replace("Some", "Other"))
    until(lambda: "Other words" in page.read_text(), log)
    until(lambda: rounds() == 2, log)
    (project / "sources" / "two.md").write_text(ARTICLE)
    until(lambda: (project / "build" / "two" / "two.html").exists(), log)
    until(lambda: rounds() == 3, log)
    (project / "pubkit.toml").write_text("[project\n")
    until(lambda: "error: " in log.read_text(), log)
    (project / "pubkit.toml").write_text('[project]\nformats = ["epub"]\n')
    until(lambda: (project / "build" / "two" / "two.epub").exists(), log)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(30) == 130


def test_a_save_prints_those_outputs_of_an_edition_that_changed(
    project: Path, watching: subprocess.Popen[bytes]
) -> None:
    log, folder = project / "log", project / "sources" / "paper"
    texts = {name: ARTICLE.replace("A title", f"Title {name}") for name in "ab"}

    def printed(number: int) -> set[str]:
        """Return the paths that the round of this number printed, once it is done."""
        until(lambda: log.read_text().count("note: watching") > number, log)
        lines = log.read_text().split("note: watching")[number].splitlines()
        return {line for line in lines if line.startswith("build")}

    assert printed(0) == {"build/one/one.html"}
    made = project / "made"
    made.mkdir()
    (made / "edition.yml").write_text("title: The Weir\ndate: 2026-03-01\n")
    for name, text in texts.items():
        (made / f"{name}.md").write_text(text)
    made.rename(folder)
    assert {f"build/paper/articles/{name}.html" for name in "ab"} < printed(1)
    for number, text in ((2, texts["a"].replace("Some", "Same")), (3, texts["a"] + "\n\n")):
        (project / "saved").write_text(text)
        (project / "saved").rename(folder / "a.md")  # as editors do
        told = printed(number)
        assert "build/paper/articles/a.html" in told
        assert not told & {"build/paper/articles/b.html", "build/paper/archive.html"}
    (project / "saved").write_text(texts["a"])
    (project / "saved").rename(folder / "a.md")
    assert printed(4) == set()


def test_the_report_tells_outputs_and_findings(project: Path) -> None:
    (project / "sources" / "bad.md").write_text("---\ntitle: x\n---\n\n![a](no.png)\n")
    for cached in (False, True):
        done = subprocess.run(
            [sys.executable, "-m", "pubkit", "export", "--report", "build.json"], cwd=project,
            env=os.environ | {"PUBKIT_CACHE": str(project / "cache")}, timeout=120, check=False,
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 1
        told = json.loads((project / "build.json").read_text())
        assert told["ok"] is False
        assert [d["code"] for d in told["diagnostics"]][:1] == ["image-missing"]
        paths = [output["path"] for output in told["outputs"]]
        for output in told["outputs"]:
            data = (project / output["path"]).read_bytes()
            assert (output["size"], output["sha256"]) == (
                len(data),
                hashlib.sha256(data).hexdigest(),
            )
            assert output["seconds"] > 0
            assert output["cached"] is cached
        assert paths == [str(project / line) for line in done.stdout.splitlines()]


def test_a_report_that_cannot_be_written_is_told(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pubkit", "export", "--report", "pubkit.toml/build.json"],
        cwd=project, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "--report" in done.stderr
    assert "Traceback" not in done.stderr


def test_paths_are_told_in_the_order_of_the_sources(project: Path) -> None:
    for n in range(6):
        (project / "sources" / f"a{n}.md").write_text(ARTICLE + "Words.\n" * (6 - n) * 500)
    said = [
        subprocess.run(
            [sys.executable, "-m", "pubkit", "export", "--jobs", jobs], cwd=project,
            capture_output=True, text=True, timeout=120, check=True,
        ).stdout
        for jobs in ("1", "4")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert said[0].splitlines() == sorted(said[0].splitlines())


def test_the_bar_tells_the_rate_and_the_time_left() -> None:
    assert bar(0, 4, 0.0) == "─" * 30 + " 0/4, 0.0/s"
    assert bar(1, 4, 2.0).endswith(" 1/4, 0.5/s, 6 s left")
    assert bar(1, 1000, 1.0).endswith("1.0/s, 16 min 39 s left")
    assert bar(4, 4, 2.0) == "━" * 30 + " 4/4, 2.0/s"
