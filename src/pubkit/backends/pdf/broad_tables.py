"""Tables that a column is too narrow for: across all columns, or on a page that is turned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby, zip_longest
from typing import Literal
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import classes

Way = Literal["", "across", "sideways"]


def part(body: Element, columns: int) -> None:
    """Part the texts in `body`, set in so many columns, around tables that these cannot hold.

    Columns cannot be left for another page or width, so each table is beside the text, not in it.
    Tables inside lists, quotations and the like stay there, and so do those of a front page.
    """
    way = partial(way_of, columns=columns)
    front = {
        article for page in body.iter("div") if "front-page" in classes(page) for article in page
    }
    for article in body.iter("article"):
        for text in [child for child in article if "text" in classes(child)]:
            if article not in front and any(map(way, text)):
                place = list(article).index(text)
                article.remove(text)
                article[place:place] = _parts(text, columns)


def way_of(element: Element, columns: int) -> Way:
    """Return how a block of a text in so many columns is to be set, if not in them.

    A table leaves a column when not all of its words stay whole there.
    """
    told = classes(element)
    if "wide" not in told:
        return ""
    if columns == 1:
        return "sideways" if "broad" in told else ""
    letters = _letters(element)
    if letters <= (COLUMN if columns == 2 else NARROW) and "broad" not in told:
        return ""
    return "sideways" if letters > ACROSS and "broad" in told else "across"


COLUMN, NARROW, ACROSS = 54, 44, 120
"""Letters beside one another that go into one of two columns, of more columns, across them all."""


def _letters(table: Element) -> int:
    """Return how many letters the longest words of all columns have, and the gaps after them."""
    rows = ([_longest(cell) for cell in row] for row in table.iter("tr"))
    return sum(max(column) + 2 for column in zip_longest(*rows, fillvalue=0))


def _longest(cell: Element) -> int:
    if "colspan" in cell.attrib:
        return 0
    return max(map(len, "".join(cell.itertext()).split()), default=0)


def _parts(text: Element, columns: int) -> Iterator[Element]:
    for way, blocks in groupby(list(text), partial(way_of, columns=columns)):
        part = Element(text.tag, text.attrib)
        part.extend(blocks)
        part.set("class", f"{text.get('class')} {way}".rstrip())
        yield part
