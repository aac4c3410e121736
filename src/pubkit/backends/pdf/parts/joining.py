"""Join pieces into one file: one tree of tags, one outline, each font once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from pubkit.backends.pdf import metadata, press
from pubkit.backends.pdf.finish import compress, label, write_once
from pubkit.backends.pdf.parts import outline
from pubkit.backends.pdf.parts.embedding import Embedded
from pubkit.backends.pdf.parts.objects import Digests, Grafter
from pubkit.backends.pdf.parts.piece import Face, Piece
from pubkit.backends.pdf.parts.proving import Run
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.tags.marks import bare
from pubkit.backends.pdf.tags.structure import Ink, Node, Way
from pubkit.backends.pdf.tags.tagging import Writer

Embed = Callable[[Sequence[Sequence[Face]]], Iterable[Embedded]]
"""Takes the faces of each font, and returns them embedded."""


class UnjoinedError(Exception):
    """Pieces that do not belong together."""


class Joint:
    """A file to which pieces are added in order; `embed` makes fonts of what they use."""

    def __init__(self, embed: Embed) -> None:
        import pydyf

        self._pdf = pydyf.PDF()
        self._faces = _Faces(embed)
        self._grafter = Grafter(self._pdf)
        self._pieces: list[Piece] = []
        self._pages = 0
        self._tree = Node("Document")
        self._names: list[tuple[str, Any]] = []

    def finished(
        self, told: metadata.About, variant: Variant, front: int
    ) -> tuple[bytes, Sequence[Run]]:
        """Return the file, its first `front` pages numbered apart, and the pages of each piece."""
        import pydyf

        pdf = self._pdf
        told = press.dated(told) if variant.press else told
        self._lead_in()
        pdf.info["Producer"] = pydyf.String(self._pieces[0].producer)
        label(pdf, front)
        metadata.write_information(pdf, told)
        claims = press.claims(told) if variant.press else variant.claims
        metadata.write_packet(pdf, told, claims)
        compress(pdf.objects)
        write_once(pdf)
        output = io.BytesIO()
        pdf.write(output, b"1.6" if variant.press else b"1.7", identifier=True, compress=True)
        return output.getvalue(), list(self._runs())

    def add(self, piece: Piece) -> Piece:
        """Add the pages of `piece` and what they refer to; return it."""
        pdf, grafter = self._pdf, self._grafter
        known = {piece.slot: self._faces.slot(pdf, piece)}
        for sheet in piece.sheets:
            page = grafter.value(piece.objects[sheet.number], piece.objects, known)
            page["Parent"] = pdf.pages.reference
            pdf.add_page(page)
            known[sheet.number] = page.reference
        for name, place in piece.names:
            self._names.append((name, grafter.value(place, piece.objects, known)))
        if piece.intents and "OutputIntents" not in pdf.catalog:
            pdf.catalog["OutputIntents"] = grafter.value(piece.intents, piece.objects, known)
        for kid in piece.nodes:
            self._tree.kids.append(self._node(kid, piece, known))
        self._pages += len(piece.sheets)
        self._pieces.append(piece)
        return piece

    def _node(self, kid: list[Any], piece: Piece, known: dict[int, bytes]) -> Node | Ink | Way:
        match kid:
            case [str(role), entries, attributes, kids]:
                inner = [self._node(one, piece, known) for one in kids]
                return Node(role, inner, entries, attributes)
            case [page, number, _]:
                reference = self._grafter.graft(piece.objects, number, known)
                return Way(self._pages + page, _object(self._pdf, reference))
            case [page, mark]:
                return Ink(self._pages + page, mark)
        raise UnjoinedError

    def _lead_in(self) -> None:
        """Add what leads into the pages."""
        import pydyf

        pdf, pieces = self._pdf, self._pieces
        names = dict(reversed(self._names))
        if any(name not in names for piece in pieces for name in piece.wanted):
            raise UnjoinedError
        sheets = [sheet for piece in pieces for sheet in piece.sheets]
        outline.write(pdf, outline.outline(sheets))
        self._faces.embed(self._grafter)
        if names:
            array = pydyf.Array()
            for name in sorted(names):
                array.extend((pydyf.String(name), names[name]))
            pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": array})})
        Writer(pdf).write(self._tree)

    def _runs(self) -> Iterator[Run]:
        """Yield the pages of each piece, with a hash over what is drawn on them and its tags."""
        pages = [self._pdf.objects[number] for number in self._pdf.pages["Kids"][::3]]
        digests = Digests(self._pdf)
        start = 0
        for piece in self._pieces:
            own = range(start, start := start + len(piece.sheets))
            told = [digests.of(pages[page], _UNREAD) for page in own]
            tags = msgspec.msgpack.encode(piece.nodes)
            yield Run(own, blake2b(b"".join([*told, tags]), digest_size=20).hexdigest())


_UNREAD = frozenset({"Parent", "Annots", "StructParents"})
"""Entries of a page that say nothing of its text, or say it by numbers of the whole file."""


class _Faces:
    """The fonts of all pieces; a font whose glyphs are read in two ways is told of twice."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._readings: dict[str, list[Face]] = {}
        self._slots: dict[tuple[tuple[str, int], ...], Any] = {}

    def _take(self, piece: Piece) -> tuple[tuple[str, int], ...]:
        """Return which reading of each font `piece` uses."""
        return tuple((face.key, self._reading(face)) for face in piece.faces)

    def _reading(self, face: Face) -> int:
        known = self._readings.setdefault(face.key, [])
        for number, other in enumerate(known):
            if all(
                bare(other.texts.get(glyph, text)) == bare(text)
                for glyph, text in face.texts.items()
            ):
                known[number] = msgspec.structs.replace(
                    other, widths=face.widths | other.widths, texts=face.texts | other.texts
                )
                return number
        known.append(face)
        return len(known) - 1

    def slot(self, pdf: Any, piece: Piece) -> bytes:
        """Return the reference of the fonts that `piece` names, filled when all are embedded."""
        import pydyf

        used = self._take(piece)
        if used not in self._slots:
            self._slots[used] = pydyf.Dictionary()
            pdf.add_object(self._slots[used])
        return bytes(self._slots[used].reference)

    def embed(self, grafter: Grafter) -> None:
        """Embed each font once, its glyphs those that any piece uses."""
        for key, made in zip(
            self._readings, self._embed(list(self._readings.values())), strict=True
        ):
            known: dict[int, bytes] = {}
            references = [grafter.graft(made.objects, n, known) for n in made.readings]
            for used, slot in self._slots.items():
                slot.update({name: references[number] for name, number in used if name == key})


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
