"""Where on a front page stories stand: the first is dominant, others in a rail or a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

RAIL = 4
"""Columns from which on one is set apart for stories that follow one another down the page."""


class Room(NamedTuple):
    """What a front page has for stories, in CSS pixels: columns, the gap between them."""

    width: float
    height: float
    columns: int
    gap: float

    def across(self, columns: int) -> float:
        """Return how wide so many columns are, with the gaps between them."""
        one = (self.width - (self.columns - 1) * self.gap) / self.columns
        return one * columns + self.gap * (columns - 1)


class Place(NamedTuple):
    """A story's box on the front page, from its top at the side where reading starts."""

    start: float
    top: float
    width: float
    height: float
    columns: int


def most(room: Room) -> int:
    """Return how many stories can begin on a front page."""
    return 4 if room.columns >= RAIL else 1 + room.columns


def rail(room: Room, wanted: Sequence[float]) -> list[Place]:
    """Return the first story's place and, in the last column, those of others `wanted` so high."""
    wide = room.columns - 1
    first = Place(0, 0, room.across(wide), room.height, wide)
    heights = shared(wanted, room.height - room.gap * (len(wanted) - 1))
    tops = [sum(heights[:n]) + room.gap * n for n in range(len(heights))]
    start = room.across(wide) + room.gap
    width = room.across(1)
    places = (Place(start, top, width, h, 1) for top, h in zip(tops, heights, strict=True))
    return [first, *places]


def row(room: Room, top: float, count: int) -> list[Place]:
    """Return the places of `count` stories side by side below `top`."""
    places: list[Place] = []
    done = 0
    for number in range(count):
        columns = room.columns // count + (number < room.columns % count)
        start = room.across(done) + room.gap if done else 0
        places.append(Place(start, top, room.across(columns), room.height - top, columns))
        done += columns
    return places


def shared(wanted: Sequence[float], room: float) -> list[float]:
    """Return equal shares of `room`; what some do not want, the others have."""
    shares = dict[int, float]()
    for number in sorted(range(len(wanted)), key=lambda n: wanted[n]):
        left = (room - sum(shares.values())) / (len(wanted) - len(shares))
        shares[number] = min(wanted[number], left)
    return [shares[number] for number in range(len(wanted))]
