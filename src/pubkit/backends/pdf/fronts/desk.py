"""Choose what begins on a front page, where, and how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.fronts import places
from pubkit.backends.pdf.fronts.galleys import ENDLESS, Galley, Galleys, Look, Story, story
from pubkit.backends.pdf.fronts.parting import Cut, cut, is_worthwhile
from pubkit.backends.pdf.fronts.places import Place, Room
from pubkit.model.document import Publication

if TYPE_CHECKING:
    from pubkit.backends.pdf.composition import Composition

FULL = 0.75
"""How much of the room stories have to fill; fewer than that better follow one another."""

PICTURE = 0.45
"""The most of a story's place that a picture above its text takes."""

SMALL = 0.34
"""The height of a picture that would be higher as wide as its columns."""

SHARES = (0.4, 0.25)
"""The most of the page that stories take which stand side by side below the first."""

STRIP = 0.16
"""The most of the room that contents take at the foot; longer ones stand on the next page."""


SLACK = 16.0
"""CSS pixels below the contents: what reaches the end of a page may be broken there."""


LESS = (0, 30, 60, 90, 120, 180)
"""CSS pixels by which less of a story is shown, in turn, until what is left is worth a line."""


class Begun(NamedTuple):
    """A story on the front page: its place and look, and where it is cut if it is continued."""

    story: Story
    place: Place
    look: Look
    cut: Cut | None
    room: Room


class Desk:
    """Tries what fits."""

    def __init__(
        self,
        page: Element,
        composition: Composition,
        articles: Sequence[Element],
        publication: Publication,
        spare: float = 0,
    ) -> None:
        self._spare = spare
        self._galleys = Galleys(page, composition)
        self._articles = articles
        self._parts = [document.part for document in publication.documents]
        self.contents: tuple[Element, Place | None] | None = None

    def begun(self, count: int) -> list[Begun]:
        """Return at most `count` stories that begin on the front; none if that does not serve."""
        first = self._parts.index("article")
        matter = list(self._articles[:first])
        stories: list[Story] = []
        for article, part in zip(self._articles[first:], self._parts[first:], strict=True):
            if part != "article" or len(stories) == count:
                break
            stories.append(story(article))
        listed = "contents" in self._parts[:first]
        if listed:
            contents = matter.pop(self._parts.index("contents"))
        if len(stories) < 2 or (room := self._galleys.room(matter, stories[0])) is None:
            return []
        if listed:
            room = self._without(contents, room)
        for number in range(min(len(stories), places.most(room)), 1, -1):
            if begun := self._tried(stories[:number], room):
                return begun
        return self._alone(stories[0], room) if listed else []

    def _alone(self, told: Story, room: Room) -> list[Begun]:
        """Return the first story on a small front, which contents else had for themselves."""
        place = Place(0, 0, room.width, room.height, room.columns)
        return [one for one in self._all([told], [place], room) if one.cut]

    def _without(self, contents: Element, room: Room) -> Room:
        """Return the room above the contents, if these are short enough to stand at the foot."""
        height = self._galleys.height(contents, room.width) + SLACK
        if height > STRIP * room.height:
            self.contents = contents, None
            return room
        top = room.height - height
        self.contents = contents, Place(0, top, room.width, height, room.columns)
        return room._replace(height=top - room.gap)

    def _tried(self, stories: Sequence[Story], room: Room) -> list[Begun]:
        if room.columns >= places.RAIL and (begun := self._in_rail(stories, room)):
            return begun
        return self._in_row(stories, room)

    def _in_rail(self, stories: Sequence[Story], room: Room) -> list[Begun]:
        wanted = [self._natural(told, room, 1) for told in stories[1:]]
        found = places.rail(room, wanted)
        if self._natural(stories[0], room, room.columns - 1) < FULL * room.height:
            return []
        if sum(place.height for place in found[1:]) < FULL * room.height:
            return []
        return self._all(stories, found, room)

    def _in_row(self, stories: Sequence[Story], room: Room) -> list[Begun]:
        if len(stories) > 1 + room.columns:
            return []
        others = places.row(room, 0, len(stories) - 1)
        wanted = max(
            self._natural(told, room, place.columns)
            for told, place in zip(stories[1:], others, strict=True)
        )
        tries = (self._first(stories[0], room, min(wanted, s * room.height)) for s in SHARES)
        first = next(filter(None, tries), None)
        if first is None:
            return []
        top = first.place.height + room.gap
        if top + wanted < FULL * room.height:
            return []
        below = places.row(room, top, len(stories) - 1)
        others_begun = self._all(stories[1:], below, room)
        return [first, *others_begun] if others_begun else []

    def _first(self, told: Story, room: Room, lower: float) -> Begun | None:
        """Return the first story above others that are to be at least `lower` high.

        Beside a picture its text is as high as that.
        """
        highest = room.height - room.gap - min(lower, SHARES[-1] * room.height)
        place = Place(0, 0, room.width, highest, room.columns)
        look = self._look(told, place, room)
        galley = self._galleys.galley(told, (place.width, ENDLESS), room, look)
        high = min(self._end(galley), room.height - room.gap - lower)
        if look.beside and galley.story.lead is not None:
            high = galley.top(galley.story.lead) + galley.height(galley.story.lead)
        return self._begin(told, place._replace(height=high), room, look)

    def _all(self, stories: Sequence[Story], found: Sequence[Place], room: Room) -> list[Begun]:
        begun: list[Begun] = []
        for told, place in zip(stories, found, strict=True):
            one = self._begin(told, place, room, self._look(told, place, room))
            if one is None:
                return []
            begun.append(one)
        return begun

    def _begin(self, told: Story, place: Place, room: Room, look: Look) -> Begun | None:
        """Return as much of a story as fits, or less if too little of it would be left."""
        for less in LESS:
            size = place.width, place.height - less
            galley = self._galleys.galley(told, size, room, look)
            if galley.whole:
                return Begun(told, place, look, None, room)
            if less < self._spare:
                continue
            found = cut(galley.layout, galley.story.text)
            if found is None:
                return None
            if is_worthwhile(found, list(told.text)):
                return Begun(told, place, look, found, room)
        return None

    def _look(self, told: Story, place: Place, room: Room) -> Look:
        """Return how many columns a picture goes across: all, or as many as leave it beside."""
        plain = Look(place.columns, place.columns, SMALL * place.height)
        if told.picture is None:
            return plain
        for across in range(place.columns, 0, -1):
            look = Look(place.columns, across, ENDLESS)
            galley = self._galleys.galley(told, (place.width, ENDLESS), room, look)
            assert galley.story.lead is not None
            top, height = galley.top(galley.story.lead), galley.height(galley.story.lead)
            if across == place.columns and height <= PICTURE * place.height:
                return look
            if across < place.columns and top + height <= place.height:
                return look
        return plain

    def _natural(self, told: Story, room: Room, columns: int) -> float:
        """Return how high all of a story is in so many columns, as far as the page is."""
        place = Place(0, 0, room.across(columns), room.height, columns)
        look = self._look(told, place, room)
        galley = self._galleys.galley(told, (place.width, ENDLESS), room, look)
        return self._end(galley)

    def _end(self, galley: Galley) -> float:
        return galley.height(galley.story.article) + 1
