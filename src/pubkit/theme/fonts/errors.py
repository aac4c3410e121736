"""What goes wrong with fonts."""

from __future__ import annotations


class FontError(Exception):
    """A font that cannot be used: `message` says which and why, `hint` what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
