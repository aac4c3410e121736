"""Workers: what one job does to itself, no other job feels."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pubkit.build.workers import Failure, run
from pubkit.build.working import NOTE_SIZE, Limits, Note

LIMITS = Limits(cpu=20, wall=20)


def work(job: str, note: Note) -> bytes:
    note(b"noted last by " + job.encode())
    match job:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        case "raise":
            raise ValueError("poison")
        case "exit":
            os._exit(7)
        case "eat":
            bytearray(1 << 40)
        case "hang":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "big":
            return b"x" * (8 << 20)
    return job.encode()


def outcomes(jobs: list[str], limits: Limits = LIMITS, processes: int = 2) -> list[bytes | Failure]:
    found = dict(run(jobs, work, processes=processes, limits=limits))
    return [found[index] for index in range(len(jobs))]


def test_every_job_gives_its_own_result() -> None:
    jobs = [f"job {n}" for n in range(40)]
    assert outcomes(jobs) == [job.encode() for job in jobs]


@pytest.mark.parametrize("poison", ["kill", "raise", "exit", "eat"])
def test_many_jobs_share_children_but_no_fate(poison: str) -> None:
    jobs = [poison if number in (0, 5, 6, 23) else f"job {number}" for number in range(40)]
    for job, outcome in zip(jobs, outcomes(jobs, processes=1), strict=True):
        assert isinstance(outcome, Failure) if job == poison else outcome == job.encode()


def test_a_job_that_fails_after_others_is_done_again_alone() -> None:
    done: list[str] = []

    def picky(job: str, note: Note) -> bytes:
        done.append(job)
        if job == "picky" and len(done) > 1:
            raise ValueError
        return f"{job} {len(done)}".encode()

    jobs = ["a", "b", "c", "picky", "d", "e", "f", "g", "h"]
    found = dict(run(jobs, picky, processes=1, limits=LIMITS))
    assert found[3] == b"picky 1"
    assert found[1] == b"b 2"


def test_each_job_has_the_whole_time() -> None:
    def busy(job: str, note: Note) -> bytes:
        until = time.process_time() + 0.6
        while time.process_time() < until:
            pass
        return str(os.getpid()).encode()

    found = dict(run(["a"] * 9, busy, processes=1, limits=Limits(cpu=1, wall=20), most=3))
    assert len(set(found.values())) == 3


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("kill", "SIGKILL"),
        ("crash", "SIGSEGV"),
        ("raise", "internal error: ValueError"),
        ("exit", "status 7"),
        ("eat", "memory used up"),
    ],
)
def test_a_job_that_dies_is_named_and_alone(job: str, reason: str) -> None:
    first, poison, last = outcomes(["a", job, "b"])
    assert (first, last) == (b"a", b"b")
    assert isinstance(poison, Failure)
    assert reason in poison.reason
    assert poison.noted == b"noted last by " + job.encode()


def test_a_note_is_cut_to_its_room() -> None:
    def die(job: str, note: Note) -> bytes:
        note(b"short")
        note(b"x" * NOTE_SIZE)
        os._exit(7)

    ((_, failure),) = run(["a"], die, processes=1, limits=LIMITS)
    assert isinstance(failure, Failure)
    assert failure.noted == b"x" * (NOTE_SIZE - 2)


def test_time_on_the_clock_and_on_the_processor_is_limited() -> None:
    hang, spin = outcomes(["hang", "spin"], Limits(cpu=1, wall=3))
    assert isinstance(hang, Failure)
    assert isinstance(spin, Failure)
    assert "SIGKILL" in hang.reason
    assert "SIGXCPU" in spin.reason or "SIGKILL" in spin.reason


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    assert outcomes(["big"]) == [b"x" * (8 << 20)]


def test_leaving_early_leaves_no_child() -> None:
    running = run(["hang", "a", "hang"], work, processes=3, limits=LIMITS)
    assert next(running)[0] == 1
    running.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children")
def test_no_child_outlives_its_parent(tmp_path: Path) -> None:
    def waiting(job: str, note: Note) -> bytes:
        (tmp_path / job).write_text(f"{os.getpid()}\n")
        time.sleep(60)
        return b""

    parent = os.fork()
    if parent == 0:
        try:
            list(run(["a", "b"], waiting, processes=2, limits=LIMITS))
        finally:
            os._exit(0)
    files = [tmp_path / job for job in "ab"]
    until(lambda: all(file.exists() and file.read_text().endswith("\n") for file in files))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    until(lambda: not any(_lives(file.read_text().strip()) for file in files))


def until(true: Callable[[], bool]) -> None:
    """Wait ten seconds at most."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
