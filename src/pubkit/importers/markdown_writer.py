"""Write a document as canonical Markdown: what the reader makes of it is the same document."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from pubkit import reader
from pubkit.importers.block_writer import BlockWriter
from pubkit.importers.front_matter_writer import front_matter
from pubkit.importers.sayable import sayable
from pubkit.model.document import Document


def write(document: Document) -> str:
    """Return `document` in the source dialect: front matter, blocks, notes.

    What transforms made (labels, numbers, the opening) is left out, for they will make it again.
    """
    writer = BlockWriter()
    text = writer.blocks(sayable(document.children))
    slug = reader.default_slug(PurePosixPath(document.source)) if document.source else ""
    parts = (front_matter(document.metadata, slug), text, writer.notes.definitions())
    text = "\n\n".join(part for part in parts if part) + "\n"
    return unicodedata.normalize("NFC", text)
