"""Characters that a front matter tells by reference, as in `&amp;`: exports of other tools do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from html.entities import html5
from typing import Any

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


_UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060"
"""Soft hyphens, joiners and the like: not what would turn the order of letters around."""

HINT = 'write the character itself; "&amp;amp;" is shown as "&amp;"'


def message(name: str, found: Mapping[str, str]) -> str:
    """Return what to tell of the references `found` in the value `name`."""
    pairs = ", ".join(f'"{reference}" as "{found[reference]}"' for reference in list(found)[:4])
    return f'"{name}" is read with {pairs}'


def resolved(value: Any, told: Callable[[str, str], object]) -> Any:
    """Return a value of front matter with its references read as in the text (CommonMark, 2.5).

    Each is `told`, with its character. What is no reference stays.
    """
    match value:
        case str():
            return _REFERENCE.sub(lambda match: _character(match[0], told), value)
        case Mapping():
            return {key: resolved(kept, told) for key, kept in value.items()}
        case list():
            return [resolved(kept, told) for kept in value]
        case _:
            return value


def _character(reference: str, told: Callable[[str, str], object]) -> str:
    if reference[1] != "#" and reference[1:] not in html5:
        return reference
    character = unescape(reference)
    if character in ("", "\ufffd") or not all(map(_shows, character)):
        return reference
    told(reference, character)
    return character


def _shows(character: str) -> bool:
    return character.isprintable() or character.isspace() or character in _UNSEEN
