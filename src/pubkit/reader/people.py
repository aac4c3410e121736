"""Who wrote an article, as front matter names them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubkit.model.document import Author
from pubkit.model.urls import safe_url
from pubkit.reader.desk import Desk


def authors(desk: Desk) -> tuple[Author, ...]:
    """Return the authors: one name or several in a line, or a list of names or entries."""
    value = desk.values.get("authors")
    if isinstance(value, str) and ("," in value or " and " in value or ";" in value):
        return tuple(Author(n) for n in _names(value))
    items = value if isinstance(value, list) else [value] if value else []
    out = []
    for item in items:
        if isinstance(item, Mapping):
            name = item.get("name") or item.get("literal") or item.get("full_name")
            if isinstance(name, Mapping):
                name = name.get("literal") or " ".join(str(v) for v in name.values())
            if not name and (item.get("given") or item.get("family")):
                name = f"{item.get('given', '')} {item.get('family', '')}".strip()
            url = safe_url(str(item.get("url") or item.get("link") or ""))
            role = item.get("role") or item.get("affiliation")
            if name:
                role = str(role) if isinstance(role, str) else None
                out.append(Author(" ".join(str(name).split()), url or None, role))
            else:
                desk.wrong("authors", "has an entry without a name", "write {name: …, role: …}")
        elif item:
            out.append(Author(" ".join(str(item).split())))
    return tuple(out)


def _names(value: str) -> list[str]:
    return [name for part in re.split(r"[;,]|\sand\s", value) if (name := part.strip())]
