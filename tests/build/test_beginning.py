"""A lone article, whose engine is imported by another process while it is read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from pubkit.backends.pdf.parts import compositor
from pubkit.backends.pdf.parts.founding import begun
from pubkit.backends.pdf.parts.hands import Tell, Work
from pubkit.build import article
from pubkit.build.article import Outcome, Request
from pubkit.world import World

TEXT = (
    "---\ntitle: One\ndate: 2026-01-01\n---\n\n"
    "Words[^1] and *more* \U00010fff, $\\unknown$.\n\n[^1]: A note.\n"
)


def built(world: World) -> Outcome:
    return article.build("one.md", Request(root="/", preflight=True), world)


def world() -> World:
    return World.fake({"one.md": TEXT.encode()})


@pytest.fixture(scope="module")
def alone() -> Outcome:
    return built(world())


def by_others(confine: Callable[[], None], place: Path) -> Outcome:
    """Return what a child makes that has hands; the engine is theirs alone, unless they fail."""

    def ready() -> Work:
        confine()
        return compositor.ready(whole=True)

    with begun(ready, 1) as hands:
        if (child := os.fork()) == 0:
            there = world()
            there.hands = hands
            place.write_bytes(msgspec.msgpack.encode(built(there)))
            os._exit(0 if there.meanwhile is None else 1)  # the web page was made meanwhile
        assert os.waitpid(child, 0)[1] == 0
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    return msgspec.msgpack.decode(place.read_bytes(), type=Outcome)


def test_others_make_the_same_file_and_say_the_same(alone: Outcome, tmp_path: Path) -> None:
    assert len(alone.artifacts) == 3
    assert "glyph-missing" in {d.code for d in alone.diagnostics}
    assert by_others(lambda: None, tmp_path / "made") == alone


def test_without_others_the_file_is_made_all_the_same(alone: Outcome, tmp_path: Path) -> None:
    def fail() -> None:
        raise OSError("no walls")

    assert by_others(fail, tmp_path / "one") == alone
    assert by_others(lambda: os._exit(3), tmp_path / "two") == alone


def test_hands_end_when_the_process_that_they_were_for_is_done() -> None:
    def work(number: int, given: bytes, tell: Tell) -> bytes:
        return b"%d" % os.getpid()

    with begun(lambda: work, 3) as hands:
        if (child := os.fork()) == 0:
            with hands.crew() as crew:
                crew.start(0)
                crew.hear()
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        ended = os.waitid(os.P_PID, hands.first, os.WEXITED | os.WNOWAIT)
        assert ended is not None
        assert ended.si_status == 1


SCRIPT = """
import sys
from pubkit.build import article
kept = article.build
def build(*given):
    outcome = kept(*given)
    print("weasyprint" in sys.modules, file=sys.stderr, flush=True)
    return outcome
article.build = build
from pubkit.cli import main
main()
"""


def test_who_reads_an_article_imports_no_engine_with_two_processes(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(TEXT, "utf-8")
    environment = os.environ | {"PUBKIT_CACHE": "off", "PYTHONPYCACHEPREFIX": str(tmp_path / "c")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def imports_engine(jobs: int) -> str:
        arguments = ["export", "one.md", "--format", "pdf", "--jobs", str(jobs)]
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *arguments], cwd=tmp_path, env=environment,
            capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        assert done.stdout == "build/one/one.pdf\n"
        return done.stderr.split()[0]

    assert [imports_engine(jobs) for jobs in (1, 1, 2)] == ["True", "True", "False"]
