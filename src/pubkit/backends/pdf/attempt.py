"""Typeset a composition, and let nothing pass that is not whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pubkit.backends import PageStart
from pubkit.backends.pdf import engine, metadata
from pubkit.backends.pdf.composition import Composition
from pubkit.backends.pdf.finish import Finisher
from pubkit.backends.pdf.leaves import Layout
from pubkit.backends.pdf.pages import Progress
from pubkit.backends.pdf.pauses import collector_paused
from pubkit.backends.pdf.variants import Variant
from pubkit.model.document import Document, Publication
from pubkit.model.nodes import Span
from pubkit.model.walk import walk


class Problem(msgspec.Struct, frozen=True):
    """Something to report, and where it comes from."""

    code: str
    message: str
    source: str | None = None
    span: Span | None = None
    hints: tuple[str, ...] = ()


class Setting(msgspec.Struct, frozen=True):
    """The preset of the page, if any, and the standard to keep."""

    page: str | None
    variant: Variant


class Result(msgspec.Struct, frozen=True):
    """A file and its pages, or no file; and what there is to say."""

    problems: tuple[Problem, ...]
    data: bytes = b""
    pages: tuple[PageStart, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether there is a file."""
        return bool(self.data)


def attempt(publication: Publication, composition: Composition, setting: Setting) -> Result:
    """Return the finished file; in one column when the engine loses words in several."""
    result = _set(publication, composition, setting, columns=True)
    if not result.whole and composition.has_columns(setting.page):
        return _set(publication, composition, setting, columns=False)
    return result


def _set(
    publication: Publication, composition: Composition, setting: Setting, *, columns: bool
) -> Result:
    page = composition.page(setting.page, columns=columns)
    with collector_paused(), engine.deep(), engine.overheard() as heard:
        try:
            document = engine.typeset(page, composition.files)
            layout = Layout(document._html.etree_element, document.pages)
            told = metadata.about(publication)
            data = Finisher(layout, document, told, setting.variant).write()
        except (Exception, engine.fatal()) as error:  # whatever the engine stumbles over
            return Result((_stumble(error), *_heard(heard, publication)))
        progress = Progress(layout, publication.documents)
        lost = tuple(_lost(publication, data))
        problems = (*_heard(heard, publication), *_overfull(progress), *lost)
        if lost:
            return Result(problems)
        return Result(problems, data, progress.starts())


def _lost(publication: Publication, data: bytes) -> Iterator[Problem]:
    """Compare the words of the finished file with those of the model."""
    from pubkit import parity

    for finding in parity.compare(publication.documents, parity.pdf_text(data)):
        message = parity.message(finding, "PDF")
        yield Problem("pdf-words-lost", message, finding.source or None, finding.span)


def _overfull(progress: Progress) -> Iterator[Problem]:
    for words, beyond, source, span in progress.overfull():
        message = f'"{words[:40]}" sticks out of the text area by {beyond * 25.4 / 96:.0f} mm'
        yield Problem("pdf-overfull", message, source or None, span)


def _stumble(error: BaseException) -> Problem:
    told = str(error).splitlines()[0] if str(error) else "no message"
    return Problem("pdf-failed", f'the engine stopped with "{type(error).__name__}: {told}"')


_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")


def _heard(messages: list[engine.Message], publication: Publication) -> Iterator[Problem]:
    """Yield what the engine logged, each line once, missing glyphs where they are written."""
    for text in dict.fromkeys(message.text for message in messages):
        if glyph := _GLYPH.match(text):
            yield _missing(chr(int(glyph[1], 16)), publication.documents)
        else:
            yield Problem("pdf-engine", f'the engine says "{text}"')


def _missing(character: str, documents: tuple[Document, ...]) -> Problem:
    message = f'no font has "{character}" (U+{ord(character):04X}), the page shows a box'
    for document in documents:
        for node in walk((document.children, document.endmatter)):
            if node.span and character in getattr(node, "text", ""):
                return Problem("glyph-missing", message, document.source, node.span)
    return Problem("glyph-missing", message, documents[0].source)
