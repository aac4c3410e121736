"""What a web edition consists of: its pages, their places, and what leads to what."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from pubkit.backends.html.head import address
from pubkit.language import WebTerms, normalise, sort_key, web_terms
from pubkit.model.document import Author, Document, Publication
from pubkit.model.edition import Edition
from pubkit.model.slugs import slugify
from pubkit.model.walk import walk

FRONT = "index.html"
ARCHIVE = "archive.html"
SEARCH = "search.html"


class Story(msgspec.Struct, frozen=True):
    """A document, the place of its page below the edition, and the URL it is known by."""

    document: Document
    path: str
    url: str | None

    @property
    def is_public(self) -> bool:
        """Tell whether machines may be led to it."""
        return self.document.metadata.status == "usable" and not self.document.metadata.embargo


class Group(msgspec.Struct, frozen=True):
    """Stories under one title, which may be empty; `path` is the page or the place of the group."""

    title: str
    path: str
    stories: tuple[Story, ...]
    author: Author | None = None


class Filed(NamedTuple):
    """The groups that a story is in."""

    tags: tuple[Group, ...]
    authors: tuple[Group, ...]


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A web edition. `base` is the URL of its folder, when it is known.

    `order` gives the position of each story by its path, `filed` its tags and authors.
    """

    edition: Edition
    publication: Publication
    language: str
    words: WebTerms
    base: str | None
    stories: tuple[Story, ...]
    matter: tuple[Story, ...]
    sections: tuple[Group, ...]
    tags: tuple[Group, ...]
    authors: tuple[Group, ...]
    order: Mapping[str, int]
    filed: Mapping[str, Filed]

    @property
    def has_archive(self) -> bool:
        """Tell whether time orders the stories: not the chapters of a book."""
        return self.edition.kind != "book"

    @property
    def has_feeds(self) -> bool:
        """Tell whether there are feeds: they need the address of the edition."""
        return self.base is not None and self.has_archive

    def url(self, path: str) -> str | None:
        """Return the URL of what lies at `path` below the edition."""
        if self.base is None:
            return None
        return urljoin(self.base, "" if path == FRONT else path)


def plan(publication: Publication, edition: Edition, url: str | None) -> Site:
    """Return the site of an edition; `url` is that of the folder of all outputs, if known."""
    base = _base(edition, url)
    told = [_story(document, base) for document in publication.documents]
    stories = tuple(story for story in told if story.document.part == "article")
    shown = ("title", "article")

    def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
        return tuple(sorted(groups, key=lambda group: sort_key(group.title, edition.language)))

    tags = in_order(_gathered("tags", ((tag, None, s) for s in stories for tag in _tags(s))))
    people = ((" ".join(a.name.split()), a, s) for s in stories for a in _authors(s))
    authors = in_order(_gathered("authors", people))
    return Site(
        edition=edition,
        publication=publication,
        language=normalise(edition.language) or "und",
        words=web_terms(edition.language),
        base=base,
        stories=stories,
        matter=tuple(s for s in told if s.document.part not in (*shown, "section")),
        sections=tuple(_sections(edition, told)),
        tags=tags,
        authors=authors,
        order={story.path: number for number, story in enumerate(stories)},
        filed=_filed(stories, tags, authors),
    )


def homes(site: Site, told: Iterable[Story]) -> Mapping[str, str]:
    """Return the ids of all documents with their places below the edition."""
    found: dict[str, str] = {}
    for story in told:
        if story.document.id:
            found.setdefault(story.document.id, story.path)
        for node in walk((story.document.children, story.document.endmatter)):
            if node.attrs.id:
                found.setdefault(node.attrs.id, f"{story.path}#{node.attrs.id}")
    return found


def every(site: Site) -> tuple[Story, ...]:
    """Return all pages that show a document; what a title page says, the front page says."""
    shown = (d for d in site.publication.documents if d.part != "title")
    return tuple(_story(document, site.base) for document in shown)


def _base(edition: Edition, url: str | None) -> str | None:
    own = address(edition.metadata)
    if own:
        parts = urlsplit(own)
        path = parts.path if parts.path.endswith(".html") else parts.path.rstrip("/") + "/"
        return urljoin(urlunsplit((parts.scheme, parts.netloc, path, "", "")), ".")
    return f"{url.rstrip('/')}/{edition.slug}/" if url else None


def _story(document: Document, base: str | None) -> Story:
    path = f"articles/{document.metadata.slug}.html"
    return Story(
        document, path, address(document.metadata) or (urljoin(base, path) if base else None)
    )


def _sections(edition: Edition, told: list[Story]) -> Iterator[Group]:
    """Yield the sections with their articles; only in a book what stands in front comes first."""
    front = tuple(told[n] for n in edition.front if told[n].document.part == "article")
    back = tuple(told[n] for n in edition.back if told[n].document.part == "article")
    if front and edition.kind == "book":
        yield Group("", FRONT, front)
        front = ()
    for number, section in enumerate(edition.sections, 1):
        stories = tuple(told[n] for n in section.documents if told[n].document.part == "article")
        opener = told[section.opener].path if section.opener is not None else None
        if stories:
            name = section.id or f"section-{number}"
            yield Group(section.title, opener or f"{FRONT}#{name}", stories)
    if front or back:
        yield Group("", FRONT, front + back)


def _tags(story: Story) -> tuple[str, ...]:
    return tuple(" ".join(tag.split()) for tag in story.document.metadata.tags)


def _authors(story: Story) -> tuple[Author, ...]:
    return story.document.metadata.authors


def _gathered(folder: str, found: Iterable[tuple[str, Author | None, Story]]) -> Iterator[Group]:
    """Yield a group for each name; letter case makes no difference."""
    groups: dict[str, tuple[str, Author | None, dict[str, Story]]] = {}
    for name, author, story in found:
        key = unicodedata.normalize("NFKC", name).casefold()
        if key:
            groups.setdefault(key, (name, author, {}))[2].setdefault(story.path, story)
    taken: set[str] = set()
    for key, (name, author, stories) in sorted(groups.items()):
        # A name without a Latin letter is told by its hash: a number would change with the others.
        slug = slugify(name, taken) or hashlib.sha256(key.encode()).hexdigest()[:12]
        taken.add(slug)
        yield Group(name, f"{folder}/{slug}.html", tuple(stories.values()), author)


def _filed(
    stories: Iterable[Story], tags: Iterable[Group], authors: Iterable[Group]
) -> Mapping[str, Filed]:
    """Return by the path of each story the groups that it is in."""
    found: dict[str, tuple[list[Group], list[Group]]] = {s.path: ([], []) for s in stories}
    for place, groups in enumerate((tags, authors)):
        for group in groups:
            for story in group.stories:
                found[story.path][place].append(group)
    return {path: Filed(*map(tuple, both)) for path, both in found.items()}
