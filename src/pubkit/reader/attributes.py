"""Read attributes as authors write them, `{#id .class key="two words"}`, and keep what we know."""

from __future__ import annotations

import re

from pubkit.model.nodes import PLAIN, Attrs
from pubkit.reader.elements import Element

_PART = re.compile(
    r"""\s*(?: \#(?P<id>[^\s{}"'=#]+) | \.(?P<cls>[^\s{}"'=.#]+)
      | (?P<key>[A-Za-z_][\w:-]*)=
        (?: "(?P<dq>(?:[^"\\]|\\.)*)" | '(?P<sq>(?:[^'\\]|\\.)*)' | (?P<bare>[^\s{}"']+) )
      | (?P<dash>-) | (?P<comment>%[^%}]*%?) )""",
    re.VERBOSE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_CLASS = re.compile(r"[\w-]+")
_KEPT = frozenset(
    "credit creator copyright license source caption title author date url platform handle "
    "width datetime kind alt href index".split()
)


def read_attributes(text: str) -> dict[str, str] | None:
    """Return the attributes in `text`, braces taken off, or None when it is not attributes."""
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = _PART.match(text, position)
        if match is None:
            return None if text[position:].strip() else found
        position = match.end()
        if match["id"]:
            found["id"] = match["id"]
        elif match["cls"]:
            found["class"] = f"{found.get('class', '')} {match['cls']}".strip()
        elif match["key"]:
            value = match["dq"] or match["sq"] or match["bare"] or ""
            found[match["key"].lower()] = re.sub(r"\\(.)", r"\1", value)
    return found


_TRAILING = re.compile(r"\s*\{([^{}]*)\}\s*$")


def split_trailing(text: str) -> tuple[str, dict[str, str]]:
    """Return `text` without the attributes at its end, and those attributes."""
    match = _TRAILING.search(text[-1000:]) if text.rstrip().endswith("}") else None
    if match is None or not match[1].strip():
        return text, {}
    found = read_attributes(match[1])
    if not found:
        return text, {}
    return text[: len(text) - len(match[0])], found


def split_name(info: str) -> tuple[str, dict[str, str]]:
    """Return the first word of an info string and the attributes after it."""
    info = info.strip()
    name, brace, rest = info.partition("{")
    name = name.strip()
    if not brace:
        return name, {}
    found = read_attributes(rest.rpartition("}")[0] if "}" in rest else rest)
    return name, found or {}


def attributes(element: Element, *, skip: tuple[str, ...] = ()) -> Attrs:
    """Return what of an element's attributes the model keeps."""
    given = element.attrs
    if not given:
        return PLAIN
    language = given.get("lang") or given.get("xml:lang") or ""
    direction = given.get("dir", "").lower()
    found = Attrs(
        id=given.get("id") or None,
        classes=tuple(c for c in given.get("class", "").split() if _CLASS.fullmatch(c)),
        language=language if _LANGUAGE.fullmatch(language) else None,
        direction=direction if direction in ("ltr", "rtl", "auto") else None,  # type: ignore[arg-type]
        pairs=tuple((k, v) for k, v in given.items() if k in _KEPT and k not in skip and v),
    )
    return PLAIN if found == PLAIN else found
