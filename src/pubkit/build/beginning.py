"""Begin with what takes long while a lone source is read, where there is a processor to spare."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from pubkit.backends import find
from pubkit.build.memory import Memory
from pubkit.build.walls import walls
from pubkit.build.working import Limits, confine
from pubkit.model.edition import FILES
from pubkit.project import SETTINGS


def shared(missing: Sequence[str], processes: int | None) -> int:
    """Return how many processes each source may have that is `missing`."""
    return max(1, (processes or os.cpu_count() or 1) // max(1, len(missing)))


@contextmanager
def begun(missing: Sequence[str], memory: Memory, processes: int | None) -> Iterator[Any]:
    """Yield what a backend begins with in children of its own, as confined as others; or None.

    It is for the child that builds the one source which is `missing`.
    """
    share = shared(missing, processes)
    if len(missing) != 1 or missing[0] == SETTINGS or share < 2:
        yield None
        return
    several = PurePosixPath(missing[0]).name in FILES
    with ExitStack() as stack:
        hands = None
        for name in memory.request.formats:
            if begin := getattr(find(name), "begin", None):
                enclose = stack.enter_context(walls(memory.root, memory.made()))
                inside = partial(confine, Limits(), enclose)
                hands = stack.enter_context(begin(share, inside, several=several))
        yield hands
