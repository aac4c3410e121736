"""Cross-references: each leads to a node, and says which one."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import (
    CrossReference,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    MathBlock,
    Node,
    Phrase,
    Table,
    Text,
)
from pubkit.model.walk import children, is_empty, plain_text
from pubkit.transforms.context import MOST_NAMES, Context, Elsewhere
from pubkit.transforms.headline import letters
from pubkit.transforms.whole import nodes_of, rewrite_whole


def resolve_references(document: Document, context: Context) -> Document:
    """Point each cross-reference at a node; those that lead nowhere become plain text."""
    targets = Targets(document)

    def change(node: Node) -> object:
        match node:
            case CrossReference():
                return _resolved(node, targets, context)
            case Link() if node.url.startswith("#"):
                there = CrossReference(
                    node.children, node.url[1:], attrs=node.attrs, span=node.span
                )
                return _resolved(there, targets, context)
            case Link() if context.elsewhere and not node.url.startswith(_ABSOLUTE):
                return _followed(node, context.elsewhere, context)
        return node

    return rewrite_whole(document, change)


_ABSOLUTE = ("http:", "https:", "mailto:", "tel:")


def _followed(node: Link, elsewhere: Elsewhere, context: Context) -> Link | CrossReference:
    """Return the way to another article of the edition, if that is where `node` leads."""
    found = elsewhere.follow(node.url, context.folder)
    if found is None:
        return node
    target, known = found
    if not known:
        message = f'"{node.url[:80]}" leads to an id that the article lacks'
        context.report("reference-unknown", message, node, "it leads to the article's beginning")
    return CrossReference(node.children, target, attrs=node.attrs, span=node.span)


_ADDED = re.compile(r"^(?:heading|user-content|markdown-header|h)-")
"""What Hashnode, GitHub, Bitbucket and Ghost put before the words of a heading."""


class Targets:
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
        if written in self.nodes:
            return written
        for name in (written, _ADDED.sub("", written)):
            if found := self._likely.get(letters(name) or "#"):
                return found
        return None

    def near(self, written: str) -> str:
        """Return a hint at the id most like `written`."""
        import difflib

        names = list(self.nodes)[:MOST_NAMES]
        found = difflib.get_close_matches(written[:80], names, n=1, cutoff=0.5)
        return f'did you mean "#{found[0]}"?' if found else "give its target an id: {#…}"


def _resolved(
    node: CrossReference, targets: Targets, context: Context
) -> CrossReference | tuple[Inline, ...]:
    written = node.target.removeprefix("#")
    name = targets.find(written)
    if name is None and context.elsewhere and (found := context.elsewhere.find(written)):
        words = (Text(found[1]), *node.children) if is_empty(node.children) else node.children
        return replace(node, target=found[0], children=words)
    if name is None:
        message = f'reference "#{written[:80]}" leads nowhere; its text is kept'
        hints = (targets.near(written),) if context.missed() else ()
        if re.search(r"[ /#]", written):  # of a notebook: [[folder/A page#A heading]]
            message = f'"[[{written[:80]}]]" names no article here and no heading; its text is kept'
            hints = ("publish that article in the same edition, or take the brackets off",)
        context.once("reference-unknown", message, node, *hints)
        if any(isinstance(child, Image) for child in node.children):
            return (Phrase(node.children, span=node.span),)  # in the text, as when it led somewhere
        return node.children or (Text(written, span=node.span),)
    words = node.children
    if is_empty(words):  # a note may be called in it all the same
        words = (Text(called(targets.nodes[name], name)), *words)
    if name == node.target and words is node.children:
        return node
    return replace(node, target=name, children=words)


def called(node: Node, name: str) -> str:
    """Return what to call `node` in a sentence."""
    match node:
        case Figure(label=str(label)) | Table(label=str(label)) | MathBlock(label=str(label)):
            return label
        case _:
            text = " ".join(plain_text(tuple(children(node))).split())  # type: ignore[arg-type]
            return text if 0 < len(text) <= 80 else name
