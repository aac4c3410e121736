"""A new theme, made from one that exists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from pubkit.theme import Theme
from pubkit.theme.manifest import Options, Value

_NOTE = re.compile(r'(?m)^([a-z0-9-]+) = (?:"[^"]*"|[^\s#"]+)[ \t]+#[ \t]+(.+)$')
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_OPTIONS: Mapping[str, str] = {
    "drop-cap": "the first letter of a text stands large",
    "front-stories": "how many stories begin on a newspaper's front page",
    "page": "the paper, where none is asked for",
    "page-references": "print tells the page after a reference to another",
    "roman-front": "the front matter of a book has roman numbers",
}


def files(parent: Theme, name: str) -> Mapping[str, bytes]:
    """Return the files of a theme `name` that extends `parent`, by their paths in the project.

    All that the parent says stands in it, commented out, so that one can begin to change it.
    """
    toml = [
        f'name = "{name}"',
        f'title = "{name.replace("-", " ").capitalize()}"',
        'description = ""',
        f'extends = "{parent.name}"',
        "",
        f"# What you leave out is as in {parent.title}: take the mark off a line to change it.",
        *_manifest(parent),
        "",
    ]
    texts = {
        "theme.toml": "\n".join(toml),
        "base.css": "/* What all three share. Values are tokens: var(--pk-…). */\n",
        "html.css": "/* What only the web page can do. */\n",
        "epub.css": "/* What only the e-book needs; flat and small. */\n",
        "print.css": "/* What only the printed page has: @page, running heads, notes. */\n",
    }
    return {f"themes/{name}/{file}": told.encode() for file, told in texts.items()}


def _manifest(parent: Theme) -> Iterator[str]:
    notes, of_pages = _notes(parent, pages=False), _notes(parent, pages=True)
    tokens = {k: v for k, v in parent.tokens.items() if not k.startswith("font-")}
    yield "[tokens]"
    yield from (_line(k, v, notes.get(k)) for k, v in tokens.items())
    yield "\n[tokens.dark]"
    yield from (_line(k, v) for k, v in parent.values.dark.items())
    page = parent.options.page or next(iter(parent.pages))
    yield f"\n# Printed pages: {', '.join(parent.pages)}, and more if you name them. So is {page}:"
    yield f"# [pages.{page}]"
    yield from (_line(k, v, of_pages.get(k)) for k, v in parent.pages[page].items())
    yield "\n# [options]"
    told = {f.encode_name: f.name for f in msgspec.structs.fields(Options)}
    unset: Mapping[str, Value] = {"front-stories": 1, "page": page}
    options = ((k, getattr(parent.options, name)) for k, name in told.items())
    yield from (_line(k, v or unset.get(k, False), _OPTIONS[k]) for k, v in options)
    yield f"\n# Fonts: {', '.join(parent.layers[0].manifest.fonts)}. See docs/themes.md."


def _line(name: str, value: Value, note: str | None = None) -> str:
    told = str(value)
    if isinstance(value, bool):
        told = told.lower()
    elif not _NUMBER.fullmatch(told):
        told = json.dumps(told, ensure_ascii=False)
    return f"# {name} = {told}" + (f"  # {note}" if note else "")


def _notes(parent: Theme, *, pages: bool) -> Mapping[str, str]:
    """Return what the themes before say of their tokens, or of the values of pages."""
    parts = (layer.source.text.partition("[pages.") for layer in parent.layers)
    return {k: note for part in parts for k, note in _NOTE.findall(part[2 if pages else 0])}
