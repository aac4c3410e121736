"""Assemble a publication into the files of a book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from pubkit.backends import Options
from pubkit.backends.epub import accessibility, contents, front, metadata
from pubkit.backends.epub.faces import places
from pubkit.backends.epub.frame import STYLESHEET, Frame
from pubkit.backends.epub.kobo import spanned
from pubkit.backends.epub.links import reading_order, relinked
from pubkit.backends.epub.navigation import Landmark, Navigation, body
from pubkit.backends.epub.ncx import ncx
from pubkit.backends.epub.package import XHTML, Package, Reference, Resource, Turn, write
from pubkit.backends.epub.pages import marked
from pubkit.backends.epub.pictures import Pictures, moves
from pubkit.backends.epub.rights import credits_of
from pubkit.backends.epub.texts import Text, compose
from pubkit.theme.cascade import Use
from pubkit.theme.drawings import lettered
from pubkit.theme.fitting import fit

if TYPE_CHECKING:
    from pubkit.model.document import Publication
    from pubkit.theme import FontFile, Theme
    from pubkit.world import World

_GUIDE = {"cover": "cover", "toc": "toc", "bodymatter": "text"}


def assemble(
    publication: Publication, theme: Theme, options: Options, world: World
) -> dict[str, bytes]:
    """Return the files of the book by their path in the container."""
    frame = Frame(publication, theme)
    assets = lettered(publication.assets, theme, frame.language)
    pictures = Pictures(assets, gray=options.gray, remember=world.remember)
    texts = _fitted(relinked(compose(frame, options, pictures, world)), options)
    navigation = _navigation(frame, texts, options)
    resources = (
        *_navigation_files(frame, navigation, texts),
        *_front(frame, texts, navigation, options),
        *map(_text_resource, texts),
        *dict.fromkeys(file for text in texts for file in text.files),
        *pictures.resources,
    )
    return write(
        Package(
            metadata=_metadata(publication, texts, pictures, options),
            modified=metadata.modified(publication.documents),
            language=frame.language,
            direction=frame.direction,
            resources=resources,
            spine=_spine(resources, texts, publication),
            guide=tuple(
                Reference(_GUIDE[mark.kind], mark.label, mark.href) for mark in navigation.landmarks
            ),
        )
    )


def _fitted(texts: tuple[Text, ...], options: Options) -> tuple[Text, ...]:
    """Return the text files as the readers that they are for want them."""
    if options.epub_profile != "kobo":
        return texts
    return tuple(msgspec.structs.replace(text, data=spanned(text.data)) for text in texts)


def _metadata(
    publication: Publication, texts: tuple[Text, ...], pictures: Pictures, options: Options
) -> tuple[metadata.Meta, ...]:
    return (
        *metadata.describe(publication),
        *accessibility.claims(_facts(publication, texts, pictures, options)),
        *_printed(options),
        *credits_of(publication, pictures.items),
    )


def _printed(options: Options) -> Iterator[metadata.Meta]:
    """Yield the printed edition as a source where it has a name of its own, an ISBN."""
    source = options.pagination.source if options.pagination else ""
    if source.startswith("urn:isbn:"):
        yield metadata.Meta("dc:source", source)


def _navigation_files(
    frame: Frame, navigation: Navigation, texts: tuple[Text, ...]
) -> tuple[Resource, Resource]:
    page = frame.page("frontmatter", frame.terms.contents, body(navigation))
    older = ncx(navigation, frame, reading_order(texts))
    return (
        Resource(id="nav", name="nav.xhtml", media_type=XHTML, data=page, properties=("nav",)),
        Resource(id="ncx", name="toc.ncx", media_type="application/x-dtbncx+xml", data=older),
    )


def _front(
    frame: Frame, texts: tuple[Text, ...], navigation: Navigation, options: Options
) -> tuple[Resource, ...]:
    """Return cover and title page, and the style sheet with the fonts that they need too."""
    fonts = _fonts(frame, texts, navigation)
    cover = front.cover_files(frame, fonts, gray=options.gray) if _has_cover(frame, options) else ()
    several = len(frame.publication.documents) > 1 and frame.publication.edition is None
    return (*cover, *((front.title_page(frame),) if several else ()), *_style(frame.theme, fonts))


def _navigation(frame: Frame, texts: tuple[Text, ...], options: Options) -> Navigation:
    landmarks = [
        Landmark("toc", frame.terms.contents, "nav.xhtml#toc"),
        Landmark("bodymatter", frame.title, _start(frame, texts)),
    ]
    if _has_cover(frame, options):
        landmarks.insert(0, Landmark("cover", frame.terms.cover, "cover.xhtml"))
    return Navigation(
        title=frame.terms.contents,
        contents=contents.contents(frame.publication, texts),
        landmarks=tuple(landmarks),
        pages=marked(texts, options.pagination),
    )


def _has_cover(frame: Frame, options: Options) -> bool:
    edition = frame.publication.edition
    return options.cover and (edition is None or edition.has_cover)


def _start(frame: Frame, texts: tuple[Text, ...]) -> str:
    """Return the file in which reading begins, behind the front matter of an edition."""
    edition = frame.publication.edition
    first = len(edition.front) if edition else 0
    return next(text.name for text in texts if text.article >= first)


def _fonts(frame: Frame, texts: tuple[Text, ...], navigation: Navigation) -> tuple[FontFile, ...]:
    """Return the faces that show the book, and in all of them the words of its cover."""
    pages: list[str | Use] = [f"<body>{body(navigation)}</body>", *(text.use for text in texts)]
    words = front.words(frame).text + frame.title
    return fit(frame.theme, "epub", pages, words, frame.language).files


def _text_resource(text: Text) -> Resource:
    properties = {"math": "mathml", "svg": "svg"}
    told = tuple(value for name, value in properties.items() if name in text.scan.elements)
    return Resource(id=text.id, name=text.name, media_type=XHTML, data=text.data, properties=told)


def _style(theme: Theme, fonts: tuple[FontFile, ...]) -> tuple[Resource, ...]:
    urls = places(fonts)
    style = theme.css("epub", urls).encode()
    carried = {urls[font.name]: font for font in reversed(fonts)}
    return (
        Resource(id="style", name=STYLESHEET, media_type="text/css", data=style),
        *(
            Resource(id=f"font-{number}", name=name, media_type=font.media_type, data=font.data)
            for number, (name, font) in enumerate(sorted(carried.items()), 1)
        ),
    )


def _spine(
    resources: tuple[Resource, ...], texts: tuple[Text, ...], publication: Publication
) -> tuple[Turn, ...]:
    """Return the reading order; the contents of a single file are no page on the way.

    Nor are they where an edition has contents of its own.
    """
    present = {resource.id for resource in resources}
    before = [Turn(name) for name in ("cover", "titlepage") if name in present]
    text = [Turn(text.id) for text in texts]
    if len(texts) > 1 and not any(d.part == "contents" for d in publication.documents):
        return (*before, Turn("nav"), *text)
    return (*before, *text, Turn("nav", linear=False))


def _facts(
    publication: Publication, texts: tuple[Text, ...], pictures: Pictures, options: Options
) -> accessibility.Facts:
    scans = [text.scan for text in texts]
    informing, described = accessibility.pictures(publication.documents, scans)
    marked = any(scan.breaks for scan in scans)
    return accessibility.Facts(
        pictures=informing,
        described=described,
        math=any("math" in scan.elements for scan in scans),
        headings=any(scan.has_headings for scan in scans),
        still=not any(map(moves, pictures.resources)),
        pages=options.pagination.source if options.pagination and marked else None,
        conforms_to=options.conforms_to,
        certified_by=options.certified_by,
    )
