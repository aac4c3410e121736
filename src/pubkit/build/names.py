"""Check the names of outputs before anything is built: no two sources may claim the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from pubkit.diagnostics import Diagnostic, Place, Source
from pubkit.model.edition import FILES
from pubkit.project import SETTINGS
from pubkit.world import ReadError, World, is_text


def check_names(
    sources: Sequence[PurePosixPath], root: Path, known: Mapping[str, str] | None = None
) -> tuple[dict[PurePosixPath, str], tuple[Diagnostic, ...]]:
    """Return the sources whose outputs have a name of their own with it, a finding for each other.

    `known` are the slugs of sources that need not be read.
    """
    world = World.at(root)
    owners: dict[str, PurePosixPath] = {}
    good: dict[PurePosixPath, str] = {}
    for source in sources:
        if not is_text(str(source)):
            world.diagnostics.append(_unnamed(source))
            continue
        slug = (known or {}).get(str(source)) or _slug(source, world)
        key = unicodedata.normalize("NFC", slug).casefold()
        if key in owners:
            message = f'"{source}" would overwrite the output of "{owners[key]}": both are "{slug}"'
            hints = ("give one of them its own slug in the front matter",)
            world.diagnostics.append(
                Diagnostic("slug-duplicate", message, Place(str(source)), hints)
            )
        else:
            owners[key] = source
            good[source] = slug
    return good, tuple(world.diagnostics)


def _unnamed(source: PurePosixPath) -> Diagnostic:
    name = str(source).encode("utf-8", "replace").decode()
    message = f'the name of "{name}" is not UTF-8, which outputs could not tell'
    return Diagnostic("source-unreadable", message, Place(name), ("rename it",))


def _slug(source: PurePosixPath, world: World) -> str:
    """Return the slug of `source`; what is wrong with its front matter is told when it is built."""
    from pubkit.reader import MAX_BYTES, default_slug
    from pubkit.reader.desk import Desk
    from pubkit.reader.front_matter import read_front_matter
    from pubkit.reader.front_matter_error import FrontMatterError
    from pubkit.reader.limits import clean, decode
    from pubkit.reader.metadata import read_metadata

    quiet = World.fake({})
    if str(source) == SETTINGS:
        from pubkit.build.site import read_site

        return read_site(world)[0].slug
    if source.name in FILES:
        from pubkit.build.edition import edition_slug

        return edition_slug(source, world)
    try:
        text = decode(world.read(source, MAX_BYTES), source, quiet)
        if text is None:
            return default_slug(source)
        parsed = Source(str(source), clean(Source(str(source), text), quiet))
        front = read_front_matter(parsed)
    except (ReadError, FrontMatterError):
        return default_slug(source)
    return read_metadata(Desk(front, parsed, quiet), default_slug(source)).slug
