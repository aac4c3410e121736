"""Bind an edition: read each article once, let them refer to one another, put them in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from pubkit.build import readings
from pubkit.build.chapters import Cut, cut
from pubkit.model.document import Asset, Document, Publication
from pubkit.model.edition import Edition, Section
from pubkit.model.nodes import Image
from pubkit.model.slugs import slugify
from pubkit.reader.edition import read_edition, read_slug
from pubkit.reader.edition_entries import Entry
from pubkit.reader.edition_plan import Plan, Rubric
from pubkit.transforms.matter import fill, placeholder, section_opener
from pubkit.world import World


def edition_slug(source: PurePosixPath, world: World) -> str:
    """Return the slug of the edition at `source`; what is wrong is told when it is built."""
    quiet = world.aside()
    return read_slug(source, quiet)


def prepare_edition(
    source: str, world: World, *, language: str | None = None, publisher: str | None = None
) -> Publication | None:
    """Return the edition that `source` stands for, or None when nothing of it can be read."""
    from pubkit import transforms

    plan = read_edition(PurePosixPath(source), world, language=language, publisher=publisher)
    if plan is None:
        return None
    if language is None and "language" not in plan.edition.places:
        plan = _in_language(plan, world)
    edition, cover = _with_cover(plan.edition, world)
    bound = _Binding(plan._replace(edition=edition), world).bound()
    if bound is None:
        return None
    edition, documents = bound
    done, assets = transforms.apply_all(documents, world)
    done, edition = fill(done, edition, next(iter(cover), None))
    return Publication(done, {**assets, **cover}, edition)


def _in_language(plan: Plan, world: World) -> Plan:
    """Return `plan`, which names no language, in that of its first article."""
    edition = plan.edition
    first = next((entry for rubric in plan.rubrics for entry in rubric.entries), plan.book)
    read = first and readings.parse(first.path, world.aside(), publisher=edition.publisher)
    if not read or read.metadata.language == edition.language:
        return plan
    found = read.metadata.language
    message = f'no language is named; the first article is in "{found}"'
    hints = (f'write "language: {found}", or set it for all under [project] in pubkit.toml',)
    world.report("language-guessed", message, source=edition.source, hints=hints)
    return plan._replace(edition=replace(edition, language=found))


class _Binding:
    """The documents of an edition as they are read, and their positions."""

    def __init__(self, plan: Plan, world: World) -> None:
        self._plan = plan
        self._edition = plan.edition
        self._world = world
        self._documents: list[Document] = []
        self._slugs: set[str] = set()

    def bound(self) -> tuple[Edition, list[Document]] | None:
        """Return the edition with its positions, and its documents in order."""
        plan = self._plan
        if plan.chapters and plan.book:
            read = self._read(plan.book)
            if read is None:
                return None
            made = cut(read, plan.chapters, self._edition, self._world)
            self._edition = _from_book(self._edition, read)
            front = self._place(self._matter(plan.front))
            sections = tuple(self._part(part) for part in made)
        else:
            front = self._place(self._matter(plan.front))
            sections = tuple(map(self._section, plan.rubrics))
        back = self._place(self._matter(plan.back))
        if not any(section.documents for section in sections):
            return None
        edition = self._edition
        return replace(edition, front=front, sections=sections, back=back), self._documents

    def _matter(self, items: Iterable[Entry | str]) -> Iterator[Document]:
        for item in items:
            if isinstance(item, str):
                yield placeholder(item, self._edition)
            elif document := self._read(item):
                yield document

    def _section(self, rubric: Rubric) -> Section:
        read = (document for entry in rubric.entries if (document := self._read(entry)))
        return self._opened(rubric.title, read, rubric.intro)

    def _part(self, part: Cut) -> Section:
        return self._opened(part.title, part.chapters)

    def _opened(
        self, title: str, documents: Iterable[Document], intro: str | None = None
    ) -> Section:
        """Place the documents of a section, its own page before them but in a newspaper."""
        if not title:
            return Section(documents=self._place(documents))
        slug = slugify(title) or "section"
        opener = None
        if self._edition.kind != "newspaper":
            (opener,) = self._place((section_opener(title, slug, intro, self._edition),))
        if self._edition.kind != "book":  # where the parts are pages of their own
            documents = (_in_section(document, title) for document in documents)
        return Section(title, slug, self._place(documents), opener)

    def _read(self, entry: Entry) -> Document | None:
        edition = self._edition
        return readings.parse(
            entry.path, self._world, language=edition.language, publisher=edition.publisher
        )

    def _place(self, documents: Iterable[Document]) -> tuple[int, ...]:
        """Put `documents` after those that are there, and return their positions."""
        start = len(self._documents)
        for document in documents:
            slug = document.metadata.slug or "article"
            number, free = 2, slug
            while free in self._slugs:
                free, number = f"{slug}-{number}", number + 1
            self._slugs.add(free)
            metadata = replace(document.metadata, slug=free)
            self._documents.append(replace(document, metadata=metadata))
        return tuple(range(start, len(self._documents)))


def _in_section(document: Document, title: str) -> Document:
    return replace(document, metadata=replace(document.metadata, section=title))


def _from_book(edition: Edition, book: Document) -> Edition:
    """Return `edition` with what the front matter of its one file says and its own does not."""
    told = book.metadata
    found = {
        "title": told.headline,
        "subtitle": told.standfirst,
        "description": told.description,
        "authors": told.authors,
        "date": told.published,
        "publisher": told.publisher,
        "language": told.language,
        "canonical_url": told.canonical_url,
        "isbn": told.identifier,
        "copyright": told.copyright,
        "license": told.license,
        "usage_terms": told.usage_terms,
    }
    changed = {key: value for key, value in found.items() if value and key not in edition.places}
    edition = replace(edition, **changed)
    return edition if edition.title else replace(edition, title=edition.slug)


def _with_cover(edition: Edition, world: World) -> tuple[Edition, Mapping[str, Asset]]:
    """Return the edition with the picture of its cover resolved, and that picture."""
    from pubkit.transforms.assets import resolve
    from pubkit.transforms.context import Context

    if edition.cover is None:
        return edition, {}
    document = Document(metadata=edition.metadata, children=(), source=edition.source)
    context, place = Context(document, world), edition.places.get("cover")
    key = resolve(edition.cover.src, Image(source=edition.cover.src, span=place), context)
    if key is None:
        return replace(edition, cover=None), {}
    if not edition.cover.alt:
        message = f'image "{edition.cover.src[:80]}" of the cover has no alternative text'
        hint = 'write cover: {src: …, alt: "…"}'
        world.report("alt-missing", message, source=edition.source, span=place, hints=(hint,))
    cover = replace(edition.cover, src=context.assets[key].source or edition.cover.src)
    return replace(edition, cover=cover), context.assets
