"""A change to a line of text."""

from __future__ import annotations

from typing import NamedTuple

OBJECT = "\ufffc"
"""Stands in the text for what is no text: code, formulas, pictures."""


class Edit(NamedTuple):
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str
