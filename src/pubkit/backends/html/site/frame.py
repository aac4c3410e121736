"""What all pages of a web edition have around their own: its name, the ways to its parts."""

from __future__ import annotations

from collections.abc import Iterator

from pubkit.backends.html.site import feeds
from pubkit.backends.html.site.cards import Cards, headline
from pubkit.backends.html.site.plan import ARCHIVE, FRONT, SEARCH, Site, Story
from pubkit.language import date, direction, join, terms
from pubkit.markup import Element, Part, element
from pubkit.markup.attributes import date as moment
from pubkit.model.nodes import PLAIN, Attrs
from pubkit.model.walk import plain_text

WAYS = 20
"""Sections that every page leads to at most; those of a site follow their newest stories."""


class Frame:
    """Makes what stands around the page at `path`, which is in `language`."""

    def __init__(self, site: Site, path: str, cards: Cards, language: str | None = None) -> None:
        self._cards = cards
        self._site = site
        own = site.edition.language
        other = language is not None and language != own
        self._tongue = Attrs(language=own, direction=direction(own)) if other else PLAIN
        self.language = language
        self.path = path
        self.up = "../" * path.count("/")

    def masthead(self, cover: tuple[Part, ...] = ()) -> Element:
        """Return the head of the page: on the front page it is what names the edition."""
        edition, front = self._site.edition, self.path == FRONT
        name: Part = edition.title
        if not front:
            name = self._link(FRONT, edition.title)
        parts: list[Part] = [element("h1" if front else "p", (name,), style="nameplate")]
        if front:
            parts += [element("p", (edition.subtitle,), style="motto")] if edition.subtitle else []
            names = join([author.name for author in edition.authors], self._site.language)
            parts += [element("p", (names,), style="signed")] if names else []
            parts += [*cover, *self._folio()]
        parts.append(self._ways())
        style = f"banner {'on-front' if front else 'inside'} {edition.kind}-edition"
        return element("header", parts, style=style, attrs=self._tongue)

    def _folio(self) -> Iterator[Part]:
        """Yield the line with number, date, place and publisher."""
        edition = self._site.edition
        issue = terms(self._site.language).issue.format(number=edition.number)
        told: list[Part] = [element("span", (issue,))] if edition.number else []
        if edition.date:
            day = date(edition.date, self._site.language)
            told.append(element("time", (day,), {"datetime": moment(edition.date)}))
        told += [element("span", (text,)) for text in (edition.place, edition.publisher) if text]
        if told:
            yield element("p", _spaced(told), style="folio")

    def _ways(self) -> Element:
        """Return the links to the parts of the edition."""
        site, words = self._site, self._site.words
        ways = [(group.path, group.title) for group in site.sections if group.title]
        ways = [] if site.edition.kind == "book" else ways[:WAYS]
        ways += [(ARCHIVE, words.archive)] if site.has_archive else []
        ways.append((SEARCH, words.search))
        links = (element("li", (self._link(path, name),)) for path, name in ways)
        ways_list = element("ul", links)
        return element("nav", (ways_list,), {"aria-label": words.sections}, style="ways")

    def around(self, story: Story) -> Element:
        """Return what follows an article: its topics and authors, the ones before and after."""
        parts = (*self._listed(story), *self._filed(story), *self._pager(story))
        return element("div", parts, style="around", attrs=self._tongue)

    def _listed(self, story: Story) -> Iterator[Part]:
        """Yield the stories of the section that the page opens."""
        for group in self._site.sections:
            if group.path == story.path:
                yield self._cards.entries(group.stories, dated=False)

    def _filed(self, story: Story) -> Iterator[Part]:
        words, filed = self._site.words, self._site.filed.get(story.path)
        for title, groups, style in (
            (words.topics, filed.tags if filed else (), "topics"),
            (words.authors, filed.authors if filed else (), "authors"),
        ):
            links = [self._link(group.path, group.title) for group in groups]
            if links:
                label = element("span", (title,), style="filed-label")
                yield element("p", _spaced([label, *links]), style=f"filed {style}")

    def _pager(self, story: Story) -> Iterator[Part]:
        stories, words = self._site.stories, self._site.words
        place = self._site.order.get(story.path)
        if place is None:
            return
        before = stories[place - 1 : place] if place else ()
        sides = (("prev", words.previous, before), ("next", words.next, stories[place + 1 :][:1]))
        links: list[Part] = [
            element(
                "a",
                (element("span", (word,), style="way"), " ", element("span", headline(s.document))),
                {"href": self.up + s.path, "rel": rel},
                style=rel,
            )
            for rel, word, found in sides
            for s in found
        ]
        if links:
            label = f"{words.previous}, {words.next}"
            yield element("nav", _spaced(links), {"aria-label": label}, style="pager")

    def imprint(self) -> Element:
        """Return the foot of the page."""
        site, edition = self._site, self._site.edition
        parts: list[Part] = []
        links: list[Part] = [
            self._link(s.path, plain_text(headline(s.document))) for s in site.matter
        ]
        if site.has_feeds:
            links += [self._link(path, name) for path, name in feeds.NAMES.items()]
        parts += [element("p", _spaced(links), style="imprint-links")] if links else []
        for text in (edition.copyright, edition.license, edition.usage_terms):
            parts += [element("p", (text,))] if text else []
        if not edition.copyright:
            parts.insert(0, element("p", (edition.publisher or edition.name,)))
        return element("footer", parts, style="imprint", attrs=self._tongue)

    def _link(self, path: str, text: str) -> Element:
        here = {"aria-current": "page"} if path == self.path else {}
        return element("a", (text,), {"href": self.up + path, **here})


def _spaced(parts: list[Part]) -> list[Part]:
    """Return `parts` with spaces between them, for those who read without style."""
    return [piece for part in parts for piece in (" ", part)][1:]
