"""Notes: a mark where they are called, their text at the document's end."""

from __future__ import annotations

import re
from collections.abc import Callable

from pubkit.model.nodes import Block, Note, Paragraph

_CALL = re.compile(r"\[\^(\d+)\]")


class Notes:
    """The notes of one document, numbered in the order of their calls."""

    def __init__(self, write: Callable[[tuple[Block, ...]], str]) -> None:
        self._write = write
        self._labels: dict[int, str] = {}
        self._texts: dict[str, str] = {}

    def call(self, note: Note) -> str:
        """Return the mark that calls `note`; the same each time that it is asked for."""
        label = self._labels.get(id(note))
        if label is None:
            label = self._labels[id(note)] = str(len(self._labels) + 1)
            self._texts[label] = ""  # its place in the order, before those that it calls
            self._texts[label] = _definition(label, note, self._write(note.children))
        return f"[^{label}]"

    def definitions(self, text: str | None = None) -> str:
        """Return the texts of all notes, or of those that `text` and its notes call."""
        labels = list(self._texts) if text is None else []
        wanted = [] if text is None else _CALL.findall(text)
        while wanted:
            label = wanted.pop()
            if label in self._texts and label not in labels:
                labels.append(label)
                wanted.extend(_CALL.findall(self._texts[label]))
        return "\n\n".join(self._texts[label] for label in labels)


def _definition(label: str, note: Note, text: str) -> str:
    opens = bool(note.children) and isinstance(note.children[0], Paragraph)
    body = indented(text, "    ")
    return f"[^{label}]: {body[4:]}" if opens else f"[^{label}]:\n{body}".rstrip()


def indented(text: str, indent: str) -> str:
    """Return `text` with each line that is not empty moved in."""
    return "\n".join(indent + line if line else line for line in text.split("\n"))
