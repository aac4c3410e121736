"""What is amiss with a table of `theme.toml`, in words of TOML."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubkit.diagnostics import meant

_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`(?: - at `\$\.?(.*)`)?$")
_MISSING = re.compile(r"Object missing required field `(.+?)`(?: - at `\$\.?(.*)`)?$")
_OTHER = re.compile(r"Expected `(.+?)`, got `(\w+)` - at `\$\.(?:([\w-]+)\.)?([\w-]+)(\[.+)?`$")
_FACE = re.compile(r"faces\[(\d+|\.\.\.)\]$")
_KINDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a number",
    "object": "a table",
    "str": "words in quotation marks",
}


def plainly(error: Exception, table: str) -> str:
    """Return what `error`, of msgspec or tomllib, tells of `table`."""
    text = str(error)
    if match := _UNKNOWN.match(text):
        return f'{_place(match[2], table)} takes no "{match[1]}"'
    if match := _MISSING.match(text):
        return f'{_place(match[2], table)} lacks "{match[1]}"'
    if match := _OTHER.match(text):
        wanted, got, path, key, inside = match.groups()
        what = f"a value of [{key}]" if inside else f'"{key}" of {_place(path, table)}'
        return f"{what} has to be {_kind(wanted)}, not {_kind(got)}"
    return f"{text[:1].lower()}{text[1:]}".replace("`", '"')


def _place(path: str | None, table: str) -> str:
    if match := _FACE.match(path or ""):
        return f"{table}: {f'face {int(match[1]) + 1}' if match[1].isdigit() else 'a face'}"
    return f"[{path}]" if path else table


def _kind(told: str) -> str:
    names = (_KINDS.get(name, name) for name in told.split(" | ") if name != "null")
    return " or ".join(dict.fromkeys(names))


def key(error: Exception) -> str | None:
    """Return the key that `error` is about."""
    text = str(error)
    match = _UNKNOWN.match(text)
    if match is None and (match := _OTHER.match(text)):
        return match[4]
    return match[1] if match else None


def hint(error: Exception, known: Iterable[str]) -> str | None:
    """Return what may be meant by a key that `error` says is unknown."""
    match = _UNKNOWN.match(str(error))
    return meant(match[1], sorted(known)) if match else None
