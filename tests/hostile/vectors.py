"""Markup, URLs, titles and front matter that try to become more than text.

`vectors.json` holds them by class: elements that carry a script or a load, URLs, places for URLs,
attributes, texts for front matter. Scripts call `alert`, loads ask the host `evil.invalid`.
"""

from __future__ import annotations

from pathlib import Path

import msgspec


class Vectors(msgspec.Struct, frozen=True):
    """The vectors by class."""

    elements: tuple[str, ...]
    urls: tuple[str, ...]
    places: tuple[str, ...]
    attributes: tuple[str, ...]
    texts: tuple[str, ...]
    fields: tuple[str, ...]


VECTORS = msgspec.json.decode(Path(__file__).with_name("vectors.json").read_bytes(), type=Vectors)


def bodies() -> list[str]:
    """Return every vector as the body of an article."""
    inside = [f"word {vector} word" for vector in VECTORS.elements]
    links = [place.replace("{url}", url) for url in VECTORS.urls for place in VECTORS.places]
    return [*VECTORS.elements, *VECTORS.attributes, *inside, *links]


def article(body: str) -> str:
    """Return an article with `body`."""
    return f"---\ntitle: Vector\n---\n\n{body}\n"


def headed() -> list[str]:
    """Return articles whose front matter holds vectors in every field."""
    texts = (*VECTORS.texts, *VECTORS.urls[:12])
    return [
        f"---\n{field}: {quoted(text)}\n---\n\nWords.\n"
        for field in VECTORS.fields
        for text in texts
    ]


def quoted(text: str) -> str:
    """Return `text` as a quoted YAML scalar."""
    return "'" + text.replace("'", "''").replace("\n", " ").replace("\x01", "") + "'"
