"""Tables with more columns than a page can hold, on pages of their own that are turned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import classes


def turn(body: Element) -> None:
    """Part the texts in `body` around broad tables, so that these have pages of their own.

    Columns cannot be left for another page, so each table is beside the text, not in it. Tables
    inside lists, quotations and the like stay there.
    """
    for article in body.iter("article"):
        for text in [child for child in article if "text" in classes(child)]:
            if any(map(_is_broad, text)):
                place = list(article).index(text)
                article.remove(text)
                article[place:place] = _parts(text)


def _parts(text: Element) -> Iterator[Element]:
    for broad, blocks in groupby(list(text), _is_broad):
        part = Element(text.tag, text.attrib)
        part.extend(blocks)
        part.set("class", f"{text.get('class')}{' sideways' if broad else ''}")
        yield part


def _is_broad(element: Element) -> bool:
    return "broad" in classes(element)
