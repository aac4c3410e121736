"""A page of flat grounds, of which only the rows that something stands in are drawn.

In a JPEG with a restart marker after each row of blocks no row depends on another (ITU-T T.81,
F.1.1.5): those of a flat ground are compressed once, and all are joined.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

ROW = 16
"""Pixels: the height of a row of blocks in colours."""

_QUALITY = 88
_FRAME, _SCAN, _END = b"\xff\xc0", b"\xff\xda", b"\xff\xd9"
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")  # a byte FF of data has 00 after it


class _Mark(NamedTuple):
    """A picture, or a colour seen through a mask, and its place."""

    ink: Image | str
    mask: Image | None
    left: int
    top: int
    bottom: int


class Page:
    """A page of whole rows."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.width, self.height = width, height
        self.grounds = [ground] * (height // ROW)
        self._marks: list[_Mark] = []

    def put(self, ink: Image | str, left: int, top: int, mask: Image | None = None) -> None:
        """Set a picture, or a colour through a mask, at a place; what is beyond the edge is cut."""
        shape = mask or ink
        bottom = top if isinstance(shape, str) else top + shape.height
        self._marks.append(_Mark(ink, mask, left, top, bottom))

    def jpeg(self, mode: str = "RGB") -> bytes:
        """Return the page as JPEG, in colours or in grays ("L")."""
        files = list(self._drawn(mode))
        rows = [row for file, count in files for row in _rows(file) * count]
        marked = (row + b"\xff" + bytes([0xD0 + n % 8]) for n, row in enumerate(rows[:-1]))
        return b"".join((_head(files[0][0], self.height), *marked, rows[-1], _END))

    def _drawn(self, mode: str) -> Iterator[tuple[bytes, int]]:
        """Yield rows from the top as a file, and how often they follow one another."""
        from PIL import Image

        tops = range(0, self.height, ROW)
        marked = [any(m.top < top + ROW and m.bottom > top for m in self._marks) for top in tops]
        for (ground, drawn), group in groupby(
            tops, key=lambda top: (self.grounds[top // ROW], marked[top // ROW])
        ):
            first, *more = group
            if not drawn:
                yield _jpeg(Image.new(mode, (self.width, ROW), ground)), 1 + len(more)
                continue
            image = Image.new(mode, (self.width, ROW * (1 + len(more))), ground)
            for mark in self._marks:
                image.paste(mark.ink, (mark.left, mark.top - first), mark.mask)
            yield _jpeg(image), 1


def _jpeg(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, restart_marker_rows=1)
    return buffer.getvalue()


def _rows(file: bytes) -> list[bytes]:
    """Return the compressed rows of a JPEG, which restart markers part."""
    return _RESTART.split(file[_scan(file) : -len(_END)])


def _head(file: bytes, height: int) -> bytes:
    """Return what is before the rows of a JPEG, for a picture of another height."""
    place = file.index(_FRAME) + 5
    return file[:place] + height.to_bytes(2, "big") + file[place + 2 : _scan(file)]


def _scan(file: bytes) -> int:
    """Return where the rows of a JPEG begin."""
    place = file.index(_SCAN) + 2
    return place + int.from_bytes(file[place : place + 2], "big")
