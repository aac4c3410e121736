"""Tables that a column is too narrow for: across all columns, or on a page that is turned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Literal
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import classes

Way = Literal["", "across", "sideways"]


def part(body: Element, columns: int) -> None:
    """Part the texts in `body`, set in so many columns, around tables that these cannot hold.

    Columns cannot be left for another page or width, so each table is beside the text, not in it.
    A list or quotation that holds one leaves its columns as a whole, if it is not too long for
    lines of that width. Tables of a front page stay there.
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
        return _way_of_block(element, columns)
    if columns == 1:
        return "sideways" if "broad" in told else ""
    letters = _letters(element)
    if letters <= (COLUMN if columns == 2 else NARROW) and "broad" not in told:
        return ""
    return "sideways" if letters > ACROSS and "broad" in told else "across"


COLUMN, NARROW, ACROSS = 54, 44, 120
"""Letters beside one another that go into one of two columns, of more columns, across them all."""
INDENT, SHORT = 6, 3000
"""Letters that an indent takes, and those of a block that may leave its columns."""


def _way_of_block(block: Element, columns: int) -> Way:
    """Return how a block is set that may hold a table which its columns cannot."""
    tables = [inner for inner in block.iter("div") if "wide" in classes(inner)]
    room = (COLUMN if columns == 2 else NARROW) - INDENT
    broad = columns > 1 and any(_letters(table) > room for table in tables)
    return "across" if broad and len("".join(block.itertext())) < SHORT else ""


def _letters(table: Element) -> int:
    """Return how many letters the longest words of all columns have, and the gaps after them."""
    rows = ([_longest(cell) for cell in row] for row in table.iter("tr"))
    return sum(max(column) + 2 for column in zip_longest(*rows, fillvalue=0))


def _longest(cell: Element) -> int:
    if "colspan" in cell.attrib:
        return 0
    return max(map(len, "".join(cell.itertext()).split()), default=0)


def _parts(text: Element, columns: int) -> Iterator[Element]:
    for way, blocks in groupby(_ways(text, columns), itemgetter(0)):
        part = Element(text.tag, text.attrib)
        part.extend(block for _, block in blocks)
        part.set("class", f"{text.get('class')} {way}".rstrip())
        yield part


_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])


def _ways(text: Element, columns: int) -> list[tuple[Way, Element]]:
    """Return each block of a text and how it is set; headings go across with what they head."""
    found: list[tuple[Way, Element]] = []
    across = False
    for block in reversed(text):
        way = way_of(block, columns)
        across = way == "across" or (across and block.tag in _HEADINGS)
        found.append(("across" if across else way, block))
    return found[::-1]
