"""Measure printed pages: where PDFium finds each character, and whether it may stand there."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

import pypdfium2
from pypdfium2 import raw

from pubkit.backends.pdf import engine

SLACK = 0.15
"""How far a letter may reach beyond its column, as slanted ones do: a part of its height."""

POINT = 0.75


class Rect(NamedTuple):
    """Edges in points from the top left corner of a page."""

    left: float
    top: float
    right: float
    bottom: float


class Area(NamedTuple):
    """What may hold text on a page: the space within its margins, and sets of columns in it."""

    page: Rect
    columns: tuple[tuple[Rect, ...], ...]


class Sticking(NamedTuple):
    """Characters of one line that stick out by so many points, on a page from 1."""

    page: int
    text: str
    beyond: float


@contextmanager
def areas() -> Iterator[list[Area]]:
    """Collect the areas of the pages that are laid out last."""
    found: list[Area] = []
    typeset = engine.typeset

    def watched(*told: Any, **more: Any) -> Any:
        document = typeset(*told, **more)
        found[:] = [_area(page._page_box) for page in document.pages]
        return document

    with patch.object(engine, "typeset", watched):
        yield found


def _area(page: Any) -> Area:
    sets = [
        tuple(_rect(column) for column in box.children if column.element is box.element)
        for box in page.descendants()
        if getattr(box, "style", {}).get("column_count", "auto") != "auto"
    ]
    return Area(_rect(page), tuple(filter(None, sets)))


def _rect(box: Any) -> Rect:
    left, top = box.content_box_x(), box.content_box_y()
    return Rect(*(edge * POINT for edge in (left, top, left + box.width, top + box.height)))


def sticking(data: bytes, areas: Sequence[Area]) -> Iterator[Sticking]:
    """Yield the characters that stand outside of the margins, the sheet or their column."""
    with pypdfium2.PdfDocument(data) as pdf:
        assert len(pdf) == len(areas)
        for number, (page, area) in enumerate(zip(pdf, areas, strict=True), 1):
            height = page.get_height()
            found = ((c, _beyond(r, area, height), r) for c, r in characters(page))
            outside = [(c, by) for c, by, r in found if by > SLACK * (r.bottom - r.top)]
            if outside:
                text = "".join(c for c, _ in outside)
                yield Sticking(number, text[:60], max(by for _, by in outside))


def characters(page: Any) -> Iterator[tuple[str, Rect]]:
    """Yield each visible character of a page and the room that the font gives it."""
    text, height = page.get_textpage(), page.get_height()
    box = raw.FS_RECTF()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if (
            character.strip()
            and not unicodedata.combining(character)
            and raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        ):
            yield character, Rect(box.left, height - box.top, box.right, height - box.bottom)


def _beyond(at: Rect, area: Area, height: float) -> float:
    middle = (at.top + at.bottom) / 2
    aside = [_aside(at, area.page), -middle, middle - height]
    for columns in area.columns:
        if min(c.top for c in columns) < middle < max(c.bottom for c in columns):
            aside += [min(_aside(at, column) for column in columns)]
    return max(aside)


def _aside(at: Rect, within: Rect) -> float:
    return max(within.left - at.left, at.right - within.right)
