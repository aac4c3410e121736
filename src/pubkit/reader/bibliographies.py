"""Works out of files that the front matter names: `bibliography: works.bib`, or CSL-JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pubkit.model.paths import joined
from pubkit.reader.bibtex import read_bibtex
from pubkit.reader.desk import Desk
from pubkit.reader.limits import clean_values
from pubkit.world import ReadError

MAX_BYTES = 2 * 1024 * 1024
"""Bytes of a file of works."""

_CITED = re.compile(r"@([\w][\w:.#$%&+?<>~/-]*)")


def works_of(desk: Desk) -> tuple[dict[str, Any], ...]:
    """Return the works that the article seems to cite, out of the files that it names."""
    named = desk.front.values.get("bibliography")
    files = [str(name) for name in (named if isinstance(named, list) else [named]) if name]
    cited = {match[1].rstrip(":.#$%&+?<>~/-") for match in _CITED.finditer(desk.source.text)}
    found = [work for file in files for work in _read(file, desk) if str(work.get("id")) in cited]
    told = {"bibliography": found}
    kept = clean_values(told, desk.source, desk.front.places, desk.world)["bibliography"]
    return tuple(kept)


def _read(name: str, desk: Desk) -> Iterator[dict[str, Any]]:
    folder = PurePosixPath(desk.source.path).parent
    why = "does not exist"
    for path in dict.fromkeys((joined(folder, name), joined(PurePosixPath(), name))):
        if path is None or any(step.startswith(".") for step in path.parts):
            continue
        try:
            data = desk.world.read(path, MAX_BYTES)
        except ReadError as error:
            why = str(error)
            continue
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig", "replace"))
        yield from _listed(text) if path.suffix == ".json" else read_bibtex(text)
        return
    message = f'the bibliography "{name[:80]}" cannot be read: it {why}'
    hint = "paths are relative to the article; BibTeX and CSL-JSON are read"
    desk.report("meta-invalid", message, desk.front.places.get("bibliography"), hint)


def _listed(text: str) -> Iterator[dict[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from (
        item for item in (found if isinstance(found, list) else ()) if isinstance(item, dict)
    )
