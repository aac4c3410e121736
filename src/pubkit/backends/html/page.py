"""A page: the article as markup, its fonts and pictures, its head, the theme's shell around it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from html import unescape

from pubkit.backends import Artifact, Options
from pubkit.backends.html import head, linked_data
from pubkit.backends.html.pictures import FOLDER, Beside, Inside, data_url
from pubkit.language import direction, normalise, terms
from pubkit.markup import Body, Labels, Policy, overrides, render
from pubkit.model.document import Document, Publication
from pubkit.model.walk import walk
from pubkit.theme import FontFile, Theme
from pubkit.theme.drawings import lettered
from pubkit.theme.fitting import fit
from pubkit.world import World

_WITHIN = '<html><body><a class="skip">.</a><main>{}</main></body></html>'
_ALIGNED = re.compile(r'<m[a-z]+ (?:[^<>"]|"[^"]*")*?style="([^"]*)"')
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)

# The "<" keeps a title that quotes the policy from passing for it.
_POLICY = re.compile(f'(<meta http-equiv="Content-Security-Policy" [^<>]*){head.HASHES}')


class Pages:
    """The pages of a publication, which refer to one another."""

    def __init__(
        self, publication: Publication, theme: Theme, options: Options, world: World
    ) -> None:
        self._assets = lettered(publication.assets, theme, publication.metadata.language)
        self._theme = theme
        self._inside = options.assets == "inside"
        self._site = options.site
        self._world = world
        self._homes = dict(_homes(publication))

    def artifacts(self, document: Document) -> Iterator[Artifact]:
        """Yield the page of `document` and the files beside it."""
        slug = document.metadata.slug
        assets, remember = self._assets, self._world.remember
        pictures = Inside(assets, remember) if self._inside else Beside(assets, slug, remember)
        policy = policy_of(document, pictures, self._theme, self._homes.get, self._world)
        body = body_of(document, policy, self._world)
        language = normalise(document.metadata.language) or "und"
        values: dict[str, object] = {
            "language": language,
            "direction": direction(language),
            "title": head.title(document.metadata),
            "head": "",
            "css": "",
            "body": "",
            "skip": terms(language).skip,
        }
        bare = re.sub(r".*<body|<[^>]*>", "", self._theme.shell("html", values), flags=re.DOTALL)
        fonts = fit(self._theme, "html", (_WITHIN.format(body.html),), bare, language).files
        values |= {
            "head": self._head(document, pictures),
            "css": self._theme.css("html", self._urls(fonts)),
            "body": body.html,
        }
        page = _sealed(self._theme.shell("html", values))
        yield Artifact(f"{slug}/{slug}.html", page.encode())
        yield from pictures.artifacts
        if not self._inside:
            yield from (Artifact(f"{slug}/{FOLDER}/{font.name}", font.data) for font in fonts)

    def _head(self, document: Document, pictures: Inside | Beside) -> str:
        lead = document.metadata.image
        key = next((k for k, a in self._assets.items() if lead and a.source == lead.src), None)
        policy = head.policy("data:" if self._inside else "'self' data:", head.HASHES)
        elements = [*head.head(document, pictures.path(key) if key else None)]
        if self._site and head.address(document.metadata) is None:
            elements.append(head.canonical(f"{self._site}articles/{document.metadata.slug}.html"))
        data = linked_data.script(linked_data.article(document, self._assets, pictures.path))
        return "\n".join((policy, *elements, *grounds(self._theme), data))

    def _urls(self, fonts: tuple[FontFile, ...]) -> Mapping[str, str]:
        if self._inside:
            return {font.name: data_url(font.media_type, font.data) for font in fonts}
        return {font.name: f"{FOLDER}/{font.name}" for font in fonts}


def policy_of(
    document: Document,
    pictures: Inside | Beside,
    theme: Theme,
    href: Callable[[str], str | None],
    world: World,
) -> Policy:
    """Return how `document` is made into markup."""
    language = document.metadata.language
    words = terms(language)
    return Policy(
        picture=pictures.attributes,
        scroll=True,
        direction=direction(language),
        labels=Labels(notes=words.notes, backlink=words.back),
        href=href,
        drop_cap=bool(theme.options.drop_cap),
        overrides=overrides(theme.shapes),
        trace=world.tracer(document.source),
    )


def body_of(document: Document, policy: Policy, world: World) -> Body:
    """Return `document` as markup; what could not be shown is reported."""
    body = render(document, policy)
    for problem in body.problems:
        at, hints = problem.span, problem.hints
        world.report(problem.code, problem.message, source=document.source, span=at, hints=hints)
    return body


def grounds(theme: Theme) -> Iterator[str]:
    """Yield the colour of the browser's own frame around the page."""
    for scheme in ("light", "dark"):
        color = theme.color("paper", dark=scheme == "dark")
        media = f"(prefers-color-scheme: {scheme})"
        yield f'<meta name="theme-color" content="{color}" media="{media}"/>'


def _homes(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the ids of all articles with their URLs from the page of any, the first one last."""
    for document in reversed(publication.documents):
        slug = document.metadata.slug
        if document.id:
            yield document.id, f"../{slug}/{slug}.html"
        for node in walk((document.children, document.endmatter)):
            if node.attrs.id:
                yield node.attrs.id, f"../{slug}/{slug}.html#{node.attrs.id}"


def _sealed(page: str) -> str:
    """Return `page` with its style sheets on one line each, and their hashes in its policy."""
    sheets: list[str] = []

    def on_one_line(match: re.Match[str]) -> str:
        sheets.append(match[1].replace("\n", " ").strip())
        return f"<style>{sheets[-1]}</style>"

    page = _STYLE.sub(on_one_line, page)
    # MathML Core has no other way to align the columns of a formula.
    own = list(dict.fromkeys(unescape(match[1]) for match in _ALIGNED.finditer(page)))
    hashes = (b64encode(sha256(text.encode()).digest()).decode() for text in sheets + own)
    allowed = " ".join(f"'sha256-{value}'" for value in hashes) + " 'unsafe-hashes'" * bool(own)
    return _POLICY.sub(lambda match: match[1] + allowed, page, count=1)
