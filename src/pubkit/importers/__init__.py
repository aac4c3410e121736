"""Foreign texts to documents: pasted text, web pages, and what pandoc reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from pubkit.model.document import Document
from pubkit.world import World

Importer = Callable[[str, PurePosixPath, World], Document | None]

TEXT = frozenset({".txt", ".text", ""})
HTML = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN = frozenset({".md", ".markdown"})


def importer(name: str) -> Importer | None:
    """Return what reads the format `name` ("text", "html", "markdown") out of decoded text."""
    if name == "text":
        from pubkit.importers.pasted import read_pasted

        return read_pasted
    if name == "html":
        from pubkit.importers.html import read_page

        return read_page
    if name == "markdown":
        from pubkit.reader import read

        return read
    return None


def format_of(path: PurePosixPath) -> str:
    """Return the format that a file's name tells; other suffixes are pandoc's."""
    suffix = path.suffix.lower()
    for name, suffixes in (("text", TEXT), ("html", HTML), ("markdown", MARKDOWN)):
        if suffix in suffixes:
            return name
    return suffix.lstrip(".")
