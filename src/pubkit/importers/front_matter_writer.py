"""Metadata as YAML front matter: our names, in the order in which people think of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from pubkit.model.document import Author, LeadImage, Metadata, Placement

Value = str | Sequence["Value"] | Mapping[str, "Value"] | None

_ORDER = (
    "headline slug kicker standfirst description authors byline dateline published updated "
    "section language tags image corrections canonical_url publisher identifier edition status "
    "embargo free copyright license usage_terms ednote theme references"
).split()
_WIDEST = 100

# What YAML reads as something else than these characters: https://yaml.org/spec/1.2.2/#733-plain-style
_INDICATOR = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.|<<$")
_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ud800-\udfff\ufffe\uffff"
)
_INSIDE = re.compile(rf":(?:\s|$)| #|[{_UNSEEN}]")
_ESCAPED = re.compile(rf'["\\\xa0{_UNSEEN}]')
_IN_FLOW = re.compile(r"[,\[\]{}?:&#]")
_NOTHING = re.compile(r"(?:~|null|Null|NULL)?")


def front_matter(metadata: Metadata, slug: str = "") -> str:
    """Return the block between its fences; `slug` is the one that goes without saying."""
    values = {name: value for name, value in _values(metadata).items() if value not in (None, ())}
    if metadata.slug == slug:
        values.pop("slug", None)
    lines = [line for name in _ORDER if name in values for line in _entry(name, values[name])]
    return "\n".join(["---", *lines, "---"])


def _values(metadata: Metadata) -> dict[str, Value]:
    values: dict[str, Any] = {
        name: getattr(metadata, name) or None for name in metadata.__struct_fields__
    }
    values["authors"] = tuple(map(_author, metadata.authors))
    values["image"] = _image(metadata.image) if metadata.image else None
    values["corrections"] = tuple(
        _filled({"date": line.date, "text": line.text}) for line in metadata.corrections
    )
    values["edition"] = _placement(metadata.edition) if metadata.edition else None
    values["status"] = metadata.status if metadata.status != "usable" else None
    values["free"] = None if metadata.free else "false"
    return values


def _filled(values: Mapping[str, str | None]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value}


def _author(author: Author) -> Value:
    given = _filled({"name": author.name, "role": author.role, "url": author.url})
    return given if len(given) > 1 else author.name


def _image(image: LeadImage) -> Value:
    told = _filled({"alt": image.alt, "caption": image.caption})
    rights = _filled(msgspec.structs.asdict(image.rights))
    decorative = {"decorative": "true"} if image.decorative else {}
    declined = dict.fromkeys(image.declined, "none")
    return {"src": image.src} | told | rights | decorative | declined


def _placement(edition: Placement) -> Value:
    given = _filled(msgspec.structs.asdict(edition))
    return edition.name if list(given) == ["name"] else given


def _entry(name: str, value: Value) -> Iterator[str]:
    """Yield the lines of one key: on one line where it is short, else as a block."""
    lead = f"{scalar(name)}:"
    if isinstance(value, str) or not value:
        yield f"{lead} {scalar(value)}"
    elif not isinstance(value, Mapping) and len(line := f"{lead} {_flow(value)}") <= _WIDEST:
        yield line
    elif isinstance(value, Mapping):
        yield lead
        for key, inner in value.items():
            yield from (f"  {text}" for text in _entry(key, inner))
    else:
        yield lead
        for item in value:
            yield from _item(item)


def _item(value: Value) -> Iterator[str]:
    if isinstance(value, str) or not value:
        yield f"  - {scalar(value)}"
    elif isinstance(value, Mapping):
        lines = [line for key, inner in value.items() for line in _entry(key, inner)]
        yield f"  - {lines[0]}"
        yield from (f"    {line}" for line in lines[1:])
    else:
        yield f"  - {_flow(value)}"


def _flow(value: Value) -> str:
    if isinstance(value, str) or value is None:
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {_flow(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]"


def scalar(value: Value, *, flow: bool = False) -> str:
    """Return `value` bare where YAML reads it as it stands, else in double quotes."""
    if not isinstance(value, str):
        return "null" if value is None else _flow(value)
    special = _INSIDE.search(value) or _INDICATOR.match(value) or _NOTHING.fullmatch(value)
    if special or value != value.strip() or (flow and _IN_FLOW.search(value)):
        return '"' + _ESCAPED.sub(_escape, value) + '"'
    return value


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"
