"""What an author may attach to a node, as attributes that every output may carry."""

from __future__ import annotations

import re

from pubkit.markup.characters import clean
from pubkit.model.languages import is_language
from pubkit.model.nodes import Attrs

_CLASS = re.compile(r"[^\W\d_][\w-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?)?")

# Names by which the dialect itself finds what floats, links back or hides.
_OURS = frozenset({"footnote", "noteref", "backlink", "pagebreak", "skip"})


def classes(attrs: Attrs) -> list[str]:
    """Return the author's classes that are names and mean nothing to the dialect."""
    return [name for name in attrs.classes if _CLASS.fullmatch(name) and name not in _OURS]


def language(attrs: Attrs) -> str | None:
    """Return the language when it is a tag of BCP 47."""
    tag = attrs.language
    return tag if tag and _LANGUAGE.fullmatch(tag) and is_language(tag) else None


def identifier(attrs: Attrs) -> str | None:
    """Return the id when it is one: not empty, and nothing in it that markup may not hold."""
    name = attrs.id
    return name if name and not re.search(r"\s", name) and clean(name) == name else None


def date(text: str | None) -> str | None:
    """Return `text` when it is a date or date-time as `datetime` takes it."""
    return text if text and _DATE.fullmatch(text) else None


def pair(attrs: Attrs, key: str) -> str | None:
    """Return what the author wrote as `key=value`."""
    return next((value for name, value in attrs.pairs if name == key), None)
