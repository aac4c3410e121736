"""Every costly input is built within bounds in each format, or told with its line."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from functools import partial

import msgspec
import pytest

from pubkit import backends
from pubkit.build.workers import Failure, run
from pubkit.build.working import Limits, Note
from tests.hostile.catalogue import CASES
from tests.hostile.growth import INPUTS
from tests.hostile.test_vectors import build

SIZES = {"html": 24_000, "epub": 24_000, "pdf": 8_000}
"""Characters of each input of our own."""

SECONDS = 5.0
"""Seconds of CPU for each input and format, on a machine of the kind that CI has."""

MEMORY = 1 << 30
SLOW = float(os.environ.get("PUBKIT_SLOW", "1"))
"""How much slower than that this machine may be."""

SHARES = 3
"""Parts into which the inputs are cut, for the sake of parallel runs."""

LIMITS = Limits(cpu=90, wall=900, memory=4 << 30)


class Cost(msgspec.Struct):
    """What a build took; the lines of its errors, and of a layout that was given up."""

    seconds: float
    memory: int
    made: bool
    lines: list[int]

    @property
    def fair(self) -> bool:
        """Tell whether it is within bounds or told."""
        bounded = self.made and self.seconds <= SECONDS * SLOW
        return self.memory <= MEMORY and (bounded or any(self.lines))


def measure(name: str, note: Note, form: str, make: Callable[[str], str]) -> bytes:
    getattr(backends.find(form), "warm", bool)()
    text = make(name)
    began = resource.getrusage(resource.RUSAGE_SELF)
    outcome = build(text, form)
    ended = resource.getrusage(resource.RUSAGE_SELF)
    seconds = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    told = [d for d in outcome.diagnostics if d.severity == "error" or d.code == "pdf-plain"]
    lines = [d.place.line for d in told if d.place]
    return msgspec.json.encode(
        Cost(seconds, ended.ru_maxrss * 1024, bool(outcome.artifacts), lines)
    )


def unfair(names: list[str], form: str, make: Callable[[str], str]) -> dict[str, str]:
    """Return what cost too much, and how much."""
    wrong = {}
    work = partial(measure, form=form, make=make)
    for index, result in run(names, work, processes=1, limits=LIMITS, most=1):
        if isinstance(result, Failure):
            wrong[names[index]] = result.reason
        elif not (cost := msgspec.json.decode(result, type=Cost)).fair:
            wrong[names[index]] = str(cost)
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("form", list(SIZES))
@pytest.mark.parametrize("share", range(SHARES))
def test_cost_is_bounded(form: str, share: int) -> None:
    def make(name: str) -> str:
        return f"---\ntitle: Growth\n---\n\n{INPUTS[name](SIZES[form])}\n"

    assert not unfair(list(INPUTS)[share::SHARES], form, make)


@pytest.mark.slow
@pytest.mark.parametrize("form", list(SIZES))
def test_known_cases_are_bounded(form: str) -> None:
    assert not unfair(list(CASES), form, lambda name: CASES[name]())
