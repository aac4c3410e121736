"""What an output shows."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Shown(msgspec.Struct, frozen=True):
    """The words of an output: the running text, the notes, and the running text by page if any.

    In a `printed` one, style sheets may have changed the case of letters, and lines may end in
    hyphens.
    """

    running: str
    notes: str
    pages: tuple[str, ...] = ()
    printed: bool = False


def join(parts: Iterable[Shown]) -> Shown:
    """Return what `parts` show one after another."""
    shown = list(parts)
    return Shown(
        "".join(part.running for part in shown),
        "".join(part.notes for part in shown),
        tuple(page for part in shown for page in part.pages),
        printed=any(part.printed for part in shown),
    )
