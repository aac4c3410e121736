"""What there is to report of a PDF, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pubkit.backends.pdf.engine import Message
from pubkit.backends.pdf.engine.drawings import UNDRAWN
from pubkit.backends.pdf.fit import Misfit
from pubkit.backends.pdf.pages import Progress
from pubkit.backends.pdf.press.conformance import breaches
from pubkit.backends.pdf.resolution import Coarse
from pubkit.backends.pdf.tags.ways import Parted
from pubkit.model.document import Document
from pubkit.model.nodes import Image, Span
from pubkit.model.walk import walk
from pubkit.parity import Shown, Wanted


class Problem(msgspec.Struct, frozen=True):
    """Something to report."""

    code: str
    message: str
    source: str | None = None
    span: Span | None = None


TOLD = 20
"""How many misfits of one PDF are told one by one."""

_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")

_FONT = re.compile(' for font "[^"]*"')  # what is missing for one font is missing for all


def lacking(heard: Sequence[Message]) -> frozenset[str]:
    """Return the characters for which the engine found no glyph."""
    found = (_GLYPH.match(message.text) for message in heard)
    return frozenset(chr(int(match[1], 16)) for match in found if match)


def complaints(heard: Sequence[Message]) -> Iterator[Problem]:
    """Yield what else the engine logged, each line once."""
    for text in dict.fromkeys(_FONT.sub("", message.text) for message in heard):
        if not (_GLYPH.match(text) or text.startswith(UNDRAWN)):
            yield Problem("pdf-engine", f'the engine says "{text}"')


GLYPHS = 4
"""How many characters without a glyph are told one by one."""


def missing(characters: Iterable[str], documents: Sequence[Document]) -> Iterator[Problem]:
    """Yield problems of characters without a glyph, each where it is first written."""
    told = sorted(characters)
    for character in told[:GLYPHS]:
        message = f'no font has "{character}" (U+{ord(character):04X}), a box stands for it'
        yield _glyph(character, message, documents)
    if others := told[GLYPHS:]:
        number = f"{len(others)} more character{'s' if len(others) > 1 else ''}"
        message = f'no font has {number} such as "{others[0]}", boxes stand for them'
        yield _glyph(others[0], message, documents)


def _glyph(character: str, message: str, documents: Sequence[Document]) -> Problem:
    for document in documents:
        for node in walk((document.children, document.endmatter)):
            if node.span and character in getattr(node, "text", ""):
                return Problem("glyph-missing", message, document.source, node.span)
    return Problem("glyph-missing", message, documents[0].source)


def lost(wanted: Wanted, shown: Shown) -> Iterator[Problem]:
    """Compare the words that the finished file shows with those of the model."""
    from pubkit import parity

    for finding in wanted.compare(shown):
        message = parity.message(finding, "PDF")
        yield Problem("pdf-words-lost", message, finding.source or None, finding.span)


def misfitting(found: Iterable[Misfit]) -> Iterator[Problem]:
    """Yield the problems of words that do not fit: the first of them, and how many more."""
    misfits = list(found)
    yield from map(_misfit, misfits[:TOLD])
    for code, cut in (("pdf-words-cut", True), ("pdf-overfull", False)):
        rest = [misfit for misfit in misfits[TOLD:] if misfit.cut == cut]
        if rest:
            message = f"{len(rest):,} more pieces of text do not fit"
            yield Problem(code, message, rest[0].source or None, rest[0].span)


def _misfit(misfit: Misfit) -> Problem:
    told = f'"{misfit.words[:40]}"'
    if misfit.cut:
        message = f"{told} would run off the page or over other words"
        return Problem("pdf-words-cut", message, misfit.source or None, misfit.span)
    message = f"{told} sticks out of the text area by {misfit.beyond * 25.4 / 96:.0f} mm"
    return Problem("pdf-overfull", message, misfit.source or None, misfit.span)


def parting(found: Iterable[Parted], progress: Progress) -> Iterator[Problem]:
    """Yield the problems of notes that are not on the page of their call."""
    for element, call, note in found:
        message = f"the note stands on page {note + 1}, its call on page {call + 1}"
        yield Problem("note-parted", message, *progress.calls.get(element, (None, None)))


def coarsening(
    found: Iterable[Coarse], wanted: int, documents: Sequence[Document]
) -> Iterator[Problem]:
    """Yield the problems of pictures with too few pixels."""
    places = {
        node.asset: (document.source, node)
        for document in reversed(documents)
        for node in walk((document.children, document.endmatter))
        if isinstance(node, Image) and node.asset
    }
    for key, density in found:
        source, node = places.get(key, (documents[0].source, None))
        name = node.source if node else key
        message = f'"{name}" is printed with {density:.0f} pixels to the inch, of {wanted} wanted'
        yield Problem("image-low-resolution", message, source, node.span if node else None)


def breaking(data: bytes) -> Iterator[Problem]:
    """Yield what keeps a file for the press from being PDF/X-4."""
    for message in breaches(data):
        yield Problem("press-unkept", message)


def stumble(error: BaseException) -> Problem:
    """Return the problem of an engine that gave up."""
    told = str(error).splitlines()[0] if str(error) else "no message"
    return Problem("pdf-failed", f'the engine stopped with "{type(error).__name__}: {told}"')


FATAL = frozenset({"pdf-words-cut", "pdf-words-lost", "press-unkept"})
"""Codes of what keeps a file from being written."""


def plain(found: Sequence[Problem], now: str, source: str) -> Problem:
    """Return the problem of a theme's layout that was given up, for the first thing amiss."""
    unknown = Problem("pdf-plain", "the engine fails in the layout of the theme")
    told = (problem for problem in found if problem.code in FATAL | {"pdf-slow", "pdf-failed"})
    why = next(told, unknown)
    return Problem("pdf-plain", f"{why.message}; now {now}", why.source or source, why.span)
