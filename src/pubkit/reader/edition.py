"""Read `edition.yml` or `edition.toml`: what an edition says of itself, and what it binds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pubkit.diagnostics import Source
from pubkit.model.nodes import Span
from pubkit.model.slugs import is_slug
from pubkit.reader.edition_desk import EditionDesk, folder_slug
from pubkit.reader.edition_plan import Plan, plan_of
from pubkit.reader.front_matter import read_toml, read_yaml
from pubkit.reader.front_matter_error import FrontMatterError
from pubkit.reader.limits import clean_values, decode
from pubkit.world import ReadError, World

MAX_BYTES = 256 * 1024
"""Bytes of an edition's file."""


def read_edition(
    path: PurePosixPath, world: World, *, language: str | None = None, publisher: str | None = None
) -> Plan | None:
    """Return the plan in the file at `path`, or None when it cannot be used; `world` is told why.

    `language` and `publisher` are those of the project, for editions that name none.
    """
    source = _source(path, world)
    read = _values(source, world) if source else None
    if source is None or read is None:
        return None
    defaults = {"language": language or "en", "publisher": publisher}
    desk = EditionDesk(source, world, *read, defaults)
    file = desk.file()
    if file is None:
        return None
    edition = desk.edition(file)
    return plan_of(file, edition, desk) if edition else None


def read_slug(path: PurePosixPath, world: World) -> str:
    """Return the slug of the edition at `path`: its own, else the name of its folder."""
    source = _source(path, world)
    read = _values(source, world) if source else None
    told = read[0].get("slug") if read else None
    return told if isinstance(told, str) and is_slug(told) else folder_slug(path)


def _source(path: PurePosixPath, world: World) -> Source | None:
    try:
        text = decode(world.read(path, MAX_BYTES), path, world)
    except ReadError as error:
        world.report("source-unreadable", f'"{path}" {error}', source=str(path))
        return None
    if text is None:
        return None
    source = world.sources[str(path)] = Source(str(path), text.replace("\r\n", "\n"))
    return source


def _values(source: Source, world: World) -> tuple[dict[str, Any], Mapping[str, Span]] | None:
    """Return the values in `source`, and where each key is written."""
    read = read_toml if source.path.endswith(".toml") else read_yaml
    try:
        values, places = read(source.text)
    except FrontMatterError as error:
        message = str(error).replace("front matter", "edition")
        hints = error.hints(source)
        world.report("edition-invalid", message, source=source.path, span=error.span, hints=hints)
        return None
    values = clean_values(values, source, places, world)
    given = {key: value for key, value in values.items() if value is not None}
    return given, {key: place for key, place in places.items() if key in given}
