"""Make up a front page: put stories into their places, and what is left of them on other pages."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from pubkit.backends.pdf.fronts.desk import Begun
from pubkit.backends.pdf.fronts.galleys import dress
from pubkit.backends.pdf.fronts.jumps import back, onward, rest
from pubkit.backends.pdf.fronts.parting import part
from pubkit.backends.pdf.fronts.places import Place
from pubkit.backends.pdf.tags.leaves import Order


def made_up(
    body: Element,
    articles: Sequence[Element],
    contents: tuple[Element, Place | None] | None,
    begun: Sequence[Begun],
    side: str,
) -> Order:
    """Change `body`; return in which order its articles are read, and what continues what.

    `side` is that on which lines of the edition begin, whatever the language of a story is.
    """
    same: dict[Element, Element] = {}
    height = begun[0].room.height
    front = Element("div", {"class": "front-page"})
    after: list[Element] = []
    if contents is not None:
        element, place = contents
        body.remove(element)
        if place is None:
            after.append(element)
        else:
            height = place.top + place.height
    at = list(body).index(begun[0].story.article)
    for number, one in enumerate(begun):
        article = one.story.article
        body.remove(article)
        dress(one.story, one.room, one.look)
        _put(article, one.place, side)
        _mark(article, one.place)
        front.append(article)
        if one.cut is not None:
            after.append(_continued(one, f"continued-{number + 1}", same))
    if contents is not None and contents[1] is not None:
        _put(contents[0], contents[1], side)
        front.append(contents[0])
    front.set("style", f"position:relative;height:{height:.3f}px")
    for place_in_body, element in enumerate((front, *after), start=at):
        body.insert(place_in_body, element)
    return Order(tuple(articles), same)


def _put(article: Element, place: Place, side: str) -> None:
    article.set(
        "style",
        f"position:absolute;{side}:{place.start:.3f}px;top:{place.top:.3f}px;"
        f"width:{place.width:.3f}px;height:{place.height:.3f}px;margin:0;box-sizing:border-box",
    )


def _mark(article: Element, place: Place) -> None:
    """Tell themes on which sides of a story others stand."""
    names = [article.get("class", "")]
    names += ["beside"] if place.start else []
    names += ["below"] if place.top else []
    article.set("class", " ".join(names))


def _set_on(shown: Element, left: Element) -> None:
    """Let a paragraph be seen to go on: themes fill its last line, and no indent follows."""
    shown.set("class", f"{shown.get('class', '')} continued".lstrip())
    left.set("style", "text-indent:0")


def _continued(one: Begun, name: str, same: dict[Element, Element]) -> Element:
    """Return what is left of a story, with lines that lead there and back."""
    told, cut = one.story, one.cut
    assert cut is not None
    article = told.article
    left = rest(article, name)
    same[left] = article
    left.append(back(article, article.get("id", "")))
    text = SubElement(left, "div", {"class": told.text.get("class", "text")})
    same[text] = told.text
    blocks = list(told.text)
    if cut.letters:
        made = part(blocks[cut.block], cut.letters)
        same.update(made)
        text.append(next(iter(made)))
        _set_on(blocks[cut.block], text[0])
    for block in blocks[cut.block + (1 if cut.letters else 0) :]:
        told.text.remove(block)
        text.append(block)
    if told.end is not None:
        article.remove(told.end)
        left.append(told.end)
    article.append(onward(article, name))
    return left
