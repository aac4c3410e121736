"""The places and the numbers of notes."""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import Node, Note, Paragraph
from pubkit.model.walk import rewrite, walk
from pubkit.transforms.context import Context
from pubkit.transforms.whole import nodes_of, rewrite_whole


def lift_notes(document: Document, context: Context) -> Document:
    """Put the notes that are called inside of another one behind it."""

    def lift(node: Node) -> object:
        if not isinstance(node, Note):
            return node
        inner = tuple(n for n in walk(node.children) if isinstance(n, Note))
        if not inner:
            return node
        hint = "its mark stands beside the outer one's"
        context.report("note-nested", "a note is called inside another note", node, hint)
        return (replace(node, children=rewrite(node.children, _drop_notes)), *inner)

    if not any(isinstance(node, Note) for node in nodes_of(document)):
        return document
    return rewrite_whole(document, lift)


def number_notes(document: Document, context: Context) -> Document:
    """Number the notes from 1 in reading order."""
    if not any(isinstance(node, Note) for node in nodes_of(document)):
        return document
    numbers = count(1)

    def number(node: Node) -> Node:
        if not isinstance(node, Note):
            return node
        position = next(numbers)
        return node if node.number == position else replace(node, number=position)

    return rewrite_whole(document, number)


def _drop_notes(node: Node) -> Node | None:
    lost = isinstance(node, Note) or (isinstance(node, Paragraph) and not node.children)
    return None if lost else node
