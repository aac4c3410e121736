"""Notes: the call in the text, and what it calls."""

from __future__ import annotations

from typing import Any

import msgspec

from pubkit.markup.element import Element, Part, Place, Raw, element
from pubkit.markup.policy import Policy
from pubkit.model.nodes import Block, Note, Paragraph

ARROW = "\u21a9\ufe0e"  # the selector keeps it from becoming an emoji


class Call(msgspec.Struct, frozen=True):
    """A note under its number, and the ids by which it and its call find one another."""

    number: int
    note: Note
    body_id: str
    call_id: str


def call(called: Call) -> Element:
    """Return the number in the text, a link to the note."""
    attributes = {
        "class": "noteref",
        "href": f"#{called.body_id}",
        "id": called.call_id,
        "epub:type": "noteref",
        "role": "doc-noteref",
    }
    return Element("a", attributes, (Raw(str(called.number)),))


def at_call(called: Call) -> Element:
    """Return the note's content for the foot of the page on which it is called."""
    attributes = {"class": "footnote", "id": called.body_id}
    return Element("span", attributes, called.note.children, called.note.attrs, phrasing=True)


def section(policy: Policy) -> Element:
    """Return the place of all notes; assistive technology is told what it is."""
    attributes = {"role": "doc-endnotes", "aria-label": policy.labels.notes}
    return element("section", (Place.NEXT_NOTE,), attributes, style="notes")


def at_end(called: Call, policy: Policy) -> Element:
    """Return the note as it stands among the others, the way back last."""
    back = {
        "class": "backlink",
        "href": f"#{called.call_id}",
        "epub:type": "backlink",
        "role": "doc-backlink",
        "aria-label": policy.labels.backlink,
    }
    number = element("span", (Raw(str(called.number)),), style="number")
    attributes = {
        "class": "note",
        "id": called.body_id,
        "epub:type": "footnote",
        "role": "doc-footnote",
    }
    blocks = _before(called.note.children, (number, " "))
    blocks = _after(blocks, (" ", Element("a", back, (Raw(ARROW),))))
    return Element("aside", attributes, blocks, called.note.attrs)


def _before(blocks: tuple[Block, ...], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if blocks and isinstance(blocks[0], Paragraph):
        return (_filled(blocks[0], (*parts, *blocks[0].children)), *blocks[1:])
    return (element("p", parts), *blocks)


def _after(blocks: tuple[Part, ...], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if isinstance(last := blocks[-1], Paragraph):
        return (*blocks[:-1], _filled(last, (*last.children, *parts)))
    return (*blocks, element("p", parts))


def _filled(paragraph: Paragraph, parts: tuple[Any, ...]) -> Paragraph:
    """Return `paragraph` with parts that are no nodes; it goes no further than the writer."""
    return msgspec.structs.replace(paragraph, children=parts)
