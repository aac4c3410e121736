"""A memory from run to run, without a disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pubkit.world import World


class Shelf:
    """Remembers what is made, by the words that tell it."""

    def __init__(self) -> None:
        self.made: dict[tuple[str, ...], bytes] = {}

    def remember(self, words: Sequence[str], make: Callable[[], bytes]) -> bytes:
        """Return what `make` makes, or made before."""
        key = tuple(words)
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def world(self, files: Mapping[str, bytes]) -> World:
        """Return a world of `files` that has this memory."""
        made = World.fake(files)
        made.remember = self.remember
        return made
