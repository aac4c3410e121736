"""Write the outline of a file from the bookmarks of its pages (ISO 32000-1, 12.3.3).

As the engine does it, which this process need not import.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pubkit.backends.pdf.parts.piece import Sheet
from pubkit.backends.pdf.tags.leaves import POINT


@dataclass
class Entry:
    """A bookmark: its level, its title, where it leads to, what stands under it."""

    level: int
    title: str
    target: tuple[int, float, float]
    state: str
    kids: list[Entry] = field(default_factory=list)


def outline(sheets: Iterable[Sheet]) -> list[Entry]:
    """Return the bookmarks of the pages, each under the last one before of a higher level."""
    root = Entry(0, "", (0, 0, 0), "open")
    above = [root]
    for page, sheet in enumerate(sheets):
        for level, title, (x, y), state in sheet.bookmarks:
            target = page, x * POINT, sheet.height * POINT - y * POINT
            entry = Entry(level, title, target, state)
            while above[-1].level >= level:
                above.pop()
            above[-1].kids.append(entry)
            above.append(entry)
    return root.kids


def write(pdf: Any, entries: Sequence[Entry]) -> None:
    """Add the outline to `pdf`."""
    import pydyf

    if not entries:
        return
    made, count = _added(pdf, entries)
    first, last = made[0].reference, made[-1].reference
    whole = pydyf.Dictionary({"Count": count, "First": first, "Last": last})
    pdf.add_object(whole)
    for item in made:
        item["Parent"] = whole.reference
    pdf.catalog["Outlines"] = whole.reference


def _added(pdf: Any, entries: Sequence[Entry]) -> tuple[list[Any], int]:
    """Add items for `entries`, and return them and how many are seen when all is unfolded."""
    import pydyf

    made: list[Any] = []
    count = len(entries)
    for entry in entries:
        page, x, y = entry.target
        place = pydyf.Array((pdf.page_references[page], "/XYZ", x, y, 0))
        item = pydyf.Dictionary({"Title": pydyf.String(entry.title), "Dest": place})
        pdf.add_object(item)
        kids, below = _added(pdf, entry.kids)
        item["Count"] = -below if entry.state == "closed" else below
        count += 0 if entry.state == "closed" else below
        if made:
            item["Prev"] = made[-1].reference
            made[-1]["Next"] = item.reference
        if kids:
            item["First"], item["Last"] = kids[0].reference, kids[-1].reference
            for kid in kids:
                kid["Parent"] = item.reference
        made.append(item)
    return made, count
