"""Write the structure tree into the PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Any

from pubkit.backends.pdf.tags.structure import Ink, Node, Way, over_pages

KEPT_EMPTY = frozenset({"TR", "TH", "TD"})
"""Elements without which a table would not be regular."""


class Writer:
    """Turns nodes into objects of a `pydyf.PDF`."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._pages: tuple[bytes, ...] = pdf.page_references
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._ways: list[bytes] = []
        self._names: dict[str, bytes] = {}
        self._over: set[int] = set()

    def write(self, document: Node) -> None:
        """Add the tree under `document`, and what leads from the pages to it."""
        import pydyf

        over_pages(document, self._over)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(root)
        root["K"] = pydyf.Array([self._element(document, root.reference)])
        root["ParentTree"] = self._parents()
        root["ParentTreeNextKey"] = len(self._pages) + len(self._ways)
        if self._names:
            root["IDTree"] = pydyf.Dictionary({"Names": self._name_tree()})
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        for number, page in enumerate(self._page_objects()):
            page["StructParents"] = number
            page["Tabs"] = "/S"

    def _page_objects(self) -> list[Any]:
        return [self._pdf.objects[number] for number in self._pdf.pages["Kids"][::3]]

    def _element(self, node: Node, parent: bytes) -> bytes:
        """Add `node` and all below it; return its reference."""
        import pydyf

        page = next((kid.page for kid in node.kids if isinstance(kid, Ink)), None)
        if id(node) in self._over:
            # Readers that build the tree page by page know it again by its name.
            node.entries.setdefault("ID", f"over-{len(self._names) + 1}")
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}", "P": parent})
        self._pdf.add_object(element)
        if page is not None:
            element["Pg"] = self._pages[page]
        for key, value in node.entries.items():
            element[key] = f"/{value}" if key == "S" else pydyf.String(value)
        if node.attributes:
            element["A"] = pydyf.Dictionary(node.attributes)
        if "ID" in node.entries:
            self._names[node.entries["ID"]] = element.reference
        kids = [self._kid(kid, page, element.reference) for kid in node.kids if _shown(kid)]
        element["K"] = pydyf.Array(kids)
        return bytes(element.reference)

    def _kid(self, kid: Node | Ink | Way, page: int | None, owner: bytes) -> Any:
        import pydyf

        match kid:
            case Node():
                return self._element(kid, owner)
            case Way():
                kid.annotation["StructParent"] = len(self._pages) + len(self._ways)
                self._ways.append(owner)
                target = {"Obj": kid.annotation.reference, "Pg": self._pages[kid.page]}
                return pydyf.Dictionary({"Type": "/OBJR", **target})
            case Ink():
                self._owners[kid.page][kid.mark] = owner
                if kid.page == page:
                    return kid.mark
                target = {"MCID": kid.mark, "Pg": self._pages[kid.page]}
                return pydyf.Dictionary({"Type": "/MCR", **target})

    def _parents(self) -> bytes:
        """Return the reference of the tree from marked content and annotations to elements."""
        import pydyf

        numbers = pydyf.Array()
        for number, owners in enumerate(self._owners):
            owned = [owners.get(mark, b"null") for mark in range(max(owners, default=-1) + 1)]
            numbers.extend((number, pydyf.Array(owned)))
        for number, owner in enumerate(self._ways, start=len(self._pages)):
            numbers.extend((number, owner))
        tree = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(tree)
        return bytes(tree.reference)

    def _name_tree(self) -> Any:
        import pydyf

        # Names are sorted by their bytes, which for ours are ASCII or UTF-16.
        pairs = sorted((pydyf.String(name).data, owner) for name, owner in self._names.items())
        return pydyf.Array([part for pair in pairs for part in pair])


def _shown(kid: Node | Ink | Way) -> bool:
    """Tell whether there is anything in `kid`."""
    if not isinstance(kid, Node):
        return True
    return kid.role in KEPT_EMPTY or any(_shown(inner) for inner in kid.kids)
