"""Why a picture cannot be shown."""

from __future__ import annotations


class PictureError(Exception):
    """A picture that cannot be shown: a diagnostic's code, message and hints.

    The message begins after the picture's name: `is truncated`.
    """

    def __init__(self, code: str, message: str, *hints: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hints = hints
