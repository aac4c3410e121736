"""Cross-references: each leads to a node, and says which one."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import (
    CrossReference,
    Figure,
    Heading,
    Inline,
    Link,
    MathBlock,
    Node,
    Table,
    Text,
)
from pubkit.model.walk import children, is_empty, plain_text
from pubkit.transforms.context import Context
from pubkit.transforms.headline import letters
from pubkit.transforms.whole import nodes_of, rewrite_whole


def resolve_references(document: Document, context: Context) -> Document:
    """Point each cross-reference at a node; those that lead nowhere become plain text."""
    targets = _Targets(document)

    def change(node: Node) -> object:
        match node:
            case CrossReference():
                return _resolved(node, targets, context)
            case Link() if node.url.startswith("#"):
                there = CrossReference(
                    node.children, node.url[1:], attrs=node.attrs, span=node.span
                )
                return _resolved(there, targets, context)
        return node

    return rewrite_whole(document, change)


class _Targets:
    """The nodes that have an id, found by it or by the words of a heading."""

    def __init__(self, document: Document) -> None:
        self.nodes: dict[str, Node] = {}
        self._likely: dict[str, str] = {}
        for node in nodes_of(document):
            if name := node.attrs.id:
                self.nodes.setdefault(name, node)
                self._likely.setdefault(letters(name), name)
                if isinstance(node, Heading):
                    self._likely.setdefault(letters(plain_text(node.children)), name)

    def find(self, written: str) -> str | None:
        """Return the id meant by `written`: other tools make ids of headings by other rules."""
        return written if written in self.nodes else self._likely.get(letters(written) or "#")

    def near(self, written: str) -> str:
        """Return a hint at the id most like `written`."""
        import difflib

        found = difflib.get_close_matches(written, self.nodes, n=1, cutoff=0.5)
        return f'did you mean "#{found[0]}"?' if found else "give its target an id: {#…}"


def _resolved(
    node: CrossReference, targets: _Targets, context: Context
) -> CrossReference | tuple[Inline, ...]:
    written = node.target.removeprefix("#")
    name = targets.find(written)
    if name is None:
        message = f'reference "#{written[:80]}" leads nowhere; its text is kept'
        context.report("reference-unknown", message, node, targets.near(written))
        return node.children or (Text(written, span=node.span),)
    words = node.children
    if is_empty(words):  # a note may be called in it all the same
        words = (Text(_name(targets.nodes[name], name)), *words)
    if name == node.target and words is node.children:
        return node
    return replace(node, target=name, children=words)


def _name(node: Node, name: str) -> str:
    """Return what to call `node` in a sentence."""
    match node:
        case Figure(label=str(label)) | Table(label=str(label)) | MathBlock(label=str(label)):
            return label
        case _:
            text = " ".join(plain_text(tuple(children(node))).split())  # type: ignore[arg-type]
            return text if 0 < len(text) <= 80 else name
