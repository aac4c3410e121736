"""Files that code includes, as mdBook and MkDocs write it: `{{#include ../main.rs:anchor}}`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pubkit.model.paths import joined
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.world import ReadError

MAX_BYTES = 100_000
"""Bytes of a file that is included."""

MAX_TOTAL = 2_000_000
"""Bytes of all files that an article includes, each counted as often as it is included."""

_INCLUDE = re.compile(
    r"^[ \t]*(?:\{\{#(?:rustdoc_|playground_)?include\s+"
    r"(?P<mdbook>[^{}\n:]+)(?P<part>(?::[\w-]*){0,2})\}\}"
    r"|-{1,2}8<-{1,2}\s+[\"'](?P<snippet>[^\"'\n:]+)(?P<region>(?::[\w-]*){0,2})[\"'])[ \t]*$",
    re.MULTILINE,
)
_ANCHOR = re.compile(r"^.*(?:ANCHOR(?:_END)?:|--8<-- \[(?:start|end):).*\n?", re.MULTILINE)


def included(text: str, node: Element, context: Context) -> str:
    """Return `text` with the files that it includes; one that cannot be read is told."""
    if "include" not in text and "8<-" not in text:
        return text
    return _INCLUDE.sub(lambda match: _content(match, node, context), text)


def _content(match: re.Match[str], node: Element, context: Context) -> str:
    name = (match["mdbook"] or match["snippet"]).strip()
    part = (match["part"] or match["region"] or "").removeprefix(":")
    folder = PurePosixPath(context.source.path).parent
    for path in dict.fromkeys((joined(folder, name), joined(PurePosixPath(), name))):
        # What is hidden is not meant to be published: .env, .git/config.
        if path is None or any(step.startswith(".") for step in path.parts):
            continue
        limit = min(MAX_BYTES, MAX_TOTAL - context.included)
        try:
            data = context.world.read(path, limit) if limit > 0 else b""
        except ReadError:
            continue
        context.included += len(data)
        if limit > 0:
            return _part(data.decode("utf-8", "replace"), part).strip("\n")
    message = f'"{name[:80]}" cannot be included; the line is shown as it is written'
    hint = "paths are relative to the article; hidden and large files are not included"
    context.once("foreign-tag", f"include {name}", message, node, hint)
    return match[0]


def _part(text: str, part: str) -> str:
    """Return the lines `2:5` of `text`, or those of an anchor; without anchors."""
    first, _, last = part.partition(":")
    if first.isdigit() or last.isdigit():
        lines = text.split("\n")
        begin = int(first) - 1 if first.isdigit() else 0
        stop = int(last) if last.isdigit() else (len(lines) if ":" in part else begin + 1)
        return "\n".join(lines[max(0, begin) : stop])
    return _ANCHOR.sub("", _anchored(text, first) if first else text)


def _anchored(text: str, name: str) -> str:
    """Return the lines between the anchors `name`; all of them where there are none."""
    begins, ends = (
        re.compile(rf"(?:{word}:\s*|\[{mark}:){re.escape(name)}\b")
        for word, mark in (("ANCHOR", "start"), ("ANCHOR_END", "end"))
    )
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if begins.search(line)), len(lines)) + 1
    last = next((n for n in range(first, len(lines)) if ends.search(lines[n])), None)
    return text if last is None else "\n".join((*lines[first:last], ""))
