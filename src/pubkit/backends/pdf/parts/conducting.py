"""Have the parts of an edition laid out apart, tell each where it stands, and join them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from xml.etree.ElementTree import Element

import msgspec
from msgspec.structs import replace

from pubkit.backends import PageStart
from pubkit.backends.pdf import metadata
from pubkit.backends.pdf.composition import Composition
from pubkit.backends.pdf.engine import File
from pubkit.backends.pdf.parts import Part, divide
from pubkit.backends.pdf.parts.carrying import Packed
from pubkit.backends.pdf.parts.compositor import Desk, Founts, Order, Task, ready
from pubkit.backends.pdf.parts.crew import Crew
from pubkit.backends.pdf.parts.embedding import Embedded
from pubkit.backends.pdf.parts.founding import founded
from pubkit.backends.pdf.parts.joining import Joint
from pubkit.backends.pdf.parts.kept_parts import KeptParts
from pubkit.backends.pdf.parts.making import UnfitError
from pubkit.backends.pdf.parts.piece import Count, Face, Piece
from pubkit.backends.pdf.parts.proving import Run
from pubkit.backends.pdf.parts.settling import Place
from pubkit.backends.pdf.parts.standing import Standing
from pubkit.backends.pdf.press.trim import Trim
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.problems import Problem
from pubkit.model.document import Publication
from pubkit.world import World

_encode = msgspec.msgpack.encode
_EMBEDDED = msgspec.msgpack.Decoder(Embedded)
_COUNT = msgspec.msgpack.Decoder(Count)
_PIECE = msgspec.msgpack.Decoder(Piece)

Made = tuple[bytes, Sequence[Run], tuple[PageStart, ...], tuple[Problem, ...]]
"""A file, what it is made of, its pages, what there is to say of it."""
Look = tuple[Variant, Trim]


def conduct(
    page: Element, publication: Publication, composition: Composition, look: Look, world: World,
    meanwhile: Callable[[], None] = lambda: None,
) -> Made | None:  # fmt: skip
    """Return the file of `page`, made of parts; None when it is better laid out whole.

    `meanwhile` is called once, before anything that is made by others is waited for. Raises
    whatever a part may stumble over.
    """
    parts = divide(page, publication)
    if len(parts) < 2:
        return None
    begun, world.hands = world.hands, None
    with begun.crew() if begun else founded(ready, world.processes) as children:
        conductor = Conductor(parts, publication, composition, look, world, children)
        joint = Joint(conductor.embed)
        pieces = [joint.add(piece) for piece in conductor.pieces(meanwhile)]
        standing = conductor.standing
        data, runs = joint.finished(metadata.about(publication), look[0], standing.front)
        world.hold(page, conductor, joint)
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
        children: Crew,
    ) -> None:
        self.standing = Standing(parts)
        self._parts = parts
        self._publication = publication
        self._composition = composition
        self._look = look
        self._children = children
        self._remember = world.remember
        self._wanted = frozenset(name for part in parts for name in part.targets)
        also = repr((look, metadata.about(publication).language))
        self._pages = Packed(parts)
        self._kept = KeptParts(
            parts, self._pages, composition, self._wanted, also, self._files_of, world
        )
        self._made: dict[int, Piece] = {}
        self._todo = list(range(len(parts)))
        self._waiting: set[int] = set()
        self._left_out: set[int] = set()
        self._told = 0

    def pieces(self, meanwhile: Callable[[], None]) -> Iterator[Piece]:
        """Yield the pieces in order, as soon as they are known; `meanwhile` others are made."""
        for number, part in enumerate(self._parts):
            if not part.blank and (data := self._kept.find("count", number)):
                self.standing.count(number, _COUNT.decode(data))
        children, waited = self._children, False
        while self._todo or self._waiting or children.busy:
            self._answer(children)
            self._start(children)
            if not waited:
                meanwhile()
                waited = True
            yield from self._next()
            if children.busy:
                self._take(*children.hear(), children)
            elif self._todo or self._waiting:
                raise UnfitError("parts wait for one another")
        yield from self._next()

    def _next(self) -> Iterator[Piece]:
        """Yield the pieces that follow, as far as they are known."""
        while (number := self._told) in self._made or number in self._left_out:
            self._told += 1
            if number in self._made:
                yield self._made[number]

    def embed(self, fonts: Sequence[Sequence[Face]]) -> Iterator[Embedded]:
        """Yield the fonts that pieces use, each as several faces."""
        for faces in fonts:
            url = self._files[faces[0].font]
            told = ("font", blake2b(_encode(faces)).hexdigest())
            asked = Founts(tuple(faces), url)
            yield _EMBEDDED.decode(self._remember(told, partial(self._asked, asked)))

    def _asked(self, work: Founts) -> bytes:
        """Return what a child makes of `work`."""
        self._children.start(0, partial(self._order, work))
        return self._children.hear()[1]

    @cached_property
    def _files(self) -> dict[str, str]:
        """Return the URLs of the fonts by their hashes."""
        fonts = self._composition.font_files.items()
        return {blake2b(file.data, digest_size=20).hexdigest(): url for url, file in fonts}

    @cached_property
    def _desk(self) -> Desk:
        composition, (variant, trim) = self._composition, self._look
        return Desk(
            heads=self._pages.heads,
            fonts=composition.font_files,
            families=composition.families,
            wanted=self._wanted,
            told=metadata.about(self._publication),
            variant=variant,
            trim=trim,
            length=composition.length,
        )

    def _order(self, work: Task | Founts, new: bool) -> bytes:
        return _encode(Order(work, self._desk if new else None))

    @cached_property
    def _shown(self) -> dict[str, File]:
        return self._composition.shown

    def _files_of(self, number: int) -> dict[str, File]:
        """Return the files that a part names, and so may depend on."""
        page = self._pages.packed(number)
        return {url: file for url, file in self._shown.items() if url.encode() in page}

    def _task(self, number: int) -> Task:
        part, page = self._parts[number], self._pages.packed(number)
        assets = self._publication.assets
        return Task(
            head=min(number, 1),
            page=page,
            documents=tuple(part.documents),
            files=self._files_of(number),
            assets={key: replace(a, data=b"") for key, a in assets.items() if key.encode() in page},
            targets=part.targets,
            beginning=part.beginning,
            blank=part.blank,
            first=number == 0,
        )

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
                self._left_out.add(number)
                continue
            place = self.standing.place(number)
            if place is not None and (data := self._found(number, place)):
                self._made[number] = _PIECE.decode(data)
                self._todo.remove(number)
            elif place is not None or self.standing.lacks(number):
                self._todo.remove(number)
                children.start(number, partial(self._order, self._task(number)))

    def _found(self, number: int, place: Place) -> bytes | None:
        return self._kept.find("piece", number, place)

    def _take(self, number: int, data: bytes, done: bool, children: Crew) -> None:
        """Take what a child says: how many pages it has, or all of them."""
        if done:
            self._made[number] = _PIECE.decode(data)
            # Problems are told with places in the source, which move.
            if not self._made[number].problems:
                self._kept.keep(data, "piece", number, self.standing.place(number))
            return
        self._waiting.add(number)
        if self.standing.waits_for_all(number):
            children.lay_by(number)
        if not self._parts[number].blank:
            self.standing.count(number, _COUNT.decode(data))
            self._kept.keep(data, "count", number)
