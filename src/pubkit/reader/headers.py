"""Front matter without fences: headers as Pelican and MultiMarkdown have them, titles of pandoc."""

from __future__ import annotations

import re
from typing import Any

from pubkit.model.nodes import Span
from pubkit.reader.names import ALIASES, FIELDS, IGNORED

Read = tuple[dict[str, Any], dict[str, Span], int]

_HEADER = re.compile(r"([A-Za-z][\w -]{0,30}?):{1,2}(?:[ \t]+(.*))?$")
_TITLE = re.compile(r"%(?:[ \t]+(.*))?$")


def read_headers(text: str) -> Read | None:
    """Return the values of `Key: value` lines that open `text`, their places and where they end.

    A line `---` or a blank one ends them. What has no title is taken for text.
    """
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    position, key, ended = 0, "", False
    for line in text[:8000].split("\n"):
        if not line.strip() or line.rstrip() == "---":
            ended = bool(values)
            position += len(line) + 1
            break
        if key and line[0] in " \t":
            values[key] = f"{values[key]} {line.strip()}".strip()
        elif (match := _HEADER.match(line)) and _known(match[1]):
            key = match[1].strip()
            values[key] = (match[2] or "").strip().strip("\"'")
            places[key] = Span(position, position + len(key))
        else:
            return None
        position += len(line) + 1
    named = {ALIASES.get(name.lower(), name.lower()) for name in values}
    if not ended or len(values) < 2 or not named & {"headline", "published"}:
        return None
    return {k: v for k, v in values.items() if v}, places, min(position, len(text))


def _known(key: str) -> bool:
    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    return plain in FIELDS or plain in ALIASES or plain in IGNORED


def read_title_block(text: str) -> Read | None:
    """Return title, authors and date from the lines `% …` that open `text`, as pandoc has them."""
    found: list[tuple[str, Span]] = []
    position = 0
    for line in text[:4000].split("\n")[:3]:
        if not (match := _TITLE.match(line)):
            break
        found.append(((match[1] or "").strip(), Span(position, position + len(line))))
        position += len(line) + 1
    if len(found) < 2:
        return None
    keys = ("title", "author", "date")
    values = {key: words for key, (words, _) in zip(keys, found, strict=False) if words}
    places = {key: span for key, (_, span) in zip(keys, found, strict=False)}
    return values, places, min(position, len(text))


def read_json(text: str) -> Read | None:
    """Return the values of a JSON object that opens `text`, as Hugo has it."""
    import json

    try:
        values, end = json.JSONDecoder(parse_float=str, parse_int=str).raw_decode(text[:65536])
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(values, dict) or text[end : end + 1] not in ("", "\n"):
        return None
    places = {}
    for key in values:
        at = max(0, text.find(json.dumps(key, ensure_ascii=False)))
        places[key] = Span(at, at + len(key) + 2)
    return values, places, end
