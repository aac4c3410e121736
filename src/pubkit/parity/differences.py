"""Where two long texts differ, in time that grows with their length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

GRAM = 20
"""Characters that must agree before texts count as agreeing again."""


class Difference(NamedTuple):
    """`wanted[start:end]` stands in one text where `found[begin:stop]` stands in the other."""

    start: int
    end: int
    begin: int
    stop: int


def differences(wanted: str, found: str) -> Iterator[Difference]:
    """Yield where `found` departs from `wanted`, in order; nothing when they are equal."""
    i = j = 0
    index: dict[str, list[int]] = {}
    while True:
        shared = _shared(wanted, i, found, j)
        i, j = i + shared, j + shared
        if i == len(wanted) and j == len(found):
            return
        index = index or _index(found)
        skip, stop = _rejoin(wanted, i, found, j, index)
        yield Difference(i, i + skip, j, j + stop)
        i, j = i + skip, j + stop


def _shared(left: str, i: int, right: str, j: int) -> int:
    """Return how many characters agree from `i` and `j` on."""
    total, step = 0, 64
    while step:
        piece = left[i + total : i + total + step]
        if piece and right.startswith(piece, j + total):
            total += len(piece)
            step *= 2
        else:
            step //= 2
    return total


def _index(text: str) -> dict[str, list[int]]:
    """Return the places of every run of `GRAM` characters."""
    places: dict[str, list[int]] = {}
    for place in range(len(text) - GRAM + 1):
        places.setdefault(text[place : place + GRAM], []).append(place)
    return places


def _rejoin(
    wanted: str, i: int, found: str, j: int, index: dict[str, list[int]]
) -> tuple[int, int]:
    """Return how much of each text to skip, least in sum, until they agree again."""
    best: tuple[int, int] | None = None
    for skip in range(len(wanted) - i - GRAM + 1):
        if best and skip >= sum(best):
            break
        places = index.get(wanted[i + skip : i + skip + GRAM], [])
        at = bisect_left(places, j)
        if at < len(places) and (not best or skip + places[at] - j < sum(best)):
            best = skip, places[at] - j
    if best:
        return best
    tail = _shared(wanted[i:][::-1], 0, found[j:][::-1], 0)
    return len(wanted) - i - tail, len(found) - j - tail
