"""YAML as most front matter has it, keys with words or lists of words, read without its parser.

That takes 10 ms to import. Whatever could mean anything else is left to it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

Value = str | list[str | None] | None

_KEY = re.compile(r"([A-Za-z_][\w-]{0,99}):(?: +(.*))?", re.ASCII)
_ITEM = re.compile(r"( *)- +(.*)")
_WORDS = re.compile(r"""[\w/.($+](?:[^:#]|:(?! |\Z))*|"([^"\\]*)"|'([^']*)'""")
_NULL = ("null", "Null", "NULL")


class Entry(NamedTuple):
    """A key, where it stands, and its value."""

    key: str
    at: int
    value: Value


def read_plain(content: str) -> list[Entry] | None:
    """Return what `content` says; None where the parser is needed, as for any mistake."""
    try:
        found = list(_entries(content))
    except ValueError:
        return None
    return found if found and len({entry.key for entry in found}) == len(found) else None


def _entries(content: str) -> Iterator[Entry]:
    """Yield what the lines say; ValueError where that is not plain."""
    if not content.replace("\n", "").isprintable():
        raise ValueError(content)
    lines, at = deque(content.split("\n")), 0
    while lines:
        line = lines.popleft()
        start, at = at, at + len(line) + 1
        if not line or line.startswith("#"):
            continue
        key = _KEY.fullmatch(line)
        if key is None:
            raise ValueError(line)
        items: list[re.Match[str]] = []
        while lines and not (key[2] or "").strip() and (item := _ITEM.fullmatch(lines[0])):
            at += len(lines.popleft()) + 1
            items.append(item)
        if len({item[1] for item in items}) > 1:
            raise ValueError(line)
        told = [_scalar(item[2]) for item in items]
        yield Entry(key[1], start, told or _value(key[2] or ""))


def _value(told: str) -> Value:
    if told.startswith("[") and told.rstrip().endswith("]"):
        inner = told.strip()[1:-1]
        if not inner or not re.fullmatch(r"[A-Za-z0-9 ,_-]+", inner):
            raise ValueError(told)
        return [_scalar(part.strip()) for part in inner.split(",")]
    return _scalar(told) if told.strip() else None


def _scalar(told: str) -> str | None:
    words = told.strip(" ")
    match = _WORDS.fullmatch(words)
    if match is None:
        raise ValueError(told)
    if words[0] in "\"'":
        return match[1] or match[2] or ""
    return None if words in _NULL else words
