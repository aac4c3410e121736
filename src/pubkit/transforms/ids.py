"""Names that can be linked to: unique, plain, and none that a page's scripts would trip over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import CrossReference, Heading, Node
from pubkit.model.slugs import slugify
from pubkit.model.walk import plain_text
from pubkit.transforms.context import Context
from pubkit.transforms.whole import nodes_of, rewrite_whole

# Properties of `document`, of forms and of all objects, which an element of that name would hide:
# https://html.spec.whatwg.org/#dom-tree-accessors
RESERVED = frozenset(
    "action activeelement all anchors attributes baseuri body characterset children "
    "childnodes constructor cookie createelement currentscript defaultview dir doctype "
    "document documentelement domain elements embeds firstchild forms frames "
    "getelementbyid hasownproperty head history id images innerhtml lastchild length "
    "links location method name navigator nodename nodetype open outerhtml ownerdocument "
    "parent parentnode plugins prototype queryselector readystate referrer remove reset "
    "scripts self status style submit tagname target textcontent title top tostring url "
    "valueof window write writeln".split()
)
_PLAIN = re.compile(r"[A-Za-z][\w.-]{0,100}", re.ASCII)
# The outputs name notes, pages and what is continued themselves.
_TAKEN = re.compile(r"(fn|fnref|continued-)\d|page-")


def give_ids(document: Document, context: Context) -> Document:
    """Give each heading an id, and keep those that authors gave as far as they are sound."""
    written = [node.attrs.id for node in nodes_of(document) if node.attrs.id]
    naming = _Naming(written, context)
    document = rewrite_whole(document, naming.named)
    if not naming.renamed:
        return document

    def follow(node: Node) -> Node:
        if isinstance(node, CrossReference) and node.target in naming.renamed:
            return replace(node, target=naming.renamed[node.target])
        return node

    return rewrite_whole(document, follow)


class _Naming:
    """Hands out ids. `renamed` maps those that authors wrote to what became of them."""

    def __init__(self, written: list[str], context: Context) -> None:
        self.renamed: dict[str, str] = {}
        self._context = context
        self._written = frozenset(written)
        self._given: set[str] = set()
        self._tried: dict[str, int] = {}
        self._met: set[str] = set()
        self._headings: Iterator[int] = count(1)

    def named(self, node: Node) -> Node:
        """Return `node` with its id, if it has or needs one."""
        number = next(self._headings) if isinstance(node, Heading) else 0
        if node.attrs.id:
            name = self._kept(node.attrs.id, node)
        elif isinstance(node, Heading):
            text = slugify(plain_text(node.children)) or f"section-{number}"
            name = self._free(_sound(text), self._written)
        else:
            return node
        self._given.add(name)
        return node if name == node.attrs.id else replace(node, attrs=replace(node.attrs, id=name))

    def _kept(self, written: str, node: Node) -> str:
        """Return `written`, or the closest id that may stand in its place."""
        plain = bool(_PLAIN.fullmatch(written))
        name = written if plain and not _TAKEN.match(written) else _sound(slugify(written) or "id")
        if written in self._met:
            message = f'id "{written[:80]}" is given twice; links go to the first'
            self._context.report("id-duplicate", message, node, "give one of them another id")
            return self._free(name, self._written)
        self._met.add(written)
        if name != written or name.lower() in RESERVED:
            name = self._free(name, self._written)
            self.renamed.setdefault(written, name)
        return name

    def _free(self, name: str, others: frozenset[str]) -> str:
        """Return `name`, suffixed until it is neither given nor reserved nor in `others`."""
        if self._is_free(name, others):
            return name
        number = self._tried.get(name, 2)
        while not self._is_free(f"{name}-{number}", others):
            number += 1
        self._tried[name] = number
        return f"{name}-{number}"

    def _is_free(self, name: str, others: frozenset[str]) -> bool:
        return name not in self._given and name not in others and name.lower() not in RESERVED


def _sound(slug: str) -> str:
    """Return `slug` so that it begins with a letter and is no name of the outputs' own."""
    return slug if slug[0].isalpha() and not _TAKEN.match(slug) else f"section-{slug}"
