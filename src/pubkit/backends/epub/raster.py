"""Drawings of formulas as pictures of pixels, for engines that draw no SVG in a line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from math import ceil

PIXELS = 96
"""To the em: enough for large letters on the finest e-ink."""

LONGEST = 2000

_VIEW = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)" width="([\d.]+)em"')
_STEP = re.compile(r"([MLQChvZ])([^MLQChvZ]*)")


def png(drawing: str) -> bytes:
    """Return a drawing of `math.drawing` black on white, so that it is seen on dark pages too."""
    import pikepdf
    import pypdfium2

    view = _VIEW.search(drawing)
    path = drawing.partition(' d="')[2].partition('"')[0]
    if not view or not path:
        raise ValueError("this is no drawing of a formula")
    left, top, width, height = (float(view[n]) for n in range(1, 5))
    scale = min(float(view[5]) * PIXELS / width, LONGEST / max(width, height))
    size = ceil(width * scale), ceil(height * scale)
    place = f"{scale:f} 0 0 {-scale:f} {-left * scale:f} {size[1] + top * scale:f} cm"
    page = io.BytesIO()
    with pikepdf.new() as file:
        content = " ".join((place, *_operators(path), "f")).encode()
        file.add_blank_page(page_size=size).obj.Contents = file.make_stream(content)
        file.save(page)
    out = io.BytesIO()
    with pypdfium2.PdfDocument(page.getvalue()) as paper:
        paper[0].render(grayscale=True).to_pil().save(out, "PNG", optimize=True)
    return out.getvalue()


def _operators(path: str) -> Iterator[str]:
    """Yield the operators of PDF for path data as `math` writes it."""
    x = y = 0.0
    for name, told in _STEP.findall(path):
        numbers = [float(n) for n in told.split()]
        match name:
            case "M" | "L":
                x, y = numbers
            case "h":
                x += numbers[0]
            case "v":
                y += numbers[0]
            case "Q" | "C":
                bends = _cubic(x, y, *numbers) if name == "Q" else numbers
                x, y = bends[-2:]
                yield " ".join(f"{n:.2f}" for n in bends) + " c"
                continue
            case "Z":
                yield "h"
                continue
        yield f"{x:.2f} {y:.2f} " + ("m" if name == "M" else "l")


def _cubic(
    x: float, y: float, over: float, up: float, across: float, along: float
) -> tuple[float, ...]:
    """Return the curve to (across, along), which bends once, as one that bends twice."""
    near = (x + 2 * (over - x) / 3, y + 2 * (up - y) / 3)
    far = (across + 2 * (over - across) / 3, along + 2 * (up - along) / 3)
    return (*near, *far, across, along)
