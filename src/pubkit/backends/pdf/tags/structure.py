"""The logical structure of a document: one tree over all pages, built from what was drawn.

The engine's own tree begins anew on every page and tags each line; here an element is one node
however many pages it runs over, and a note stands where it is called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.tags.leaves import Layout, Leaf
from pubkit.backends.pdf.tags.marks import bare, runs_from_the_right
from pubkit.backends.pdf.tags.roles import (
    ARTIFACT,
    FLATTENED,
    GROUPING,
    alternative,
    expansion,
    is_added,
    role,
)
from pubkit.backends.pdf.tags.ways import describe

DEEPEST = 24
"""Elements around a list or quotation that has no element of its own.

PDFium, and so Chrome, reads nothing that stands in more than 32: kStructTreeMaxRecursion.
"""


class Ink(NamedTuple):
    """Marked content on a page."""

    page: int
    mark: int


class Way(NamedTuple):
    """A link annotation on a page."""

    page: int
    annotation: Any


@dataclass
class Node:
    """A structure element; `entries` are further entries of its dictionary, values not escaped."""

    role: str
    kids: list[Node | Ink | Way] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, object] = field(default_factory=dict)
    depth: int = 0

    def add(self, role: str, **entries: str) -> Node:
        """Return a new last kid."""
        node = Node(role, entries=entries, depth=self.depth + 1)
        self.kids.append(node)
        return node


class Drawn(Protocol):
    """A page as it was drawn."""

    @property
    def marks(self) -> Mapping[Any, int]:
        """Return the mark of each box that was drawn."""

    @property
    def readings(self) -> Mapping[int, str]:
        """Return what the glyphs of each mark spell."""


class Builder:
    """Puts what was drawn into a tree of nodes, in reading order."""

    def __init__(
        self, layout: Layout, drawn: Sequence[Drawn], language: str, level: int = 0
    ) -> None:
        """Take what was drawn; `level` is that of the heading before, which none may skip."""
        self.document = Node("Document")
        self.artifacts: list[tuple[Ink, bool]] = []
        self.misspelt: list[tuple[Ink, str]] = []
        self._layout = layout
        self._drawn = drawn
        self._nodes: dict[Element, Node] = {layout.root: self.document}
        self._labelled: dict[Element, Node] = {}
        self._calls: dict[Element, Node] = {}
        self._languages: dict[Element, str] = {layout.root: language}
        self._level = level
        self._mixed = {n.page for n in layout.leaves if runs_from_the_right(n.text or "")}

    def build(self) -> Node:
        """Return the root of the tree."""
        for article in self._layout.order.articles:
            self._node(article)
        for leaf in self._layout.leaves:
            if leaf.element.tag in ("td", "th", "tr") and not leaf.furniture:
                self._node(leaf.element)  # empty cells keep a table regular
            if leaf.box.link_annotation is not None:
                describe(leaf.box.link_annotation, leaf)
                self._place(leaf).kids.append(Way(leaf.page, leaf.box.link_annotation))
            mark = self._drawn[leaf.page].marks.get(leaf.box)
            if mark is not None:
                self._draw(leaf, Ink(leaf.page, mark))
        return self.document

    def _draw(self, leaf: Leaf, ink: Ink) -> None:
        blank = leaf.text is not None and not leaf.text.strip()
        node = None if leaf.furniture or blank else self._place(leaf)
        if node is None or node.role == ARTIFACT:
            self.artifacts.append((ink, leaf.furniture))
            return
        if node.role in GROUPING:
            last = node.kids[-1] if node.kids else None
            node = last if isinstance(last, Node) and last.role == "P" else node.add("P")
        if leaf.text is not None:
            node = self._spelt(node, ink, leaf.text)
        elif "Alt" in node.entries:
            box = self._layout.area(leaf)
            node.attributes |= {
                "O": "/Layout",
                "BBox": "[{:.2f} {:.2f} {:.2f} {:.2f}]".format(*box),
            }
        node.kids.append(ink)

    def _spelt(self, node: Node, ink: Ink, text: str) -> Node:
        """Return what holds a line of text; its letters are told where its glyphs misspell it."""
        if ink.page not in self._mixed:
            reading = self._drawn[ink.page].readings.get(ink.mark, "")
            if reading == text or bare(reading) == bare(text):
                return node
            self.misspelt.append((ink, text))
        # Of a page on which some lines run from the right, readers bring all lines into an order
        # of their own, also what is told in the content: so it is told in the tree alone.
        return node.add("Span", ActualText=text)

    def _place(self, leaf: Leaf) -> Node:
        """Return the node that `leaf` belongs to."""
        node = self._node(leaf.element)
        match leaf.part:
            case "":
                return node
            case "marker":
                return self._label(leaf.element)
            case "footnote-call":
                return self._calls[leaf.element]
            case "footnote-marker":
                return _first(_first(node, "Lbl"), "Link")
            case _ if node.role == ARTIFACT or node.entries.get("T") == GENERATED:
                return node
        return node.add("Span", T=GENERATED)

    def _label(self, item: Element) -> Node:
        holder = self._labelled.get(item)
        if holder is None:  # of a list that is tagged flat
            return self._node(item).add("Span", T=GENERATED)
        return _first(holder, "Lbl")

    def _node(self, element: Element) -> Node:
        """Return the node of `element`, made when something of it is first met."""
        if element not in self._nodes:
            parent = self._layout.parents[element]
            holder = self._node(parent)
            language = element.get("lang") or self._languages[parent]
            self._languages[element] = language
            node = self._made(element, holder)
            if (place := element.get("data-at")) and node is not holder:
                node.entries[PLACE] = place
            if language != self._languages[parent]:
                node = node.add("Span") if node is holder else node
                node.entries["Lang"] = language
            self._nodes[element] = node
        return self._nodes[element]

    def _made(self, element: Element, holder: Node) -> Node:
        kind = role(element)
        if holder.depth >= DEEPEST and kind in FLATTENED:
            return holder
        match kind:
            case None if is_added(element):
                return holder.add("Span", T=GENERATED)
            case None:
                if (full := expansion(element)) is None:
                    return holder
                return holder.add("Span", E=full)
            case "Artifact":
                return Node(ARTIFACT)
            case "LI":
                self._labelled[element] = item = holder.add("LI")
                return item.add("LBody")
            case "Lbl" | "LBody" if holder.role == "L":
                return _entry(holder, kind).add(kind)
            case "Lbl" if self._layout.parents[element] in self._labelled:
                return self._label(self._layout.parents[element])
            case "Reference":
                return holder.add("Reference").add("Link")
            case "Note" if element.tag == "aside":
                return holder.add("Note", ID=element.get("id", f"note-{len(self._nodes)}"))
            case "Note":
                self._calls[element] = holder.add("Reference").add("Link")
                return holder.add("Note", ID=element.get("id", f"note-{len(self._calls)}"))
            case "H1" | "H2" | "H3" | "H4" | "H5" | "H6":
                self._level = min(int(kind[1]), self._level + 1)
                return holder.add(f"H{self._level}")
        node = holder.add(kind, T=GENERATED) if is_added(element) else holder.add(kind)
        _describe(node, element)
        return node


def over_pages(node: Node, found: set[int]) -> set[int]:
    """Return the pages that `node` is on; collect the `id()` of nodes that are on several."""
    pages: set[int] = set()
    for kid in node.kids:
        pages |= over_pages(kid, found) if isinstance(kid, Node) else {kid.page}
    if len(pages) > 1:
        found.add(id(node))
    return pages


PLACE = "PubkitAt"
"""The entry that says where in the source an element comes from, when judges are to be asked."""

GENERATED = "generated"
"""The title of what numbers and style sheets add to the words."""


def _entry(definitions: Node, kind: str) -> Node:
    """Return the entry that the next term or meaning belongs to."""
    last = definitions.kids[-1] if definitions.kids else None
    complete = kind == "Lbl" and isinstance(last, Node) and _has(last, "LBody")
    return last if isinstance(last, Node) and not complete else definitions.add("LI")


def _has(node: Node, role: str) -> bool:
    return any(isinstance(kid, Node) and kid.role == role for kid in node.kids)


def _first(node: Node, role: str) -> Node:
    """Return the first kid of `node`, made if need be."""
    first = node.kids[0] if node.kids else None
    if not isinstance(first, Node) or first.role != role:
        first = Node(role, entries={"T": GENERATED} if role == "Lbl" else {})
        node.kids.insert(0, first)
    return first


_NUMBERINGS = {
    "lower-alpha": "/LowerAlpha", "upper-alpha": "/UpperAlpha", "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
}  # fmt: skip


def _describe(node: Node, element: Element) -> None:
    match node.role:
        case "Figure" | "Formula":
            node.entries["Alt"] = alternative(element)
        case "TH":
            row = element.get("scope") == "row"
            node.attributes |= {"O": "/Table", "Scope": "/Row" if row else "/Column"}
        case "L":
            names = (element.tag, *(element.get("class") or "").split())
            ordered = "/Decimal" if "ol" in names else "/None" if element.tag == "dl" else "/Disc"
            numbering = next((_NUMBERINGS[name] for name in names if name in _NUMBERINGS), ordered)
            node.attributes |= {"O": "/List", "ListNumbering": numbering}
    if node.role in ("TH", "TD"):
        for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            if (count := element.get(name)) is not None:
                node.attributes |= {"O": "/Table", key: int(count)}
