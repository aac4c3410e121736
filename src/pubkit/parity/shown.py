"""What an output shows."""

from __future__ import annotations

import msgspec


class Shown(msgspec.Struct, frozen=True):
    """The words of an output: the running text in pages or files, and the notes.

    In a `printed` one, style sheets may have changed the case of letters, and lines may end in
    hyphens.
    """

    parts: tuple[str, ...]
    notes: str
    printed: bool = False

    @property
    def running(self) -> str:
        """Return the running text, parts divided by lines."""
        return "\n".join(self.parts)
