"""Works of the front matter's `references`, in the fields of CSL-JSON, and how they are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from pubkit.language import Terms, join
from pubkit.model.document import Document
from pubkit.model.nodes import Citation, Emphasis, Inline, Link, Text
from pubkit.model.slugs import slugify
from pubkit.model.urls import safe_url
from pubkit.model.walk import plain_text
from pubkit.transforms.context import words_of
from pubkit.transforms.whole import nodes_of

Item = Mapping[str, Any]


class Work(NamedTuple):
    """A work: the id of its entry, how citations name it, and what the bibliography says."""

    id: str
    author: str
    year: str
    entry: tuple[Inline, ...]


def cited_works(document: Document) -> dict[str, Work]:
    """Return the works that the text cites, by key; letters tell those of one year apart."""
    cited = {key for n in nodes_of(document) if isinstance(n, Citation) for key in n.keys}
    if not cited:
        return {}
    terms, language = words_of(document), document.metadata.language
    items = {_text(item, "id", "key"): item for item in document.metadata.references}
    items = {key: item for key, item in items.items() if key in cited}
    names = {key: (_short(i, terms, language), _year(i, terms)) for key, i in items.items()}
    times, before = Counter(names.values()), Counter[tuple[str, str]]()
    found: dict[str, Work] = {}
    ids: set[str] = set()
    for key, item in items.items():
        author, year = names[key]
        if times[author, year] > 1:
            before[author, year] += 1
            year += _letter(before[author, year])
        ids.add(name := slugify(f"ref-{key}", ids))
        found[key] = Work(name, author, year, _entry(item, year, language))
    return found


def _letter(number: int) -> str:
    return chr(ord("a") + number - 1) if number <= 26 else f"-{number}"


def _text(item: Item, *names: str) -> str:
    """Return the first of the fields `names` that `item` has, as one line."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str | int | float) and (text := " ".join(str(value).split())):
            return text
    return ""


class _Name(NamedTuple):
    family: str
    given: str = ""


def _names(item: Item) -> list[_Name]:
    """Return those who made the work: authors, else editors."""
    value = item.get("author") or item.get("editor") or []
    entries = value if isinstance(value, list | tuple) else [value]
    return [name for entry in entries if (name := _name(entry)).family]


def _name(entry: object) -> _Name:
    if isinstance(entry, Mapping):
        family = _text(entry, "family", "literal", "name")
        particle = _text(entry, "non-dropping-particle")
        return _Name(f"{particle} {family}".strip(), _text(entry, "given"))
    family, _, given = str(entry).partition(",")
    return _Name(" ".join(family.split()), " ".join(given.split()))


def _short(item: Item, terms: Terms, language: str) -> str:
    """Return how a citation names those who made the work."""
    names = [name.family for name in _names(item)]
    if not names:
        return _text(item, "title-short", "shortTitle", "title", "publisher", "URL", "id")
    return join(names, language) if len(names) < 3 else f"{names[0]} {terms.et_al}"


def _year(item: Item, terms: Terms) -> str:
    issued = item.get("issued", item.get("year", item.get("date")))
    match = re.search(r"-?\d{4}", str(issued)) if issued else None
    return match[0] if match else terms.no_date


def _entry(item: Item, year: str, language: str) -> tuple[Inline, ...]:
    """Return the line of the bibliography: who, when, what, where."""
    sentences: list[tuple[Inline, ...]] = []
    if names := _names(item):
        sentences.append((Text(_in_full(names, language)),))
    sentences += [(Text(year),), _title(item), _container(item)]
    place, publisher = _text(item, "publisher-place"), _text(item, "publisher")
    sentences.append((Text(": ".join(filter(None, (place, publisher)))),))
    doi = _text(item, "DOI", "doi").removeprefix("https://doi.org/")
    url = safe_url(f"https://doi.org/{doi}" if doi else _text(item, "URL", "url"))
    out: list[Inline] = []
    for sentence in sentences:
        if words := plain_text(sentence):
            end = " " if words.endswith((".", "?", "!", "…")) else ". "
            out += (*sentence, Text(end))
    if url:
        return (*out, Link((Text(url),), url))
    return (*out[:-1], Text(plain_text(tuple(out[-1:])).rstrip()))


def _in_full(names: list[_Name], language: str) -> str:
    """Return all names, the first one by its family."""
    first, *rest = names
    shown = [", ".join(filter(None, first))]
    shown += [" ".join(filter(None, (name.given, name.family))) for name in rest]
    return join(shown, language)


def _title(item: Item) -> tuple[Inline, ...]:
    title = _text(item, "title")
    if not title:
        return ()
    return (Text(f'"{title}"'),) if _inside(item) else (Emphasis((Text(title),)),)


def _inside(item: Item) -> str:
    return _text(item, "container-title", "journal", "booktitle")


def _container(item: Item) -> tuple[Inline, ...]:
    """Return the journal or book that holds the work, with volume, issue and pages."""
    name = _inside(item)
    volume, issue, page = _text(item, "volume"), _text(item, "issue"), _text(item, "page")
    numbers = volume + (f" ({issue})" if issue else "")
    tail = ": ".join(part for part in (numbers.strip(), page.replace("--", "–")) if part)
    where: tuple[Inline, ...] = (Emphasis((Text(name),)),) if name else ()
    return (*where, Text(f" {tail}" if name else tail)) if tail else where
