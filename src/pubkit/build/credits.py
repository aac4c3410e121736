"""List the pictures of all sources with their rights; nothing is built."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from os import PathLike
from pathlib import Path

import msgspec

from pubkit.build.article import Request, prepare
from pubkit.build.request import find
from pubkit.build.whereabouts import read_place, write_place
from pubkit.build.workers import Failure, run
from pubkit.build.working import Limits, Note
from pubkit.diagnostics import Diagnostic
from pubkit.preflight.credits import PictureCredit, credits_of
from pubkit.world import World


class Credits(msgspec.Struct, frozen=True):
    """The pictures in the order of the sources, and what was found on the way."""

    pictures: tuple[PictureCredit, ...]
    diagnostics: tuple[Diagnostic, ...]


def list_credits(
    sources: Sequence[str | PathLike[str]],
    root: str | PathLike[str] | None = None,
    jobs: int | None = None,
) -> Credits:
    """Return the pictures of `sources`, those of each article once; processes read them."""
    request, found = find(sources, root)
    names = [str(source) for source in found]
    count = jobs or min(len(names), os.cpu_count() or 1) or 1
    results: dict[int, Credits] = {}
    work = partial(_read, request=request)
    for index, result in run(names, work, processes=count, limits=Limits()):
        if isinstance(result, Failure):
            message = f'"{names[index]}" could not be read: {result.reason}'
            lost = Diagnostic("build-failed", message, read_place(result.noted, names[index]))
            results[index] = Credits((), (lost,))
        else:
            results[index] = msgspec.msgpack.decode(result, type=Credits)
    ordered = [results[index] for index in range(len(names))]
    return Credits(
        tuple(_once(ordered)),
        tuple(dict.fromkeys(diagnostic for one in ordered for diagnostic in one.diagnostics)),
    )


def _once(listed: Sequence[Credits]) -> Iterator[PictureCredit]:
    """Yield the pictures without those of articles that stand in an edition or site as well."""
    seen: set[str] = set()
    for one in listed:
        yield from (picture for picture in one.pictures if picture.article not in seen)
        seen |= {picture.article for picture in one.pictures}


def _read(source: str, note: Note, request: Request) -> bytes:
    world = World.at(Path(request.root))
    world.watch = lambda place: note(write_place(place))
    publication = prepare(source, request, world)
    listed: list[PictureCredit] = []
    if publication:
        for document in publication.documents:
            listed += credits_of(document, publication.assets, world)
    return msgspec.msgpack.encode(Credits(tuple(listed), tuple(world.diagnostics)))
