"""The web front of all articles that no edition binds: what `[site]` in the settings asks for."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from pubkit.model.document import Document, Publication
from pubkit.model.edition import FILES, Edition, Section
from pubkit.model.slugs import slugify
from pubkit.project import SETTINGS, Settings, Site, is_apart, is_article, owners
from pubkit.world import World


def read_site(world: World) -> tuple[Site, Settings]:
    """Return the settings of the site; they were checked when the project was opened."""
    data = tomllib.loads(world.read(PurePosixPath(SETTINGS)).decode("utf-8"))
    settings = msgspec.convert(data.get("project", {}), Settings)
    return msgspec.convert(data["site"], Site), settings


def prepare_site(
    world: World, *, language: str | None, publisher: str | None
) -> Publication | None:
    """Return all articles as one publication, the newest first; None when there are none."""
    from pubkit import transforms
    from pubkit.build import readings
    from pubkit.transforms.matter import fill

    site, settings = read_site(world)
    language, publisher = site.language or language, site.publisher or publisher
    paths = articles(PurePosixPath(settings.sources), world)
    read = (readings.parse(p, world, language=language, publisher=publisher) for p in paths)
    documents = _named(sorted(filter(None, read), key=_age, reverse=True))
    if not documents:
        return None
    edition = Edition(
        kind="newspaper",
        ongoing=True,
        slug=slugify(site.slug) or "site",
        title=site.title,
        subtitle=site.subtitle,
        description=site.description,
        publisher=publisher,
        language=language or Counter(d.metadata.language for d in documents).most_common(1)[0][0],
        canonical_url=site.url,
        theme=site.theme,
        sections=tuple(_sections(documents)),
        source=SETTINGS,
    )
    done, assets = transforms.apply_all(documents, world)
    done, edition = fill(done, edition, None)
    return Publication(done, assets, edition)


def articles(folder: PurePosixPath, world: World) -> Iterator[PurePosixPath]:
    """Yield the articles below `folder`, as `project.find_sources` does; no editions."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        names = world.names(here) if len(str(here)) <= _LONGEST else ()
        own = [n for n in owners(shared=here == folder) if n in names and world.exists(here / n)]
        if own:
            yield from (here / name for name in own[:1] if name not in FILES)
            continue
        for name in names:
            if is_article(name) and world.exists(here / name):
                yield here / name
            elif not is_apart(name):
                waiting.append(here / name)  # a file holds no names


_LONGEST = 4_000
"""Characters of a path; systems open none that is longer."""


def _age(document: Document) -> tuple[str, str]:
    return document.metadata.published or "", document.source


def _named(documents: list[Document]) -> list[Document]:
    """Return `documents` with a slug for each."""
    taken: set[str] = set()
    named = []
    for document in documents:
        slug = slugify(document.metadata.slug or "article", taken)
        taken.add(slug)
        named.append(replace(document, metadata=replace(document.metadata, slug=slug)))
    return named


def _sections(documents: list[Document]) -> Iterator[Section]:
    """Yield the sections in the order of their newest articles."""
    found: dict[str, list[int]] = {}
    for position, document in enumerate(documents):
        found.setdefault(document.metadata.section or "", []).append(position)
    taken: set[str] = set()
    for title, positions in found.items():
        name = slugify(title, taken) if title else ""
        taken.add(name)
        yield Section(title, name, tuple(positions))
