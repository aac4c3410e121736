"""Make the files of a web edition: its pages, and what they share."""

from __future__ import annotations

from base64 import b64encode
from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import sha256

from msgspec.structs import replace

from pubkit.backends import Artifact
from pubkit.backends.html import head, linked_data
from pubkit.backends.html.page import grounds
from pubkit.backends.html.pictures import FOLDER, Beside
from pubkit.backends.html.site import about, articles, feeds, front, lists, search
from pubkit.backends.html.site.articles import Article, Articles
from pubkit.backends.html.site.borders import Borders
from pubkit.backends.html.site.cards import Cards, lead
from pubkit.backends.html.site.frame import Frame
from pubkit.backends.html.site.guides import guides
from pubkit.backends.html.site.index import Index, Shard
from pubkit.backends.html.site.lists import newest
from pubkit.backends.html.site.page import Page, worn
from pubkit.backends.html.site.plan import FRONT, SEARCH, Site, Story, every, homes
from pubkit.language import direction, normalise, terms
from pubkit.markup import Part, Policy, fragment
from pubkit.markup.characters import quote
from pubkit.model.document import Document
from pubkit.theme import Theme
from pubkit.theme.cascade import Cascade
from pubkit.theme.drawings import lettered
from pubkit.theme.fitting import fit
from pubkit.world import World

CARD_SIZES = "(min-width: 60em) 40em, 100vw"


class Press:
    """Makes the files of one site; pictures, fonts and the style sheet are shared by its pages."""

    def __init__(self, site: Site, theme: Theme, world: World) -> None:
        self._site = site
        self._theme = theme
        self._world = world
        self._folder = site.edition.slug
        self._assets = lettered(site.publication.assets, theme, site.language)
        self._pictures = Beside(self._assets, self._folder, self._world.remember)
        self._cascade = Cascade(theme.lettering("html"))
        self._borders = Borders(site, self._cascade)

    def artifacts(self) -> Iterator[Artifact]:
        """Yield all files, each once."""
        index = Index()
        pages = deque(self._read(index))
        shards = search.shards(self._site, index, self._cards(SEARCH), self._policy())
        pages.extendleft(reversed((self._front(), *self._lists(shards))))
        yield from self._finished(pages)
        for shard in shards:
            yield self._file(f"{search.FOLDER}/{shard.name}.js", shard.data)
        for name, data in guides(self._site, self._enclosed, self._world):
            yield self._file(name, data)
        yield from self._pictures.artifacts

    def _read(self, index: Index) -> Iterator[Page]:
        """Yield the pages of articles, whose words `index` is told."""
        told, site = every(self._site), self._site
        order = {story.path: number for number, story in enumerate(newest(site.stories))}
        pictures, places = self._pictures.seen_from("../"), homes(site, told)
        made = Articles(site, self._theme, self._cascade, places, pictures, self._world)
        for story in told:
            article = made.article(story)
            index.add(order.get(story.path, 0), article.words)
            yield self._article(story, article)

    def _finished(self, pages: deque[Page]) -> Iterator[Artifact]:
        """Yield the pages with the style sheet and the fonts that they need together."""
        uses = {page.border.use: None for page in pages}
        uses |= {use: None for page in pages for use in page.uses}
        skips = "".join(sorted({terms(p.language).skip for p in pages}))
        fonts = fit(self._theme, "html", uses, skips, self._site.language).files
        names = {font.name: _hashed(font.name, font.data) for font in fonts}
        sheet = self._theme.css("html", names).encode()
        name = f"{FOLDER}/{_hashed('style.css', sheet)}"
        while pages:
            page = pages.popleft()
            yield self._file(page.path, self._whole(page, name).encode())
        yield self._file(name, sheet)
        for font in fonts:
            yield self._file(f"{FOLDER}/{names[font.name]}", font.data)

    def _whole(self, page: Page, sheet: str) -> str:
        digest = b64encode(sha256(page.script.encode()).digest()).decode()
        scripts = (f"script-src 'sha256-{digest}' 'self'",) if page.script else ()
        policy = head.policy("'self' data:", "'self'", *scripts)
        elements = (policy, *page.head, *self._alternates(page), *grounds(self._theme))
        values: dict[str, object] = {
            "language": page.language,
            "direction": direction(page.language),
            "title": page.title,
            "head": "\n".join(elements),
            "sheet": page.up + sheet,
            "kind": page.kind,
            "skip": terms(page.language).skip,
            "masthead": page.border.masthead,
            "body": page.body.decode(),
            "imprint": page.border.imprint,
            "script": f"<script>{page.script}</script>" if page.script else "",
        }
        return self._theme.shell("site", values)

    def _alternates(self, page: Page) -> Iterator[str]:
        for name in feeds.NAMES if self._site.has_feeds else ():
            title = quote(f"{head.line(self._site.edition.name)}, {feeds.NAMES[name]}")
            href = quote(page.up + name)
            yield f'<link rel="alternate" type="{feeds.TYPES[name]}" title={title} href={href}/>'

    def _front(self) -> Page:
        site = self._site
        cards = self._cards(FRONT)
        name = head.line(site.edition.name)
        cover = site.edition.cover
        asset = next(
            (k for k, a in site.publication.assets.items() if cover and a.source == cover.src), None
        )
        picture = about.joined(site, self._pictures.path(asset)) if asset else None
        elements = (
            *about.head(site, FRONT, name, picture),
            linked_data.script(about.front_data(site)),
        )
        covers = tuple(front.cover(site, cards))
        return self._page(FRONT, name, front.front(site, cards), elements, cover=covers)

    def _lists(self, shards: tuple[Shard, ...]) -> Iterator[Page]:
        site = self._site
        for sheet in lists.sheets(site):
            parts = sheet.parts(site, self._cards(sheet.path))
            yield self._list(sheet.path, sheet.title, parts)
        name = site.words.search
        found = self._list(SEARCH, name, search.page(site, self._cards(SEARCH)))
        data = search.data(shards, site.stories)
        yield replace(found, body=found.body + data.encode(), script=search.script())

    def _list(self, path: str, name: str, parts: Iterable[Part]) -> Page:
        title = f"{head.line(name)} – {head.line(self._site.edition.name)}"
        data = linked_data.script(about.list_data(self._site, path, title))
        return self._page(path, title, parts, (*about.head(self._site, path, title, None), data))

    def _page(
        self,
        path: str,
        title: str,
        parts: Iterable[Part],
        elements: tuple[str, ...],
        *,
        cover: tuple[Part, ...] = (),
    ) -> Page:
        frame = Frame(self._site, path, self._cards(path))
        policy = self._policy()
        kind = f"{self._site.edition.kind} {'front' if path == FRONT else 'lists'}"
        body = fragment(parts, policy)
        return Page(
            path=path,
            title=title,
            language=self._site.language,
            kind=kind,
            head=elements,
            border=self._borders.border(frame, kind, policy, cover),
            body=body.encode(),
            uses=(worn(self._cascade, kind, body),),
        )

    def _article(self, story: Story, article: Article) -> Page:
        site, document = self._site, story.document
        frame = Frame(site, story.path, self._cards(story.path), document.metadata.language)
        language = normalise(document.metadata.language) or "und"
        policy, kind = self._policy(language), articles.kind(site)
        around = fragment((frame.around(story),), policy)
        return Page(
            path=story.path,
            title=f"{head.title(document.metadata)} – {head.line(site.edition.name)}",
            language=language,
            kind=kind,
            head=tuple(self._said(story)),
            border=self._borders.border(frame, kind, policy, ()),
            body=article.html + around.encode(),
            uses=(article.use, worn(self._cascade, kind, around)),
        )

    def _said(self, story: Story) -> Iterator[str]:
        """Yield what an article says of itself, its address and its pictures' in full."""
        told = replace(story.document.metadata, canonical_url=story.url)
        document = replace(story.document, metadata=told)
        yield from head.head(document, self._picture_url(document))
        data = linked_data.article(document, self._site.publication.assets, self._absolute)
        yield linked_data.script(data)

    def _picture_url(self, document: Document) -> str | None:
        found = lead(document) if document.metadata.image else None
        return self._absolute(found.asset) if found and found.asset else None

    def _absolute(self, key: str) -> str | None:
        known = key in self._site.publication.assets
        return about.joined(self._site, self._pictures.path(key)) if known else None

    def _enclosed(self, story: Story) -> feeds.Picture | None:
        found = lead(story.document)
        asset = self._site.publication.assets.get(found.asset or "") if found else None
        if asset is None:
            return None
        url = self._absolute(asset.key) or ""
        return feeds.Picture(url, asset.media_type, len(self._pictures.bytes_of(asset.key)))

    def _cards(self, path: str) -> Cards:
        up = "../" * path.count("/")
        pictures = self._pictures.seen_from(up, CARD_SIZES)
        return Cards(self._site, path, lambda key: dict(pictures.attributes(key)))

    def _policy(self, language: str | None = None) -> Policy:
        return Policy(direction=direction(language or self._site.language))

    def _file(self, path: str, data: bytes) -> Artifact:
        return Artifact(f"{self._folder}/{path}", data)


def _hashed(name: str, data: bytes) -> str:
    """Return `name` with a hash of `data` before its ending."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-{sha256(data).hexdigest()[:12]}{dot}{ending}"
