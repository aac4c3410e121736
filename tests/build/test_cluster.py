"""A cluster on loopback makes what this machine makes, also when one of its workers dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import pubkit
from pubkit.build.report import Progress
from pubkit.project import ProjectError

TEXT = "---\nheadline: {0}\ndate: 2026-03-01\n---\n\nOf {0}, *much* is known.\n"


@contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    running = subprocess.Popen([sys.executable, "-m", *arguments], stdout=quiet, stderr=quiet)
    try:
        yield running
    finally:
        running.kill()
        running.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    told = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    arguments = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    with process("distributed.cli.dask_scheduler", *arguments, "--scheduler-file", str(told)):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if told.exists() and (text := told.read_text()).strip().endswith("}"):
                address = text.partition('"address": "tcp://')[2].partition('"')[0]
                yield f"dask://{address}"
                return
            time.sleep(0.1)
        raise TimeoutError


@contextmanager
def worker(scheduler: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one worker without the nanny that would start it again."""
    address = scheduler.replace("dask", "tcp")
    options = ["--host", "127.0.0.1", "--no-nanny", "--no-dashboard", "--nthreads", "1"]
    with process("distributed.cli.dask_worker", address, *options) as running:
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    for number in range(24):
        (root / "sources" / f"a{number:02}.md").write_text(TEXT.format(f"number {number}"))
    (root / "pubkit.toml").write_text('[project]\nformats = ["html", "epub"]\n')
    return root


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {p.name: p.read_bytes() for p in found if not p.name.startswith(".")}


class Executioner(Progress):
    """Kills a worker as soon as anything is done."""

    def __init__(self, victim: subprocess.Popen[bytes]) -> None:
        self.victim = victim

    def finished(self, *told: Any) -> None:
        os.kill(self.victim.pid, signal.SIGKILL)


def test_a_worker_dies_midway_and_the_bytes_are_those_of_one_machine(
    scheduler: str, project: Path
) -> None:
    pubkit.export(root=project, out=project / "here", cache=False, jobs=2)
    with worker(scheduler) as victim, worker(scheduler):
        report = pubkit.export(
            root=project, out=project / "there", cache=False, executor=scheduler,
            progress=Executioner(victim),
        )  # fmt: skip
        assert victim.wait(timeout=10) == -signal.SIGKILL
    assert not report.diagnostics
    assert [o.source for o in report.outputs[::2]] == [f"sources/a{n:02}.md" for n in range(24)]
    assert files(project / "there") == files(project / "here")
    assert len(files(project / "there")) == 48


def test_findings_come_back_from_afar(scheduler: str, project: Path) -> None:
    (project / "sources" / "a03.md").write_text("---\nheadline: A\n---\n\n![B](b.png)\n")
    with worker(scheduler):
        report = pubkit.export(
            [project / "sources" / "a03.md"], root=project, out=project / "out", cache=False,
            executor=scheduler,
        )  # fmt: skip
    assert [d.code for d in report.diagnostics] == ["image-missing"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ray://127.0.0.1:1", "is no executor"),
        ("dask://", "is no executor"),
        ("dask://127.0.0.1:1", "no scheduler answers"),
    ],
)
def test_wrong_addresses_are_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, address: str, message: str
) -> None:
    monkeypatch.setattr("pubkit.build.cluster.PATIENCE", 1)
    with pytest.raises(ProjectError, match=message):
        pubkit.export(root=project, out=project / "out", executor=address)


def test_a_wrong_address_is_told_before_anything_is_published(project: Path) -> None:
    pubkit.export(root=project, out=project / "out", formats=["html"])
    with pytest.raises(ProjectError, match="is no executor"):
        pubkit.export(root=project, out=project / "out", formats=["html"], executor="here")


def test_a_scheduler_without_workers_is_told(
    scheduler: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pubkit.build.cluster.PATIENCE", 1)
    with pytest.raises(ProjectError, match="has no workers"):
        pubkit.export(root=project, out=project / "out", executor=scheduler)


def test_the_missing_extra_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ProjectError) as error:
        pubkit.export(root=project, out=project / "out", executor="dask://127.0.0.1:1")
    assert "pubkit[dask]" in error.value.hint
