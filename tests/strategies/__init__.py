"""Hypothesis strategies over every kind of node.

`documents()` are as the transforms leave them: ids unique, references resolved, notes numbered,
pictures found among `ASSETS`. `raw_documents()` hold anything that the types allow.
"""

from tests.strategies.characters import BAD_URLS, HOSTILE, URLS, WORDS, texts
from tests.strategies.documents import (
    ASSETS,
    PNG,
    documents,
    metadata,
    publications,
    raw_documents,
)
from tests.strategies.nodes import Shape, blocks, images, inlines

__all__ = [
    "ASSETS",
    "BAD_URLS",
    "HOSTILE",
    "PNG",
    "URLS",
    "WORDS",
    "Shape",
    "blocks",
    "documents",
    "images",
    "inlines",
    "metadata",
    "publications",
    "raw_documents",
    "texts",
]
