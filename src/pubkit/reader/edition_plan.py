"""What an edition binds, and in which order, before its articles are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from pubkit.model.edition import Edition
from pubkit.reader.edition_desk import EditionDesk, one_line
from pubkit.reader.edition_entries import Entry, Shelf
from pubkit.reader.edition_file import Chapters, EditionFile, Written

MAX_ARTICLES = 1000
"""Articles of an edition, chapters included."""

WRITTEN: tuple[str, ...] = get_args(Written)

FRONT = ("title", "contents")
_BACK: Mapping[str, tuple[str, ...]] = {
    "newspaper": ("corrections", "credits", "index", "colophon"),
    "magazine": ("contributors", "credits", "corrections", "index", "colophon"),
    "book": ("contributors", "credits", "index", "colophon"),
}


class Rubric(NamedTuple):
    """Articles under one title, if any."""

    title: str
    entries: tuple[Entry, ...]
    intro: str | None = None


class Plan(NamedTuple):
    """An edition before its articles are read; its sections and positions are still empty.

    `front` and `back` hold articles and the names of matter that is yet to be written. Either
    `rubrics` or `chapters` and the file that these are cut from.
    """

    edition: Edition
    front: tuple[Entry | str, ...]
    rubrics: tuple[Rubric, ...]
    back: tuple[Entry | str, ...]
    chapters: Chapters | None = None
    book: Entry | None = None


def plan_of(file: EditionFile, edition: Edition, desk: EditionDesk) -> Plan | None:
    """Return the plan with all articles found."""
    front, back = file.front, file.back
    for key in ("articles", "sections") if file.chapters is not None else ():
        if getattr(file, key):
            hint = "texts beside the chapters stand in front or back; or take one of both keys out"
            desk.report(f'"{key}" are not bound beside "chapters"', desk.key(key), hint)
    own = ["*"] if not file.sections and file.chapters is None else []
    loose = _list(file.articles) if file.articles is not None else own
    rubrics: list[tuple[str, list[str], str | None]] = [("", loose, None)] if loose else []
    rubrics += [(s.title, _list(s.articles), s.intro) for s in file.sections]
    named = [name for _, names, _ in rubrics for name in names]
    outer = [name for name in (*(front or ()), *(back or ())) if name not in WRITTEN]
    shelf = Shelf(desk.source, desk.world, (*named, *outer))
    chapters = Chapters(file.chapters) if isinstance(file.chapters, str) else file.chapters
    found = Plan(
        edition,
        tuple(_matter(front if front is not None else FRONT, shelf)),
        tuple(Rubric(one_line(t), shelf.entries(names), intro) for t, names, intro in rubrics),
        tuple(_matter(back if back is not None else _BACK[edition.kind], shelf)),
        chapters,
        next(iter(shelf.entries([chapters.file])), None) if chapters else None,
    )
    return found if _holds_some(found, desk) else None


def _matter(names: Sequence[str], shelf: Shelf) -> Iterator[Entry | str]:
    for name in dict.fromkeys(names):
        if name in WRITTEN:
            yield name
        else:
            yield from shelf.entries([name])


def _holds_some(plan: Plan, desk: EditionDesk) -> bool:
    count = sum(len(rubric.entries) for rubric in plan.rubrics)
    if plan.chapters:
        return plan.book is not None
    if not 0 < count <= MAX_ARTICLES:
        told = f"binds {count:,} articles; at most {MAX_ARTICLES:,} are bound"
        key = "articles" if "articles" in desk.places else "sections"
        desk.report(f"the edition {told if count else 'binds no article'}", desk.key(key))
    return 0 < count <= MAX_ARTICLES


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
