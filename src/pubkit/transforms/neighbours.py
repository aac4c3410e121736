"""The documents of an edition to one another: ids that do not clash, references that arrive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import CrossReference, Node
from pubkit.model.paths import clamped
from pubkit.transforms.headline import letters
from pubkit.transforms.ids import RESERVED
from pubkit.transforms.references import Targets, called
from pubkit.transforms.whole import nodes_of, rewrite_whole

Renamed = Mapping[str, str]
"""What became of ids that another document has too."""


def apart(documents: Sequence[Document]) -> tuple[list[Document], list[Renamed]]:
    """Return `documents`, each with an id of its own and none that an earlier one has.

    The first document that uses an id keeps it, so an article mostly has the ids it has alone.
    """
    taken: set[str] = set()
    named = []
    for document in documents:
        wanted = document.id or document.metadata.slug
        sound = wanted[:1].isalpha() and wanted not in RESERVED
        name = _free(wanted if sound else f"article-{wanted}", taken)
        taken.add(name)
        named.append(replace(document, id=name))
    changes = [_changes(document, taken) for document in named]
    return [_renamed(d, change) for d, change in zip(named, changes, strict=True)], changes


def _changes(document: Document, taken: set[str]) -> Renamed:
    """Return new ids for those in `taken`, which learns the document's ids."""
    own = dict.fromkeys(node.attrs.id for node in nodes_of(document) if node.attrs.id)
    changes = {name: _free(name, taken | own.keys()) for name in own if name in taken}
    taken.update(changes.get(name, name) for name in own)
    return changes


def _renamed(document: Document, changes: Renamed) -> Document:
    def change(node: Node) -> Node:
        if (name := changes.get(node.attrs.id or "")) is not None:
            node = replace(node, attrs=replace(node.attrs, id=name))
        if isinstance(node, CrossReference) and node.target.removeprefix("#") in changes:
            node = replace(node, target=changes[node.target.removeprefix("#")])
        return node

    return rewrite_whole(document, change) if changes else document


def _free(name: str, taken: set[str]) -> str:
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


class Neighbours:
    """All documents of an edition, found by id and by file."""

    def __init__(self, documents: Sequence[Document], renamed: Sequence[Renamed]) -> None:
        self._documents = documents
        self._renamed = renamed
        self._targets = [Targets(document) for document in documents]
        self._files: dict[PurePosixPath, int] = {}
        for number, document in enumerate(documents):
            self._files.setdefault(PurePosixPath(document.source), number)

    def find(self, written: str) -> tuple[str, str] | None:
        """Return the id meant by `written` and what to call it: the node, and whose it is.

        `written` is an id, a slug, or the name of an article, with a heading of it after "#".
        """
        name, _, heading = written.partition("#")
        page = letters(name.rpartition("/")[2].removesuffix(".md"))
        for document, targets in zip(self._documents, self._targets, strict=True):
            headline = document.metadata.headline
            if written in (document.id, document.metadata.slug) and document.id:
                return document.id, headline
            if document.id and page and page in _names(document):
                part = targets.find(heading) if heading else None
                return part or document.id, headline
            if written in targets.nodes:
                name = called(targets.nodes[written], written)
                return written, f"{name} ({headline})" if headline else name
        return None

    def follow(self, url: str, folder: PurePosixPath) -> tuple[str, bool] | None:
        """Return the id that a relative `url` leads to, and whether its fragment is known."""
        name, _, fragment = url.partition("#")
        path = clamped(folder, unquote(name.partition("?")[0]))
        number = self._files.get(path, self._files.get(path / "index.md"))
        if number is None:
            return None
        first = self._documents[number]
        for place, document in enumerate(self._documents):
            if not fragment or document.source != first.source:
                continue  # several documents are the chapters of one file
            wanted = unquote(fragment)
            if found := self._targets[place].find(self._renamed[place].get(wanted, wanted)):
                return found, True
        return first.id or "", not fragment


def _names(document: Document) -> tuple[str, ...]:
    path = PurePosixPath(document.source)
    return letters(document.metadata.headline), letters(path.stem), letters(path.parent.name)
