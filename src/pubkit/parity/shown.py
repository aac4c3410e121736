"""What an output shows."""

from __future__ import annotations

import msgspec


class Shown(msgspec.Struct, frozen=True):
    """The words of an output: the running text in pages or files, and the notes.

    `capitals` when a style sheet may have changed the case of letters.
    """

    parts: tuple[str, ...]
    notes: str
    capitals: bool = False

    @property
    def running(self) -> str:
        """Return the running text, parts divided by lines."""
        return "\n".join(self.parts)
