"""A page of a web edition, before it is put together."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pubkit.backends.html.site.articles import WITHIN, Article
from pubkit.theme.cascade import Use


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page in parts, before its fonts are known; `body` follows the article, if it has one."""

    path: str
    title: str
    language: str
    kind: str
    head: tuple[str, ...]
    masthead: str
    body: str
    imprint: str
    script: str = ""
    article: Article | None = None

    @property
    def up(self) -> str:
        """Return what leads from the page to the folder of the edition."""
        return "../" * self.path.count("/")

    @property
    def whole(self) -> str:
        """Return what stands between masthead and imprint."""
        return (self.article.html if self.article else "") + self.body

    @property
    def uses(self) -> Iterator[str | Use]:
        """Yield the markup of the page, for its fonts, or what it is known to be set in."""
        yield WITHIN.format(self.kind, self.masthead, self.body, self.imprint)
        if self.article:
            yield self.article.use
