"""Articles of a web edition: as markup, what that is set in, and the words they are found by."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pubkit.backends.chapters import Chapters
from pubkit.backends.html.page import body_of, policy_of
from pubkit.backends.html.pictures import Beside
from pubkit.backends.html.site.index import Words, words_of
from pubkit.backends.html.site.page import worn
from pubkit.backends.html.site.plan import Site, Story
from pubkit.markup import Policy
from pubkit.theme import Theme
from pubkit.theme.cascade import Cascade, Use
from pubkit.world import World


class Article(msgspec.Struct, frozen=True, array_like=True):
    """An article without what stands around it, in UTF-8; matter is found by no words."""

    html: bytes
    use: Use
    words: Words


_encode = msgspec.msgpack.encode
_ARTICLE = msgspec.msgpack.Decoder(Article)


class Articles:
    """Makes the articles of a site, or finds those of an earlier run.

    `places` leads to ids, from the folder of the edition.
    """

    def __init__(
        self,
        site: Site,
        theme: Theme,
        cascade: Cascade,
        places: Mapping[str, str],
        pictures: Beside,
        world: World,
    ) -> None:
        self._theme = theme
        self._world = world
        self._places = places
        self._pictures = pictures
        self._kind = kind(site)
        self._cascade = cascade
        self._chapters = Chapters(site.publication, theme, world, ("site", self._kind))

    def article(self, story: Story) -> Article:
        """Return the article of a story."""
        document = story.document

        def href(target: str) -> str | None:
            return f"../{self._places[target]}" if target in self._places else None

        def make(policy: Policy) -> bytes:
            html = body_of(document, policy, self._world).html
            use = worn(self._cascade, self._kind, html)
            return _encode(Article(html.encode(), use, words_of(document)))

        policy = policy_of(document, self._pictures, self._theme, href, self._world)
        return _ARTICLE.decode(self._chapters.made(document, policy, (), make))


def kind(site: Site) -> str:
    """Return the classes of the body of an article's page."""
    return f"{site.edition.kind} reading"
