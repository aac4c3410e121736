"""Documents to JSON and back, and the JSON Schema of the model."""

from __future__ import annotations

from typing import Any

import msgspec

from pubkit.model.document import Document

FORMAT = 1
"""Version of the model's JSON; it rises when a reader of the old one would be misled."""


def to_json(document: Document, *, indent: int = 2) -> str:
    """Return `document` as JSON with named fields."""
    data = msgspec.json.encode({"pubkit": FORMAT, "document": document})
    return msgspec.json.format(data, indent=indent).decode() + "\n"


def from_json(text: str | bytes) -> Document:
    """Return the document that `to_json` wrote; raise `ValueError` when it is not one."""
    try:
        envelope = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        version = msgspec.json.decode(envelope["pubkit"], type=int)
        if version != FORMAT:
            raise ValueError(f"written by another version of the model: {version}")
        return msgspec.json.decode(envelope["document"], type=Document)
    except (msgspec.MsgspecError, KeyError) as error:
        raise ValueError(f"not a document of pubkit: {error}") from None


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema of a document."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": "pubkit document"} | msgspec.json.schema(Document)
