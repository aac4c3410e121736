"""Run two commands in turn and compare them: medians of wall time, of their ratio, of memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """A command line with its name, files to delete and work to do before each run."""

    name: str
    arguments: Sequence[str]
    outputs: Sequence[Path] = ()
    environment: Mapping[str, str] | None = None
    cwd: Path | None = None
    prepare: Callable[[], None] = lambda: None


class Run(NamedTuple):
    """Seconds on the clock, seconds of CPU, peak memory of the largest process in MiB."""

    wall: float
    cpu: float
    memory: float


def once(command: Command) -> Run:
    """Run `command` and return what it took; raise when it fails."""
    for path in command.outputs:
        path.unlink(missing_ok=True)
    command.prepare()
    start = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=command.environment, cwd=command.cwd,
    )  # fmt: skip
    output, _ = process.stdout, None
    text = output.read().decode("utf-8", "replace") if output else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or not all(path.exists() for path in command.outputs):
        raise RuntimeError(f"{command.name} failed ({process.returncode}): {text[-500:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Comparison(NamedTuple):
    """What two commands took, run in turn."""

    scenario: str
    ours: str
    theirs: str
    ratio: float
    lowest: float
    highest: float
    cpu_ratio: float
    memory_ratio: float
    runs: int


def compare(scenario: str, ours: Command, theirs: Command, runs: int) -> Comparison:
    """Return the comparison of `runs` pairs, after one pair that is not counted."""
    pairs = [(once(ours), once(theirs)) for _ in range(runs + 1)][1:]
    walls = [a.wall / b.wall for a, b in pairs]
    return Comparison(
        scenario,
        ours.name,
        theirs.name,
        ratio=statistics.median(walls),
        lowest=min(walls),
        highest=max(walls),
        cpu_ratio=statistics.median(a.cpu / b.cpu for a, b in pairs),
        memory_ratio=statistics.median(a.memory / b.memory for a, b in pairs),
        runs=runs,
    )
