"""The values of an edition's file, each as one type, and where one is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from pubkit.diagnostics import Source
from pubkit.model.edition import Edition
from pubkit.model.identifiers import is_isbn, is_issn
from pubkit.model.languages import language_tag
from pubkit.model.metadata import Author, LeadImage
from pubkit.model.nodes import Rights, Span
from pubkit.model.slugs import is_slug, slugify
from pubkit.model.urls import safe_url
from pubkit.reader import references
from pubkit.reader.dates import iso_moment
from pubkit.reader.edition_faults import Places, faults
from pubkit.reader.edition_file import Cover, EditionFile, Named
from pubkit.world import World


class EditionDesk:
    """Turns the values of one file into a plan, and says where one is wrong."""

    def __init__(
        self,
        source: Source,
        world: World,
        values: dict[str, Any],
        places: Mapping[str, Span],
        defaults: dict[str, str | None],
    ) -> None:
        self.source = source
        self.world = world
        self.places = places
        self.values = {key: self._resolved(key, value) for key, value in values.items()}
        self._defaults = defaults

    def _resolved(self, key: str, value: Any) -> Any:
        found: dict[str, str] = {}
        value = references.resolved(value, found.setdefault)
        if found:
            message, place = references.message(key, found), self.key(key)
            self.world.report(
                "meta-reference", message, source=self.source.path, span=place,
                hints=(references.HINT,),
            )  # fmt: skip
        return value

    def file(self) -> EditionFile | None:
        """Return the values with their types; None when one has another, which is told of each."""
        try:
            return msgspec.convert(self._defaults | self.values, EditionFile, strict=False)
        except msgspec.ValidationError:
            places = Places(self.source)
            told = ((places.find(fault.way), fault) for fault in faults(self.values))
            for span, fault in sorted(told, key=lambda pair: pair[0].start if pair[0] else 0):
                self.report(fault.message, span, *filter(None, [fault.hint]))
            return None

    def edition(self, file: EditionFile) -> Edition | None:
        """Return what the edition says of itself."""
        if not file.title and file.chapters is None:
            self.report('an edition needs a "title"', None, 'write title: "…"')
            return None
        chapters = file.chapters is not None
        self._check_numbers(file)
        cover = _cover(file.cover)
        return Edition(
            kind=file.kind or ("book" if chapters else "magazine"),
            slug=self._slug(file),
            title=one_line(file.title),
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
            front_stories=file.front_stories,
            cover=_picture(cover) if isinstance(cover, Cover) else None,
            has_cover=cover is not False,
            source=self.source.path,
            places=self.places,
        )

    def _check_numbers(self, file: EditionFile) -> None:
        checks = ("isbn", file.isbn, is_isbn), ("issn", file.issn, is_issn)
        for key, value, holds in checks:
            if value and not holds(value):
                message = f'"{value[:80]}" is no {key.upper()}'
                hint = (
                    "compare its digits with those you were given; the last one proves the others"
                )
                self.world.report(
                    "number-invalid", message, source=self.source.path, span=self.key(key),
                    hints=(hint,),
                )  # fmt: skip

    def _slug(self, file: EditionFile) -> str:
        default = folder_slug(PurePosixPath(self.source.path))
        if file.slug is None or is_slug(file.slug):
            return file.slug or default
        hint = "use small letters, digits and single hyphens, such as spring-2026"
        message = f'slug "{file.slug[:80]}" cannot name an output'
        span = self.key("slug")
        self.world.report(
            "slug-invalid", message, source=self.source.path, span=span, hints=(hint,)
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
        """Return where `key` of the edition is written."""
        return self.places.get(key)

    def report(self, message: str, span: Span | None, *hints: str) -> None:
        """Report what is wrong at `span` of the file."""
        self.world.report(
            "edition-invalid", message, source=self.source.path, span=span, hints=hints
        )


def folder_slug(path: PurePosixPath) -> str:
    """Return the slug that the folder of an edition gives it."""
    return slugify(path.parent.name) or "edition"


def one_line(text: str) -> str:
    """Return `text` with its white space folded."""
    return " ".join(text.split())


def _people(value: str | list[str | Named]) -> tuple[Author, ...]:
    people = [value] if isinstance(value, str) else value
    named = (Named(person) if isinstance(person, str) else person for person in people)
    return tuple(
        Author(one_line(person.name), safe_url(person.url or "") or None, person.role)
        for person in named
        if one_line(person.name)
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
