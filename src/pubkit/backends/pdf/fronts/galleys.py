"""Galleys: a story set alone, as wide as its place on the front page, to see how much of it fits.

The engine itself sets them, in the theme's own style: what fits there fits on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from pubkit.backends.pdf import broad_tables, engine
from pubkit.backends.pdf.fronts.jumps import onward
from pubkit.backends.pdf.fronts.parting import leave, letters
from pubkit.backends.pdf.fronts.places import Room
from pubkit.backends.pdf.tags.leaves import Layout, classes

if TYPE_CHECKING:
    from pubkit.backends.pdf.composition import Composition

ENDLESS = 100_000.0
"""The height of a page, in CSS pixels, on which every story fits."""

DENSE = 55.0
"""Square pixels of the smallest type's letter: what no place can hold need not be set."""


class Look(NamedTuple):
    """Columns of a story, those that its picture goes across, the greatest height of that."""

    columns: int
    across: int
    height: float

    @property
    def beside(self) -> bool:
        """Tell whether the picture is beside the text."""
        return 0 < self.across < self.columns


class Story(NamedTuple):
    """An article of a newspaper, and the parts of its element."""

    article: Element
    text: Element
    lead: Element | None
    end: Element | None

    @property
    def picture(self) -> Element | None:
        """Return the one picture above the text."""
        found = list(self.lead.iter("img")) if self.lead is not None else []
        return found[0] if len(found) == 1 else None


class Galley(NamedTuple):
    """A story as it was set; `more` of it was left out."""

    layout: Layout
    story: Story
    more: bool

    @property
    def whole(self) -> bool:
        """Tell whether all of the story is on the first page."""
        return not self.more and len(self.layout.pages) == 1

    def top(self, element: Element) -> float:
        """Return where `element` begins."""
        return float(_box(self.layout, element).position_y)

    def height(self, element: Element) -> float:
        """Return how high `element` is, with its margins."""
        return float(_box(self.layout, element).margin_height())


def story(article: Element) -> Story:
    """Return `article` and its parts."""
    parts = {name: child for child in article for name in classes(child)}
    return Story(article, parts["text"], parts.get("lead"), parts.get("endmatter"))


class Galleys:
    """Sets parts of `page` on pages of other sizes."""

    def __init__(self, page: Element, composition: Composition) -> None:
        self._page = page
        self._files = composition.files
        self._families = composition.families
        self._fonts = engine.open_fonts(composition.families)
        self._known: dict[tuple[Element, tuple[float, float], Look], Galley] = {}

    def room(self, matter: Sequence[Element], first: Story) -> Room | None:
        """Return what is left for stories below `matter` on its page."""
        mark, text = Element("div", {"style": "height:1px"}), Element("div", {"class": "text"})
        article = Element("article", first.article.attrib)
        article.append(text)
        layout = self._set([*map(deepcopy, matter), mark, article])
        text_box, marked = _box(layout, text), _box(layout, mark)
        area = layout.pages[0]._page_box
        if not any(leaf.element is mark and not leaf.page for leaf in layout.leaves):
            return None
        columns, gap = text_box.style["column_count"], text_box.style["column_gap"]
        height = area.content_box_y() + area.height - marked.position_y - 1
        count = columns if isinstance(columns, int) else 1
        return Room(float(area.width), float(height), count, _pixels(gap))

    def height(self, element: Element, width: float) -> float:
        """Return how high `element` is."""
        copy = deepcopy(element)
        layout = self._set([_front(copy)], (width, ENDLESS))
        return float(_box(layout, copy).margin_height())

    def galley(self, told: Story, size: tuple[float, float], room: Room, look: Look) -> Galley:
        """Return `told` on pages of a `size`, below the line that says where it goes on."""
        key = told.article, size, look
        if key not in self._known:
            self._known[key] = self._galley(told, size, room, look)
        return self._known[key]

    def _galley(self, told: Story, size: tuple[float, float], room: Room, look: Look) -> Galley:
        copy = story(deepcopy(told.article))
        more = _shortened(copy, size[0] * min(size[1], room.height) / DENSE, room.columns)
        dress(copy, room, look)
        copy.article.insert(0, onward(copy.article, ""))
        return Galley(Layout(*self._pages([_front(copy.article)], size)), copy, more)

    def _set(self, elements: Iterable[Element], size: tuple[float, float] | None = None) -> Layout:
        return Layout(*self._pages(elements, size))

    def _pages(
        self, elements: Iterable[Element], size: tuple[float, float] | None
    ) -> tuple[Element, list[Any]]:
        root = Element(self._page.tag, self._page.attrib)
        for part in self._page:
            made = SubElement(root, part.tag, part.attrib)
            made.extend(part if part.tag == "head" else elements)
        if size is not None:
            rule = f"size:{size[0]:.3f}px {size[1]:.3f}px!important;margin:0!important"
            head = root[0]
            SubElement(head, "style").text = f"@page{{{rule}}}"
        made = engine.typeset(root, self._files, self._families, fonts=self._fonts)
        return root, made.pages


def _front(article: Element) -> Element:
    front = Element("div", {"class": "front-page"})
    front.append(article)
    return front


def dress(told: Story, room: Room, look: Look) -> None:
    """Set a story in columns, its picture across some of them, beside the text if not all."""
    columns, across, height = look
    side = "right" if told.article.get("dir") == "rtl" else "left"
    told.article.set("style", "position:relative;margin:0")
    if columns == 1 < room.columns:
        told.article.set("class", f"{told.article.get('class')} narrow")
    beside = look.beside and told.lead is not None
    count = columns - across if beside else columns
    text = f"columns:{count if count > 1 else 'auto'};column-gap:{room.gap:.3f}px;"
    if beside:
        text += f"margin-{side}:{room.across(across) + room.gap:.3f}px"
    told.text.set("style", text)
    if told.lead is not None and beside:
        style = f"position:absolute;{side}:0;width:{room.across(across):.3f}px"
        told.lead.set("style", style)
    if (picture := told.picture) is not None:
        wide = min(room.across(across or columns), height * _ratio(picture))
        picture.set("style", f"width:{wide:.3f}px;height:auto;max-width:none;max-height:none")


def _ratio(picture: Element) -> float:
    return float(picture.get("width", 0) or 3) / (float(picture.get("height", 0)) or 2)


def _shortened(told: Story, most: float, columns: int) -> bool:
    """Take off the text from its first note or broad table on, and what exceeds `most` letters."""
    kept = 0.0
    for number, block in enumerate(list(told.text)):
        noted = any("footnote" in classes(element) for element in block.iter())
        broad = broad_tables.way_of(block, columns) != ""
        if noted or broad or kept > most:
            leaves = noted and not broad and kept <= most and leave(block)
            del told.text[number + leaves :]
            if told.end is not None:
                told.article.remove(told.end)
            return True
        kept += letters(block)
    return False


def _box(layout: Layout, element: Element) -> Any:
    return next(leaf.box for leaf in layout.leaves if leaf.element is element)


def _pixels(length: Any) -> float:
    return (
        float(getattr(length, "value", 0) or 0) if not isinstance(length, float | int) else length
    )
