"""Every costly input is built within bounds in each format, or told with its place."""

from __future__ import annotations

import os
import resource
from functools import partial

import msgspec
import pytest

from pubkit import backends
from pubkit.build.workers import Failure, Limits, run
from tests.hostile.growth import INPUTS
from tests.hostile.test_vectors import build

SIZES = {"html": 24_000, "epub": 24_000, "pdf": 8_000}
"""Characters of each input. Print takes a tenth of a second for a thousand at best."""

SECONDS = 5.0
"""Seconds of CPU for each input and format, on a machine of the kind that CI has."""

MEMORY = 1 << 30
SLOW = float(os.environ.get("PUBKIT_SLOW", "1.5"))
"""How much slower than that this machine may be."""


class Cost(msgspec.Struct):
    """What a build took and told."""

    seconds: float
    memory: int
    made: bool
    errors: list[tuple[str, int]]


def measure(name: str, form: str) -> bytes:
    getattr(backends.find(form), "warm", bool)()
    began = resource.getrusage(resource.RUSAGE_SELF)
    outcome = build(f"---\ntitle: Growth\n---\n\n{INPUTS[name](SIZES[form])}\n", form)
    ended = resource.getrusage(resource.RUSAGE_SELF)
    seconds = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    told = [d for d in outcome.diagnostics if d.severity == "error" or d.code == "pdf-plain"]
    errors = [(d.code, d.place.line if d.place else 0) for d in told]
    made = bool(outcome.artifacts)
    return msgspec.json.encode(Cost(seconds, ended.ru_maxrss * 1024, made, errors))


@pytest.mark.slow
@pytest.mark.parametrize("form", list(SIZES))
def test_cost_is_bounded(form: str) -> None:
    names = list(INPUTS)
    limits = Limits(cpu=60, wall=600, memory=4 << 30)
    wrong = {}
    for index, result in run(names, partial(measure, form=form), processes=2, limits=limits):
        if isinstance(result, Failure):
            wrong[names[index]] = result.reason
            continue
        cost = msgspec.json.decode(result, type=Cost)
        told = any(line for _, line in cost.errors) or {"pdf-slow", "pdf-plain"} & {
            *dict(cost.errors)
        }
        lost = not (cost.made or told)
        if lost or cost.memory > MEMORY or (cost.seconds > SECONDS * SLOW and not told):
            wrong[names[index]] = str(cost)
    assert not wrong
