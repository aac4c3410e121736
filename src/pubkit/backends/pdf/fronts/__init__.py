"""The front page of a newspaper: several stories begin on it and are continued inside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.fronts.desk import Desk
from pubkit.backends.pdf.fronts.makeup import made_up
from pubkit.backends.pdf.tags.leaves import Layout, Order, classes
from pubkit.model.document import Publication

if TYPE_CHECKING:
    from pubkit.backends.pdf.composition import Composition

OVER = 2.0
"""CSS pixels that a line may reach below its place."""

SPARE = 30.0
"""CSS pixels that stories leave free in their places once one was longer there than when alone."""


def arrange(
    page: Element, publication: Publication, composition: Composition, spare: float
) -> Order | None:
    """Let the first stories of `page` begin on its front; return in which order all is read.

    Each that is continued leaves `spare` CSS pixels of its place: a paragraph that was cut has
    other widows than one that goes on.
    None, and a page as it was, when it is no newspaper or its stories do not serve.
    """
    body, edition = page.find("body"), publication.edition
    count = composition.front_stories
    if body is None or edition is None or count < 2:
        return None
    articles = [element for element in body if "article" in classes(element)]
    if len(articles) != len(publication.documents):
        return None
    desk = Desk(page, composition, articles, publication, spare)
    begun = desk.begun(count)
    side = "right" if page.get("dir") == "rtl" else "left"
    return made_up(body, articles, desk.contents, begun, side) if begun else None


def holds(layout: Layout) -> bool:
    """Tell whether all that was meant for the front page is there, each story in its place."""
    fronts = [e for e in layout.root.iter("div") if "front-page" in classes(e)]
    places = {e: article for front in fronts for article in front for e in article.iter()}
    ends: dict[Element, float] = {}
    for leaf in layout.leaves:
        own = leaf.box.element
        if own not in places or leaf.furniture:
            continue
        if own in fronts[0]:
            ends.setdefault(own, leaf.box.position_y + leaf.box.height)
        lower = leaf.box.position_y + leaf.box.height if leaf.text else 0
        if leaf.page or lower > ends[places[own]] + OVER:
            return False
    return True
