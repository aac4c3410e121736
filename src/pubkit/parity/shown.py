"""What an output shows."""

from __future__ import annotations

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
