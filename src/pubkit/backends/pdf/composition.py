"""Compose a publication as one page of markup, with all that the page refers to."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import partial
from hashlib import sha256
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pubkit.backends.pdf import broad_tables, editions, page_references
from pubkit.backends.pdf.engine import File
from pubkit.backends.pdf.engine.hyphenation import hyphenates
from pubkit.backends.pdf.engine.typefaces import lettering
from pubkit.backends.pdf.fronts import jumps
from pubkit.backends.pdf.origins import Origins, unmarked
from pubkit.backends.pdf.text import addresses, bidi, long_texts, long_words, nesting, spaces
from pubkit.backends.pdf.text.substitutes import BOX, in_style, substitute
from pubkit.language import direction, terms
from pubkit.markup import Body, Labels, Policy, overrides, render
from pubkit.model.document import Asset, Document, Publication
from pubkit.model.languages import language_tag
from pubkit.model.walk import walk
from pubkit.theme import FontFile, Theme
from pubkit.theme.fitting import fit
from pubkit.world import World

FONTS = "pubkit:/fonts/"
ASSETS = "pubkit:/assets/"
DRAWINGS = "pubkit:/drawings/"

ADDED = "‐…•◦▪☐☑–“”‘’↩0123456789"
"""Characters that the engine and style sheets add to those of the articles."""

# What keeps any theme clear of known faults: the engine compares the heights of a note and of its
# area as they are rounded, and moves every third note to the next page; PDF/A forbids smoothing;
# rules between columns that follow from the right are drawn beside them; what is not opaque gets a
# stream of its own, in which marks mean other content.
RULES = (
    "@page{@footnote{padding-bottom:0.1pt}}.footnote{footnote-policy:line!important}img{image-rendering:crisp-edges}*{opacity:1!important}"
    '[dir="rtl"] div{column-rule-style:none!important}'
    ".contents a::after{content:target-counter(attr(href),page)}\n"
)


class Plainness(Enum):
    """How much of the theme's layout is given up, so that no word is lost."""

    NONE = "as the theme says"
    LOOSE = "with less of each story on the front page"
    RUN_ON = "with stories that follow one another"
    ONE_COLUMN = "set in one column, breaking where it must"
    NOTES_AT_END = "set in one column, notes at the end"


# What the engine has lost words in: heads of tables that do not fit on a page, blocks kept whole,
# Greek capitals, long words in narrow cells.
PLAIN_RULES = (
    "thead,tfoot{display:table-row-group!important}"
    "*{break-inside:auto!important;break-after:auto!important;"
    "float:none!important;text-transform:none!important;overflow-wrap:anywhere!important}"
    "table{table-layout:fixed!important;width:100%!important}"
    "pre{white-space:pre-wrap!important}"
    ".footnote{float:footnote!important}\n"
)

_RAGGED = (
    ".text:lang({0}),.text:lang({0})>p,.endmatter:lang({0}),.notes:lang({0})"
    "{{text-align:start;text-align-last:auto!important}}\n"
)


def ragged_rules(languages: Iterable[str]) -> str:
    """Return rules against holes in justified lines of languages that are not hyphenated here."""
    plain = {language_tag(language) for language in languages if not hyphenates(language)}
    return "".join(_RAGGED.format(tag) for tag in sorted(filter(None, plain)))


class Composition:
    """The articles as markup, and the files they show."""

    def __init__(
        self, publication: Publication, theme: Theme, world: World, *, trace: bool = False
    ) -> None:
        self._publication = publication
        self._theme = theme
        self._world = world
        self.origins = Origins(publication.documents, world, told=trace)
        self.traced = trace
        self.language = publication.metadata.language
        bodies = list(self._bodies("page"))
        self._report(bodies)
        self.body = "".join(body.html for body in bodies)
        self.length = len(unmarked(self.body))
        self._drawings: dict[str, File] = {}
        self.lacking: frozenset[str] = frozenset()
        self.fonts = self._fonts(ADDED)

    def do_without(self, characters: frozenset[str]) -> bool:
        """Let a box stand for each of `characters`; tell whether that is anything new."""
        known, self.lacking = self.lacking, self.lacking | characters
        self.fonts = self._fonts(ADDED + BOX)
        return known != self.lacking

    def _fonts(self, more: str) -> tuple[FontFile, ...]:
        spoken = sorted({d.metadata.language for d in self._publication.documents})
        jump = jumps.specimen(spoken) if self.front_stories > 1 else ""
        page = (f"<html><body>{self.body}{jump}</body></html>",)
        also = self._title + editions.lettering(self._publication) + more
        also += "".join(self._reference_words)
        also += lettering(self._publication.assets.values())
        return fit(self._theme, "pdf", page, also, self.language).files

    @property
    def _title(self) -> str:
        edition = self._publication.edition
        return edition.name if edition else self._publication.metadata.headline

    @property
    def tells_pages(self) -> bool:
        """Tell whether references tell the page of what they lead to."""
        return bool(self._theme.options.page_references)

    @property
    def _reference_words(self) -> tuple[str, ...]:
        return page_references.words(self.language) if self.tells_pages else ()

    @property
    def front_stories(self) -> int:
        """Return how many stories of a newspaper are to begin on its front page."""
        edition = self._publication.edition
        if edition is None or not self.has_front:
            return 1
        return edition.front_stories or self._theme.options.front_stories or 1

    @property
    def has_front(self) -> bool:
        """Tell whether there may be a front page, on which articles begin that go on elsewhere."""
        edition = self._publication.edition
        return edition is not None and edition.kind == "newspaper"

    @property
    def families(self) -> dict[str, str]:
        """Return the names of the theme's families, by role."""
        return {role: family.name for role, family in self._theme.roles.items()}

    @property
    def files(self) -> dict[str, File]:
        """Return all files that the page refers to, by URL."""
        return self.font_files | self.shown

    @property
    def font_files(self) -> dict[str, File]:
        """Return the fonts, by URL."""
        return {FONTS + font.name: File(font.data, font.media_type) for font in self.fonts}

    @property
    def shown(self) -> dict[str, File]:
        """Return the pictures and formulas, by URL."""
        assets = self._publication.assets.items()
        return self._drawings | {ASSETS + k: File(a.data, a.media_type) for k, a in assets}

    def page(self, preset: str | None, plainness: Plainness, rules: str = "") -> Element:
        """Return the page, set in the preset `preset` of the theme or more plainly.

        `rules` come after those of the theme.
        """
        plainly = plainness in (Plainness.ONE_COLUMN, Plainness.NOTES_AT_END)
        urls = {font.name: FONTS + font.name for font in self.fonts}
        css = page_references.rules(self.language) if self.tells_pages else ""
        css += RULES + addresses.RULES + nesting.RULES + editions.RULES + jumps.RULES
        css += self._theme.css("pdf", urls, preset, columns=not plainly) + rules
        css += ragged_rules(d.metadata.language for d in self._publication.documents)
        if plainly:
            css += PLAIN_RULES
        values = {
            "language": self.language,
            "direction": direction(self.language),
            "title": self._title,
            "css": in_style(css, self.lacking).replace("&", "&amp;").replace("<", "&lt;"),
            "meta": "",
            "body": self._body(plainness),
        }
        root = ElementTree.fromstring(self._theme.shell("pdf", values))  # noqa: S314 (ours)
        for element in root.iter():
            element.tag = element.tag.removeprefix("{http://www.w3.org/1999/xhtml}")
        self.origins.take(root)
        editions.dress(root, self._publication, roman=bool(self._theme.options.roman_front))
        self._drawings = _take_drawings(root)
        if not plainly and not self.has_front:
            self.part(root, preset)
        substitute(root, self.lacking)
        for body in root.iterfind("body"):
            spaces.join_lines(body)
        long_texts.divide(root)
        bidi.cut(root)
        addresses.joint(root)
        long_words.cut(root)
        spaces.guard(root)
        nesting.loosen(root)
        return root

    def part(self, root: Element, preset: str | None) -> None:
        """Part the texts of a page around tables that the columns of its `preset` cannot hold."""
        columns = self._theme.page(preset)["page-columns"]
        broad_tables.part(root, int(columns) if columns.isdigit() else 1)

    def _body(self, plainness: Plainness) -> str:
        if plainness is not Plainness.NOTES_AT_END:
            return self.body
        return "".join(body.html for body in self._bodies("end"))

    def _bodies(self, notes: Literal["page", "end"]) -> Iterator[Body]:
        documents = self._publication.documents
        homes = {name: n for n, d in reversed(list(enumerate(documents))) for name in _names(d)}
        for number, document in enumerate(documents):
            words = terms(document.metadata.language)
            policy = Policy(
                picture=self._picture,
                notes=notes,
                math="drawing",
                direction=direction(document.metadata.language),
                labels=Labels(notes=words.notes, backlink=words.back),
                href=lambda name: f"#{_prefix(homes[name])}{name}" if name in homes else None,
                prefix=_prefix(number),
                drop_cap=bool(self._theme.options.drop_cap),
                overrides=overrides(self._theme.shapes),
                trace=partial(self.origins.mark, number),
            )
            yield render(document, policy)

    def _report(self, bodies: Sequence[Body]) -> None:
        for document, body in zip(self._publication.documents, bodies, strict=True):
            for problem in body.problems:
                self._world.report(
                    problem.code,
                    problem.message,
                    source=document.source,
                    span=problem.span,
                    hints=problem.hints,
                )

    def _picture(self, key: str) -> dict[str, str]:
        asset: Asset = self._publication.assets[key]
        return {"src": ASSETS + key, "width": str(asset.width), "height": str(asset.height)}


def _take_drawings(root: Element) -> dict[str, File]:
    """Give formulas URLs of ours instead of `data:` ones, which are not fetched; return them."""
    found: dict[str, File] = {}
    for image in root.iter("img"):
        kind, _, data = image.get("src", "").partition(";base64,")
        if kind == "data:image/svg+xml":
            url = DRAWINGS + sha256(data.encode()).hexdigest()
            found[url] = File(b64decode(data), "image/svg+xml")
            image.set("src", url)
    return found


def _names(document: Document) -> Iterator[str]:
    if document.id:
        yield document.id
    for node in walk((document.children, document.endmatter)):
        if node.attrs.id:
            yield node.attrs.id


def _prefix(number: int) -> str:
    return f"a{number + 1}-" if number else ""
