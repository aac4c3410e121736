"""Front matter without fences: headers as Pelican and MultiMarkdown have them, titles of pandoc."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from pubkit.model.nodes import Span
from pubkit.reader.front_matter_error import FrontMatterError, twice
from pubkit.reader.names import ALIASES, FIELDS, IGNORED, NOTION

Read = tuple[dict[str, Any], dict[str, Span], int]

_HEADER = re.compile(r"([A-Za-z][\w -]{0,30}?):{1,2}(?:[ \t]+(.*))?$")
_TITLE = re.compile(r"%(?:[ \t]+(.*))?$")
_PAGE = re.compile(r"#[ \t]+([^\n]+)\n(?:[ \t]*\n)*")
_PROPERTY = re.compile(r"([^\s:][^\n:]{0,59}):[ \t]*([^\n]*)(?:\n|\Z)")


def read_headers(text: str) -> Read | None:
    """Return the values of `Key: value` lines that open `text`, their places and where they end.

    A line `---` or a blank one ends them. What has no title is taken for text.
    """
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    again: FrontMatterError | None = None
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
            place = Span(position, position + len(key))
            if key in places:
                again = again or twice(key, place, places[key])
            values[key] = (match[2] or "").strip().strip("\"'")
            places.setdefault(key, place)
        else:
            return None
        position += len(line) + 1
    named = {ALIASES.get(name.lower(), name.lower()) for name in values}
    if not ended or len(values) < 2 or not named & {"headline", "published"}:
        return None
    if again:
        raise again
    return {k: v for k, v in values.items() if v}, places, min(position, len(text))


def read_properties(text: str, path: str) -> Read | None:
    """Return title and properties of a page of Notion, which tells them below its heading."""
    title = _PAGE.match(text)
    if title is None or not NOTION.search(PurePosixPath(path).stem):
        return None
    values, places = {"title": title[1].strip()}, {"title": Span(*title.span(1))}
    position = title.end()
    while found := _PROPERTY.match(text, position):
        values[found[1]], places[found[1]] = found[2].strip(), Span(*found.span(1))
        position = found.end()
    if position == title.end() or text[position : position + 1].strip():
        return None  # a paragraph, or none of its lines is one
    return {k: v for k, v in values.items() if v}, places, position


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

    again: list[FrontMatterError] = []
    once = partial(_once, text, again)
    read = json.JSONDecoder(parse_float=str, parse_int=str, object_pairs_hook=once)
    try:
        values, end = read.raw_decode(text[:65536])
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(values, dict) or text[end : end + 1] not in ("", "\n"):
        return None
    if again:
        raise again[0]
    places = {}
    for key in values:
        at = max(0, text.find(json.dumps(key, ensure_ascii=False)))
        places[key] = Span(at, at + len(key) + 2)
    return values, places, end


def _once(text: str, again: list[FrontMatterError], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of the JSON in `text`, and tell `again` of a key that it has twice."""
    import json

    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            written = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:")
            places = [Span(m.start(), m.start() + len(key) + 2) for m in written.finditer(text)]
            first, second = (*places, Span(0, 1), Span(0, 1))[:2]
            again.append(twice(key, second, first))
            break
        values[key] = value
    return values
