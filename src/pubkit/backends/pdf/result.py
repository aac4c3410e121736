"""What a page is set with, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pubkit.backends import PageStart
from pubkit.backends.pdf.engine import File
from pubkit.backends.pdf.press import Intent
from pubkit.backends.pdf.press.trim import Trim
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.problems import Problem


class Setting(msgspec.Struct, frozen=True):
    """The preset of the page, if any, the standard to keep, and what lies beyond the edge.

    A file for the press is made for the printing condition `intent`.
    """

    page: str | None
    variant: Variant
    trim: Trim = Trim()
    intent: Intent | None = None


class Matter(msgspec.Struct, frozen=True):
    """What a page is set with: the files it refers to, by URL, and families by role.

    `lacking` are characters that no font has, for which boxes stand; `tells_pages` is whether
    references tell the page of what they lead to.
    """

    fonts: Mapping[str, File]
    shown: Mapping[str, File]
    families: dict[str, str]
    lacking: frozenset[str]
    tells_pages: bool


class Result(msgspec.Struct, frozen=True):
    """A file and its pages, or no file; what there is to say; characters that had no glyph."""

    problems: tuple[Problem, ...]
    data: bytes = b""
    pages: tuple[PageStart, ...] = ()
    lacking: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Tell whether there is a file."""
        return bool(self.data)
