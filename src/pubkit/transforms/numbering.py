"""Labels of figures, tables and formulas that can be referred to."""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import Figure, MathBlock, Node, Table
from pubkit.transforms.context import Context, words_of
from pubkit.transforms.whole import rewrite_whole


def number_labels(document: Document, context: Context) -> Document:
    """Label what has an id: "Figure 1", "Table 2", "(3)", each kind counted on its own."""
    terms = words_of(document)
    figures, tables, formulas = count(1), count(1), count(1)

    def change(node: Node) -> Node:
        if not node.attrs.id:
            return node
        match node:
            case Figure():
                return _labelled(node, terms.figure.format(number=next(figures)))
            case Table():
                return _labelled(node, terms.table.format(number=next(tables)))
            case MathBlock():
                return _labelled(node, f"({next(formulas)})")
        return node

    return rewrite_whole(document, change)


def _labelled(node: Figure | Table | MathBlock, label: str) -> Node:
    return node if node.label == label else replace(node, label=label)
