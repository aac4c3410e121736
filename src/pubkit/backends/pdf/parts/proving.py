"""Read the words of a file made of pieces; of those that are in it as in an earlier one, again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from pubkit import parity
from pubkit.backends.pdf.parts.crew import CrewError, crew
from pubkit.backends.pdf.parts.kept_parts import find
from pubkit.parity import Shown
from pubkit.world import World

FEW = 40
"""Pages that are read before another process has begun."""

_encode = msgspec.msgpack.encode
_SHOWN = msgspec.msgpack.Decoder(Shown)
_SEVERAL = msgspec.msgpack.Decoder(list[bytes])


class Run(NamedTuple):
    """The pages that a piece has become, and a hash over all that decides what is read on them."""

    pages: range
    mark: str


def read(data: bytes, runs: Sequence[Run], world: World) -> Shown:
    """Return the words of a file of `runs`."""
    if parity.count_pages(data) != runs[-1].pages.stop:
        return parity.pdf_text(data)
    found = {run: kept for run in runs if (kept := find(world.remember, _words(run)))}
    missing = [run for run in runs if run not in found]
    for run, told in zip(missing, _read(data, missing, world.processes), strict=True):
        found[run] = world.remember(_words(run), lambda told=told: told)  # type: ignore[misc]
    return parity.join(_SHOWN.decode(found[run]) for run in runs)


def _words(run: Run) -> tuple[str, ...]:
    return "words", run.mark


def _read(data: bytes, runs: Sequence[Run], processes: int) -> Iterator[bytes]:
    """Yield what each of `runs` shows, read by so many processes when they are long."""

    def told(some: Sequence[Run]) -> list[bytes]:
        return [_encode(parity.pdf_text(data, run.pages)) for run in some]

    if processes < 2 or sum(len(run.pages) for run in runs) <= FEW:
        yield from told(runs)
        return
    parts: dict[int, list[bytes]] = {}
    try:
        with crew(lambda number, *_: _encode(told(runs[number::processes])), processes) as children:
            for number in range(processes):
                children.start(number)
            while len(parts) < processes:
                number, said, _ = children.hear()
                parts[number] = _SEVERAL.decode(said)
    except CrewError:
        yield from told(runs)
        return
    yield from (parts[number % processes][number // processes] for number in range(len(runs)))
