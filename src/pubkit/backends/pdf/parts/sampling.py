"""A page of the commonest words of all parts, which is set before the parts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from xml.etree.ElementTree import Element, SubElement

from pubkit.backends.pdf.parts import Part

WORDS = 2000
LENGTH = 80
"""Words of a paragraph."""


def sample(parts: Sequence[Part]) -> Element:
    """Return a page with the commonest words of `parts`, set as the paragraphs of the longest."""
    part = max(parts, key=lambda part: len(list(part.root.iter("p"))))
    root = Element(part.root.tag, part.root.attrib)
    root.extend(part.root.findall("head"))
    around = _emptied(part.root.find("body"), root)
    words = Counter(word for part in parts for word in "".join(part.root.itertext()).split())
    common = iter([word for word, _ in words.most_common(WORDS)])
    while some := " ".join(islice(common, LENGTH)):
        SubElement(around, "p").text = some
    return root


def _emptied(element: Element | None, above: Element) -> Element:
    """Return what is around the last plain paragraph of `element`, below `above`, empty."""
    if element is None or element.tag == "p":
        return above
    made = SubElement(above, element.tag, element.attrib)
    inner = [
        child
        for child in element
        if "style" not in child.attrib and any("class" not in p.attrib for p in child.iter("p"))
    ]
    return _emptied(inner[-1] if inner else None, made)
