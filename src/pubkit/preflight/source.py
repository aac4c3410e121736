"""What keeps an article from press whatever its outputs are like: its state, its links."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from pubkit.model.document import Document
from pubkit.model.nodes import Link
from pubkit.model.paths import clamped
from pubkit.model.walk import walk
from pubkit.world import World

_FILE = re.compile(
    r"(?!//)(?![a-z][a-z0-9+.-]*:)[^?#]+\.(csv|docx?|epub|geojson|gif|jpe?g|json|markdown|md|mp[34]|"
    r"odt|pdf|png|svg|txt|webp|xlsx?|zip)",
    re.IGNORECASE,
)


def check_state(document: Document, world: World) -> None:
    """Report an article that its own front matter holds back."""
    told = document.metadata
    if told.status != "usable":
        hint = "write status: usable when it may be published"
        _report("status-withheld", f'the article\'s status is "{told.status}"', "status", hint,
                document, world)  # fmt: skip
    if told.embargo and (until := _moment(told.embargo)) and until > world.now:
        hint = "wait, or take the embargo out"
        message = f"the article is under embargo until {told.embargo}"
        _report("embargo-running", message, "embargo", hint, document, world)


def _report(
    code: str, message: str, field: str, hint: str, document: Document, world: World
) -> None:
    places = document.places
    place = places.get(field) or (places.get("draft") if field == "status" else None)
    world.report(code, message, source=document.source or None, span=place, hints=(hint,))


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def check_links(document: Document, world: World) -> None:
    """Report links to files of the project that are not there."""
    folder = PurePosixPath(document.source).parent
    for node in walk((document.children, document.endmatter)):
        if isinstance(node, Link) and _FILE.match(node.url):
            path = unquote(re.split(r"[?#]", node.url, maxsplit=1)[0])
            if not any(world.exists(place) for place in _places(path, folder)):
                message = f'"{node.url}" leads to a file that does not exist'
                hints = (
                    "paths are relative to the article; a leading slash is the project's root",
                )
                source = document.source or None
                world.report("link-missing", message, source=source, span=node.span, hints=hints)


def _places(path: str, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield where `path` may lead to, from the folder of the article and from those above it."""
    starts = (folder, *folder.parents) if path.startswith("/") else (folder,)
    for start in starts:
        yield clamped(start, path.lstrip("/"))
