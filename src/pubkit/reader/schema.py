"""The JSON Schema of front matter, for completion and checks in editors."""

from __future__ import annotations

from typing import Any

import msgspec

from pubkit.model.document import Metadata
from pubkit.reader.names import ALIASES

_LOOSE = {
    "authors": {"description": "a name, a list of names, or of {name, url, role}"},
    "tags": {"description": "a list of words, or one line with commas"},
    "image": {"description": "a path, or {src, alt, caption, credit, creator, copyright, license}"},
    "corrections": {"description": "a list of {date, text}"},
    "edition": {"description": "a name, or {name, number, section, page}"},
}


def front_matter_schema() -> dict[str, Any]:
    """Return the schema: our names with their types, other tools' names beside them."""
    schema = msgspec.json.schema(Metadata)
    definition = schema["$defs"]["Metadata"]
    properties: dict[str, Any] = {
        name: _LOOSE.get(name, value) for name, value in definition["properties"].items()
    }
    properties["draft"] = {"type": "boolean", "default": False}
    for alias, name in ALIASES.items():
        if name in properties and alias not in properties:
            properties[alias] = {"description": f"another name of {name}"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pubkit front matter",
        "type": "object",
        "properties": properties,
    }
