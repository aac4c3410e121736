"""Notes of web pages: a number that leads to its words, and words that lead back to the number."""

from __future__ import annotations

import re

from pubkit.reader.context import Context
from pubkit.reader.elements import Characters, Element

_NUMBER = re.compile(r"[\[(]?[\w*†‡]{1,4}[\])]?")
_HOLDERS = frozenset("li p div aside section dd".split())
_BACK = re.compile(r"[\s\[\]()^↑↩\ufe0e.:\d*†‡]*[a-z]?[\s\[\]().:]*")


class Family:
    """Who stands in whom, and who has which id."""

    def __init__(self, root: Element) -> None:
        self.parents: dict[int, Element] = {}
        self.named: dict[str, Element] = {}
        self.links: list[Element] = []
        self.order: dict[int, int] = {}
        stack = [root]
        while stack:
            node = stack.pop()
            self.order[id(node)] = len(self.order)
            for name in filter(None, (node.attrs.get("id"), node.attrs.get("name"))):
                self.named.setdefault(name, node)
            if node.name == "a" and node.attrs.get("href", "").startswith("#"):
                self.links.append(node)
            for child in reversed(node.children):
                if isinstance(child, Element):
                    self.parents[id(child)] = node
                    stack.append(child)
        self.inside: dict[int, list[Element]] = {}
        for link in self.links:
            for outer in self.around(link):
                self.inside.setdefault(id(outer), []).append(link)

    def around(self, node: Element) -> list[Element]:
        """Return `node` and all in which it stands, the root last."""
        found = [node]
        while parent := self.parents.get(id(found[-1])):
            found.append(parent)
        return found

    def cut(self, node: Element) -> None:
        """Take `node` out of the tree."""
        parent = self.parents.get(id(node))
        if parent and node in parent.children:
            parent.children.remove(node)


def find_notes(root: Element, context: Context) -> None:
    """Put notes where they are called; their words leave the place where the page has them."""
    family = Family(root)
    numbers: dict[int, str] = {}
    holders: list[Element] = []
    for link in family.links:
        holder = _holder(link, family)
        if holder is None:
            continue
        if link.attrs["href"].startswith("#cmnt"):  # of Google Docs, between its authors
            family.cut(link)
            family.cut(holder)
            words = " ".join(holder.text().split())
            context.report("import-doubt", f'a comment is left out: "{words[:60]}"', link)
            continue
        if id(holder) not in numbers:
            numbers[id(holder)] = f"page-{len(numbers) + 1}"
            holders.append(holder)
        _call(link, numbers[id(holder)], family)
    for holder in holders:
        note = Element("footnote", {}, holder.start, holder.end)
        note.children = _words(holder, family)
        context.notes[numbers[id(holder)]] = note
        family.cut(holder)


def _holder(link: Element, family: Family) -> Element | None:
    """Return what holds the words of the note that `link` calls, if they lead back to it."""
    if not _NUMBER.fullmatch("".join(link.text().split())):
        return None
    target = family.named.get(link.attrs["href"][1:])
    near = family.around(link)[:4]
    if target is None or family.order[id(target)] < family.order[id(link)]:
        return None
    holder = next((n for n in family.around(target) if n.name in _HOLDERS), None)
    if holder is None or any(node is holder for node in family.around(link)):
        return None
    own = {node.attrs.get("id") for node in near} - {None}
    back = family.inside.get(id(holder), [])
    return holder if any(other.attrs["href"][1:] in own for other in back) else _known(holder, back)


def _known(holder: Element, back: list[Element]) -> Element | None:
    """Return `holder` if it leads back to another call, as for a note that is called again."""
    again = any(re.search(r"cite_ref|fnref|ftnt_ref|anchor", o.attrs["href"]) for o in back)
    return holder if again else None


def _call(link: Element, number: str, family: Family) -> None:
    place = link
    for node in family.around(link)[1:3]:
        if node.name in ("sup", "span") and node.text().strip() == link.text().strip():
            place = node
    parent = family.parents[id(place)]
    call = Element("note-call", {"note": number}, place.start, place.end)
    parent.children[parent.children.index(place)] = call


def _words(holder: Element, family: Family) -> list[Element | Characters]:
    """Return what `holder` says, without the ways back."""
    for link in family.inside.get(id(holder), []):
        if _BACK.fullmatch(link.text()):
            marked = (n for n in family.around(link) if "backlink" in n.attrs.get("class", ""))
            family.cut(next(marked, link))
    _trim(holder)
    return holder.children


def _trim(holder: Element) -> None:
    """Take the space before the first words away, which parted them from the number."""
    stack: list[Element | Characters] = [holder]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            stack.extend(reversed(node.children))
        elif node.text.strip():
            node.text = node.text.lstrip()
            return
