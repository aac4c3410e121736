"""Have the parts of an edition laid out apart, tell each where it stands, and join them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from pubkit.backends import PageStart
from pubkit.backends.pdf import engine, metadata
from pubkit.backends.pdf.composition import Composition
from pubkit.backends.pdf.engine.patience import patience
from pubkit.backends.pdf.parts import Part, divide
from pubkit.backends.pdf.parts.crew import Crew, crew
from pubkit.backends.pdf.parts.hands import Tell
from pubkit.backends.pdf.parts.joining import join
from pubkit.backends.pdf.parts.kept_parts import KeptParts
from pubkit.backends.pdf.parts.making import Maker, UnfitError
from pubkit.backends.pdf.parts.piece import Count, Piece
from pubkit.backends.pdf.parts.proving import Run
from pubkit.backends.pdf.parts.settling import Place
from pubkit.backends.pdf.parts.standing import Standing
from pubkit.backends.pdf.press.trim import Trim
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.problems import Problem
from pubkit.model.document import Publication
from pubkit.world import World

_encode = msgspec.msgpack.encode
_PLACE = msgspec.msgpack.Decoder(Place)
_COUNT = msgspec.msgpack.Decoder(Count)
_PIECE = msgspec.msgpack.Decoder(Piece)

Made = tuple[bytes, Sequence[Run], tuple[PageStart, ...], tuple[Problem, ...]]
"""A file, what it is made of, its pages, what there is to say of it."""
Look = tuple[Variant, Trim]


def conduct(
    page: Element, publication: Publication, composition: Composition, look: Look, world: World
) -> Made | None:
    """Return the file of `page`, made of parts; None when it is better laid out whole.

    Raises whatever a part may stumble over.
    """
    parts = divide(page, publication)
    if len(parts) < 2:
        return None
    conductor = Conductor(parts, publication, composition, look, world)
    pieces = conductor.pieces()
    standing = conductor.standing
    fonts = [font.data for font in composition.fonts]
    data, runs = join(pieces, metadata.about(publication), look[0], standing.front, fonts)
    found = tuple(dict.fromkeys(problem for piece in pieces for problem in piece.problems))
    if any(problem.code == "pdf-words-cut" for problem in found):
        raise UnfitError("words are cut")
    return data, runs, _starts(pieces, standing), found


def _starts(pieces: Sequence[Piece], standing: Standing) -> tuple[PageStart, ...]:
    starts: list[PageStart] = []
    behind = 0
    for piece in pieces:
        for sheet in piece.sheets:
            starts.append(PageStart(standing.label(len(starts)), behind + sheet.before))
        behind += piece.length
    return tuple(starts)


class Conductor:
    """Has parts made by children, and finds those of earlier runs."""

    def __init__(
        self,
        parts: Sequence[Part],
        publication: Publication,
        composition: Composition,
        look: Look,
        world: World,
    ) -> None:
        self.standing = Standing(parts)
        self._parts = parts
        self._publication = publication
        self._composition = composition
        self._look = look
        self._processes = world.processes
        self._wanted = frozenset(name for part in parts for name in part.targets)
        also = repr((look, metadata.about(publication).language))
        self._kept = KeptParts(composition, self._wanted, also, world)
        self._made: dict[int, Piece] = {}
        self._todo = list(range(len(parts)))
        self._waiting: set[int] = set()

    def pieces(self) -> list[Piece]:
        """Return the pieces in order."""
        for number, part in enumerate(self._parts):
            if not part.blank and (data := self._kept.find("count", part)):
                self.standing.count(number, _COUNT.decode(data))
        engine.read_sheets(self._parts[-1].root)
        with crew(self._work, self._processes) as children:
            while self._todo or self._waiting or children.busy:
                self._answer(children)
                self._start(children)
                if children.busy:
                    self._take(*children.hear(), children)
                elif self._todo or self._waiting:
                    raise UnfitError("parts wait for one another")
        return [self._made[number] for number in sorted(self._made)]

    def _work(self, number: int, tell: Tell) -> bytes:
        """Make a piece, in a child, which keeps its fonts for the next."""

        def told(count: Count) -> Place:
            return _PLACE.decode(tell(_encode(count)))

        maker = Maker(self._parts[number], self._composition, self._wanted, self._fonts, told)
        with patience(self._composition.length):
            piece = maker.piece(self._publication, *self._look, first=number == 0)
        return _encode(piece)

    @cached_property
    def _fonts(self) -> Any:
        return engine.open_fonts(self._composition.families)

    def _answer(self, children: Crew) -> None:
        """Tell those that wait where they stand, if that is known by now."""
        for number in sorted(self._waiting):
            place = self.standing.place(number)
            if place is not None and children.hears(number):
                self._waiting.discard(number)
                children.answer(number, _encode(place))

    def _start(self, children: Crew) -> None:
        """Let children begin, in order, with what is not known from an earlier run."""
        for number in list(self._todo):
            if not children.free:
                return
            if self.standing.is_left_out(number):
                self._todo.remove(number)
                continue
            place = self.standing.place(number)
            if place is not None and (data := self._found(number, place)):
                self._made[number] = _PIECE.decode(data)
                self._todo.remove(number)
            elif place is not None or self.standing.lacks(number):
                self._todo.remove(number)
                children.start(number)

    def _found(self, number: int, place: Place) -> bytes | None:
        return self._kept.find("piece", self._parts[number], place)

    def _take(self, number: int, data: bytes, done: bool, children: Crew) -> None:
        """Take what a child says: how many pages it has, or all of them."""
        part = self._parts[number]
        if done:
            self._made[number] = _PIECE.decode(data)
            # Problems are told with places in the source, which move.
            if not self._made[number].problems:
                self._kept.keep(data, "piece", part, self.standing.place(number))
            return
        self._waiting.add(number)
        if self.standing.waits_for_all(number):
            children.lay_by(number)
        if not part.blank:
            self.standing.count(number, _COUNT.decode(data))
            self._kept.keep(data, "count", part)
