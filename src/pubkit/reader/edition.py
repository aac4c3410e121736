"""Read `edition.yml` or `edition.toml`: what an edition says of itself, and what it binds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple, get_args

import msgspec

from pubkit.diagnostics import Source
from pubkit.model.edition import Edition
from pubkit.model.metadata import Author, LeadImage
from pubkit.model.nodes import Rights, Span
from pubkit.model.slugs import slugify
from pubkit.model.urls import safe_url
from pubkit.reader.edition_entries import Entry, Shelf
from pubkit.reader.edition_file import Chapters, Cover, EditionFile, Named, Written, unknown_keys
from pubkit.reader.front_matter import FrontMatterError, read_toml, read_yaml
from pubkit.reader.limits import decode
from pubkit.reader.metadata import is_slug, iso_moment, language_tag
from pubkit.world import ReadError, World

MAX_BYTES = 256 * 1024
"""Bytes of an edition's file."""

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
    given: frozenset[str] = frozenset()


def read_edition(
    path: PurePosixPath, world: World, *, language: str | None = None, publisher: str | None = None
) -> Plan | None:
    """Return the plan in the file at `path`, or None when it cannot be used; `world` is told why.

    `language` and `publisher` are those of the project, for editions that name none.
    """
    source = _source(path, world)
    values = _values(source, world) if source else None
    if source is None or values is None:
        return None
    defaults = {"language": language or "en", "publisher": publisher}
    desk = _Desk(source, world, values, defaults)
    file = desk.file()
    if file is None:
        return None
    edition = desk.edition(file)
    return desk.plan(file, edition) if edition else None


def read_slug(path: PurePosixPath, world: World) -> str:
    """Return the slug of the edition at `path`: its own, else the name of its folder."""
    source = _source(path, world)
    told = (_values(source, world) or {}).get("slug") if source else None
    return told if isinstance(told, str) and is_slug(told) else _folder_slug(path)


def _folder_slug(path: PurePosixPath) -> str:
    return slugify(path.parent.name) or "edition"


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


def _values(source: Source, world: World) -> dict[str, Any] | None:
    read = read_toml if source.path.endswith(".toml") else read_yaml
    try:
        values, _ = read(source.text)
    except FrontMatterError as error:
        message = str(error).replace("front matter", "edition")
        hints = (error.hint,) if error.hint else ()
        world.report("edition-invalid", message, source=source.path, span=error.span, hints=hints)
        return None
    return {key: value for key, value in values.items() if value is not None}


class _Desk:
    """Turns the values of one file into a plan, and says where one is wrong."""

    def __init__(
        self,
        source: Source,
        world: World,
        values: dict[str, Any],
        defaults: dict[str, str | None],
    ) -> None:
        self._source = source
        self._world = world
        self._values = values
        self._defaults = defaults

    def file(self) -> EditionFile | None:
        """Return the values with their types, None when one has another."""
        unknown = list(unknown_keys(self._values))
        for key, near in unknown:
            hints = (f'did you mean "{near}"?',) if near else ()
            self.report(f'an edition has no "{key}"', self.key(key), *hints)
        if unknown:
            return None
        try:
            return msgspec.convert(self._defaults | self._values, EditionFile, strict=False)
        except msgspec.ValidationError as error:
            message, _, where = str(error).partition(" - at `$.")
            keys = re.findall(r"[a-z_]+", where)
            message = f"{message[:1].lower()}{message[1:]}".replace("`", '"')
            named = f'"{where.rstrip("`")}": ' if where else ""
            self.report(f"{named}{message}", self.key(keys[-1]) if keys else None)
            return None

    def edition(self, file: EditionFile) -> Edition | None:
        """Return what the edition says of itself."""
        if not file.title and file.chapters is None:
            self.report('an edition needs a "title"', None, 'write title: "…"')
            return None
        chapters = file.chapters is not None
        cover = _cover(file.cover)
        return Edition(
            kind=file.kind or ("book" if chapters else "magazine"),
            slug=self._slug(file),
            title=_line(file.title),
            subtitle=file.subtitle,
            number=file.number,
            date=self._date(file),
            publisher=file.publisher,
            place=file.place,
            description=file.description,
            language=self._language(file),
            canonical_url=self._url(file),
            authors=_people(file.authors),
            masthead=_people(file.masthead),
            isbn=file.isbn,
            issn=file.issn,
            copyright=file.copyright,
            license=file.license,
            usage_terms=file.usage_terms,
            colophon=file.colophon,
            theme=file.theme,
            page=file.page,
            cover=_picture(cover) if isinstance(cover, Cover) else None,
            has_cover=cover is not False,
            source=self._source.path,
        )

    def plan(self, file: EditionFile, edition: Edition) -> Plan | None:
        """Return the plan with all articles found."""
        front, back = file.front, file.back
        own = ["*"] if not file.sections and file.chapters is None else []
        loose = _list(file.articles) if file.articles is not None else own
        rubrics: list[tuple[str, list[str], str | None]] = [("", loose, None)] if loose else []
        rubrics += [(s.title, _list(s.articles), s.intro) for s in file.sections]
        named = [name for _, names, _ in rubrics for name in names]
        outer = [name for name in (*(front or ()), *(back or ())) if name not in WRITTEN]
        shelf = Shelf(self._source, self._world, (*named, *outer))
        chapters = Chapters(file.chapters) if isinstance(file.chapters, str) else file.chapters
        found = Plan(
            edition,
            tuple(self._matter(front if front is not None else FRONT, shelf)),
            tuple(Rubric(_line(t), shelf.entries(names), intro) for t, names, intro in rubrics),
            tuple(self._matter(back if back is not None else _BACK[edition.kind], shelf)),
            chapters,
            next(iter(shelf.entries([chapters.file])), None) if chapters else None,
            frozenset(self._values),
        )
        return found if self._holds_some(found) else None

    def _matter(self, names: Sequence[str], shelf: Shelf) -> Iterator[Entry | str]:
        for name in dict.fromkeys(names):
            if name in WRITTEN:
                yield name
            else:
                yield from shelf.entries([name])

    def _holds_some(self, plan: Plan) -> bool:
        count = sum(len(rubric.entries) for rubric in plan.rubrics)
        if plan.chapters:
            return plan.book is not None
        if not 0 < count <= MAX_ARTICLES:
            told = f"binds {count:,} articles; at most {MAX_ARTICLES:,} are bound"
            self.report(f"the edition {told if count else 'binds no article'}", None)
        return 0 < count <= MAX_ARTICLES

    def _slug(self, file: EditionFile) -> str:
        default = _folder_slug(PurePosixPath(self._source.path))
        if file.slug is None or is_slug(file.slug):
            return file.slug or default
        hint = "use small letters, digits and single hyphens, such as spring-2026"
        message = f'slug "{file.slug[:80]}" cannot name an output'
        span = self.key("slug")
        self._world.report(
            "slug-invalid", message, source=self._source.path, span=span, hints=(hint,)
        )
        return default

    def _date(self, file: EditionFile) -> str | None:
        moment = iso_moment(file.date) if file.date else None
        if file.date and moment is None:
            self.report(
                f'"date" is not a date: "{file.date}"', self.key("date"), "write 2026-03-01"
            )
        return moment

    def _language(self, file: EditionFile) -> str:
        tag = language_tag(file.language or "en")
        if tag is None:
            message = f'"language" is not a language tag: "{file.language}"'
            self.report(message, self.key("language"), "write en, az or pt-BR")
        return tag or "en"

    def _url(self, file: EditionFile) -> str | None:
        url = safe_url(file.canonical_url or "")
        if file.canonical_url and not (url or "").startswith(("http://", "https://")):
            message = f'"canonical_url" is not a web address: "{file.canonical_url}"'
            self.report(message, self.key("canonical_url"), "write https://…")
            return None
        return url

    def key(self, key: str) -> Span | None:
        """Return where `key` is first written."""
        name = re.escape(key)
        pattern = rf"(?m)(?:^|[\s{{,\[-])[\"']?({name})[\"']?\s*[:=]|^\s*\[+({name})\]+"
        found = re.search(pattern, self._source.text)
        return Span(*found.span(1 if found[1] else 2)) if found else None

    def report(self, message: str, span: Span | None, *hints: str) -> None:
        """Report what is wrong at `span` of the file."""
        self._world.report(
            "edition-invalid", message, source=self._source.path, span=span, hints=hints
        )


def _line(text: str) -> str:
    return " ".join(text.split())


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _people(value: str | list[str | Named]) -> tuple[Author, ...]:
    people = [value] if isinstance(value, str) else value
    named = (Named(person) if isinstance(person, str) else person for person in people)
    return tuple(
        Author(_line(person.name), safe_url(person.url or "") or None, person.role)
        for person in named
        if _line(person.name)
    )


def _cover(value: bool | str | Cover) -> bool | Cover:
    """Return the cover with its picture, or whether there shall be one."""
    if not isinstance(value, str):
        return value
    switches = {"false": False, "no": False, "off": False, "true": True, "yes": True, "on": True}
    return switches.get(value.lower(), Cover(value))


def _picture(cover: Cover) -> LeadImage:
    rights = Rights(
        credit=cover.credit,
        creator=cover.creator,
        copyright=cover.copyright,
        license=cover.license,
        source_url=safe_url(cover.source_url or "") or None,
    )
    return LeadImage(cover.src, cover.alt, rights=rights)
