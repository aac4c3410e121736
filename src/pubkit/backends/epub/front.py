"""What stands before the text: the cover and, in a book of several articles, the title page."""

from __future__ import annotations

from html import escape

from pubkit.backends.epub import cover
from pubkit.backends.epub.frame import Frame
from pubkit.backends.epub.metadata import clean
from pubkit.backends.epub.package import XHTML, Resource
from pubkit.language import date
from pubkit.model.document import Asset
from pubkit.model.walk import plain_text
from pubkit.theme import FontFile

PICTURE = "images/cover.jpg"


def words(frame: Frame) -> cover.Words:
    """Return what the cover says: for one article its opening, for several what they share."""
    told = frame.first
    day = date(told.published[:10], frame.language) if told.published else ""
    foot = " · ".join(filter(None, (clean(told.publisher), day)))
    opening = frame.publication.documents[0].opening
    if edition := frame.publication.edition:
        issue = frame.terms.issue.format(number=edition.number) if edition.number else ""
        authors = ", ".join(author.name for author in edition.authors)
        below = " · ".join(filter(None, (clean(edition.subtitle), clean(authors))))
        return cover.Words(title=clean(edition.title), above=clean(issue), below=below, foot=foot)
    if len(frame.publication.documents) > 1 or opening is None:
        return cover.Words(title=frame.title, foot=foot)
    return cover.Words(
        title=clean(plain_text(opening.headline)) or frame.title,
        above=clean(opening.kicker or opening.section),
        below=clean(plain_text(opening.byline)),
        foot=foot,
    )


def cover_files(
    frame: Frame, fonts: tuple[FontFile, ...], *, gray: bool
) -> tuple[Resource, Resource]:
    """Return the cover's page and its picture, whose text alternative is the title."""
    drawing = cover.Drawing(
        words=words(frame),
        look=_look(frame),
        fonts=fonts,
        picture=_lead(frame),
        language=frame.language,
        rtl=frame.direction == "rtl",
        gray=gray,
    )
    drawn = frame.theme.remember(drawing.told(), lambda: cover.draw(drawing))
    # The role is allowed on the picture only.
    image = f'<img class="cover" role="doc-cover" src="{PICTURE}" alt="{escape(frame.title)}"/>'
    page = frame.page("cover", frame.title, f'<div class="cover">{image}</div>')
    return (
        Resource(id="cover", name="cover.xhtml", media_type=XHTML, data=page),
        Resource(
            id="cover-image",
            name=PICTURE,
            media_type="image/jpeg",
            data=drawn,
            properties=("cover-image",),
        ),
    )


def _look(frame: Frame) -> cover.Look:
    theme = frame.theme
    families = {role: family.name for role, family in theme.roles.items()}
    return cover.Look(
        paper=theme.color("paper"),
        ink=theme.color("text"),
        muted=theme.color("muted"),
        accent=theme.color("accent"),
        title=families.get("display", ""),
        text=families.get("sans", ""),
    )


def _lead(frame: Frame) -> Asset | None:
    """Return the picture that the front matter names, where it is one that can be drawn."""
    lead = frame.first.image
    assets = frame.publication.assets.values()
    asset = next((a for a in assets if lead and a.source == lead.src), None)
    return asset if asset and asset.media_type != "image/svg+xml" else None


def title_page(frame: Frame) -> Resource:
    """Return the title page of a book of several articles."""
    told = words(frame)
    lines = [f'<h1 class="headline">{escape(told.title)}</h1>']
    lines += [f'<p class="byline">{escape(told.foot)}</p>'] if told.foot else []
    page = frame.page("titlepage", told.title, f'<header class="opening">{"".join(lines)}</header>')
    return Resource(id="titlepage", name="titlepage.xhtml", media_type=XHTML, data=page)
