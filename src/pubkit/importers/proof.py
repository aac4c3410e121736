"""Read back what was written: the writer keeps a form only when it says the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any

import msgspec

from pubkit import reader
from pubkit.importers.inline_writer import Unsayable
from pubkit.importers.note_writer import Notes
from pubkit.model.document import Document, Metadata
from pubkit.model.nodes import PLAIN, Block, Node, Paragraph, Text
from pubkit.model.walk import rewrite
from pubkit.model.words import words
from pubkit.world import World

_PATH = PurePosixPath("proof.md")
_AROUND = "neighbour"


def same(left: tuple[Block, ...], right: tuple[Block, ...]) -> bool:
    """Tell whether two trees differ in nothing but spans, line ends and composed letters."""
    return left == right or _composed(left) == _composed(right)


def _composed(nodes: tuple[Block, ...]) -> str:
    return unicodedata.normalize("NFC", str(rewrite(nodes, _comparable)))


def _comparable(node: Node) -> Any:
    if isinstance(node, Text):
        return msgspec.structs.replace(node, text=node.text.replace("\n", " "), span=None)
    return msgspec.structs.replace(node, span=None) if node.span else node


def read_back(text: str, definitions: str = "") -> tuple[Block, ...] | None:
    """Return the blocks that `text` is read as between two paragraphs, None when it harms them."""
    source = f"{_AROUND}\n\n{text}\n\n{_AROUND}\n\n{definitions}"
    document = reader.read(source, _PATH, World.fake({}))
    children = document.children if document else ()
    around = rewrite(children[:1] + children[-1:], _comparable)
    if len(children) < 2 or around != _NEIGHBOURS:
        return None
    return children[1:-1]


_NEIGHBOURS = (Paragraph((Text(_AROUND),)), Paragraph((Text(_AROUND),)))


class Proof:
    """Chooses among the forms of a node by reading them."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def best(self, forms: Iterable[Callable[[], str]], nodes: tuple[Block, ...]) -> str:
        """Return the first form that is read as `nodes`, else the one that keeps most words."""
        tried: list[tuple[str, tuple[Block, ...] | None]] = []
        for form in forms:
            try:
                text = form()
            except Unsayable:
                continue
            if _ORDINARY.fullmatch(text) and _is_plain(nodes, text):
                return text
            found = read_back(text, self._notes.definitions(text))
            if found is not None and same(found, nodes):
                return text
            tried.append((text, found))
        return max(tried, key=lambda form: _kept(form[1] or (), nodes), default=("", None))[0]


def _kept(found: tuple[Block, ...], wanted: tuple[Block, ...]) -> int:
    """Return how many words of `wanted` are in `found`, less those that are in neither's place."""
    there, here = Counter(_words(found)), Counter(_words(wanted))
    return (there & here).total() - (there - here).total()


# Words, spaces and such punctuation as never means anything, within a line or at its start.
_ORDINARY = re.compile(
    r"(?!import |export |[A-Za-z][.)] |[ivxlcdmIVXLCDM]{2,9}[.)] )"
    r"[^\W\d_](?:[^\W_]|[ ,.;?()/%“”‘’„«»…–—'\"-]|(?<!:): )*",
    re.DOTALL,
)


def _is_plain(nodes: tuple[Block, ...], text: str) -> bool:
    match nodes:
        case (Paragraph(children=(Text(text=only),), attrs=attrs),) if attrs == PLAIN:
            return only == text and text[-1] != " " and "www." not in text and "  " not in text
    return False


def _words(nodes: tuple[Block, ...]) -> tuple[str, ...]:
    return words(Document(metadata=Metadata(), children=nodes))
