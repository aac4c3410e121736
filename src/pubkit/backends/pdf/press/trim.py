"""What lies beyond the edge at which a page is cut: bleed, and marks that show where to cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from pubkit.backends.pdf.tags.leaves import POINT

_UNITS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}

NEAREST = 3 * _UNITS["mm"]
LENGTH = 5 * _UNITS["mm"]
MOST = 25 * _UNITS["mm"]

REGISTRATION = "registration"
"""The name of the colour of marks among the colour spaces of a file."""


def points(length: str) -> float:
    """Return a length such as `3mm` in points; ValueError when it is none, or too long."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(mm|cm|in|pt)", length.strip())
    told = float(match[1]) * _UNITS[match[2]] if match else MOST + 1
    if told > MOST:
        raise ValueError(f'"{length}" is no length of up to 25mm')
    return told


class Trim(msgspec.Struct, frozen=True):
    """How far the picture of a page goes beyond its edge, in points, and whether marks are set."""

    bleed: float = 0
    marks: bool = False

    @property
    def margin(self) -> float:
        """Return how much larger the sheet is than the page, on each side."""
        return max(self.bleed, NEAREST) + LENGTH + 1 if self.marks else self.bleed

    @property
    def css(self) -> str:
        """Return the rule that makes the engine draw beyond the edge."""
        return f"@page{{bleed:{self.margin:.3f}pt}}\n" if self.margin else ""

    def bound(self, page: Any, width: float, height: float) -> None:
        """Write the boxes of a page; the engine guesses the bleed (ISO 32000-1, 14.11.2)."""
        import pydyf

        b = self.bleed
        page["TrimBox"] = pydyf.Array([0, 0, round(width, 3), round(height, 3)])
        page["BleedBox"] = pydyf.Array([-b, -b, round(width + b, 3), round(height + b, 3)])

    def drawn(self, page: Any) -> Iterator[bytes]:
        """Yield the operators that draw the marks, outside of the bleed, on all plates."""
        if not self.marks:
            return
        near = max(self.bleed, NEAREST)
        far = near + LENGTH
        width, height = page.width * POINT, page.height * POINT
        yield b"/Artifact BMC q 0.25 w /%b CS 1 SCN" % REGISTRATION.encode()
        for x, outward in ((0.0, -1), (width, 1)):
            for y, down in ((0.0, -1), (height, 1)):
                yield b"%.3f %.3f m %.3f %.3f l S" % (x + outward * near, y, x + outward * far, y)
                yield b"%.3f %.3f m %.3f %.3f l S" % (x, y + down * near, x, y + down * far)
        yield b"Q EMC"


def registration(*, press: bool) -> Any:
    """Return the colour space in which a mark is on every plate (ISO 32000-1, 8.6.6.4)."""
    import pydyf

    paper, full = ([0] * 4, [1] * 4) if press else ([1], [0])
    tint = {"FunctionType": 2, "Domain": [0, 1], "C0": paper, "C1": full, "N": 1}
    told = {key: pydyf.Array(v) if isinstance(v, list) else v for key, v in tint.items()}
    alternate = "/DeviceCMYK" if press else "/DeviceGray"
    return pydyf.Array(["/Separation", "/All", alternate, pydyf.Dictionary(told)])
