"""Typeset a composition, and let nothing pass that is not whole."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from pubkit.backends import PageStart
from pubkit.backends.pdf import (
    engine,
    fit,
    fronts,
    lacking,
    metadata,
    page_references,
    press,
    problems,
    resolution,
    slowness,
)
from pubkit.backends.pdf.composition import Composition, Plainness
from pubkit.backends.pdf.engine import justification
from pubkit.backends.pdf.engine.libraries import PdfEngineMissingError, load_engine
from pubkit.backends.pdf.engine.patience import OutOfPatienceError, patience
from pubkit.backends.pdf.engine.pauses import collector_paused
from pubkit.backends.pdf.finish import Finisher
from pubkit.backends.pdf.pages import Progress
from pubkit.backends.pdf.parts import conducting, may_divide, proving
from pubkit.backends.pdf.parts.crew import CrewError
from pubkit.backends.pdf.parts.hands import MOST
from pubkit.backends.pdf.parts.making import UnfitError
from pubkit.backends.pdf.press import Intent
from pubkit.backends.pdf.press.trim import Trim
from pubkit.backends.pdf.press.variants import Variant
from pubkit.backends.pdf.problems import Problem
from pubkit.backends.pdf.tags import ways
from pubkit.backends.pdf.tags.leaves import AS_SET, Layout, Order
from pubkit.backends.pdf.text import lines
from pubkit.model.document import Publication
from pubkit.parity import Wanted, pdf_text
from pubkit.world import World


class Setting(msgspec.Struct, frozen=True):
    """The preset of the page, if any, the standard to keep, and what lies beyond the edge.

    A file for the press is made for the printing condition `intent`.
    """

    page: str | None
    variant: Variant
    trim: Trim = Trim()
    intent: Intent | None = None


class Result(msgspec.Struct, frozen=True):
    """A file and its pages, or no file; what there is to say; characters that had no glyph."""

    problems: tuple[Problem, ...]
    data: bytes = b""
    pages: tuple[PageStart, ...] = ()
    lacking: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Tell whether there is a file."""
        return bool(self.data)


def attempt(
    publication: Publication, composition: Composition, setting: Setting, world: World
) -> Result:
    """Return the finished file; in a plainer layout when the engine fails in the theme's."""
    if world.processes and may_divide(publication):
        try:
            if result := _in_parts(publication, composition, setting, world):
                return result
        except Exception as error:  # what is laid out whole tells of it as well
            if not loads(world):
                return Result(())
            message = f'laid out whole, for its parts did not make it: "{_reason(error)}"'
            world.report("pdf-whole", message, source=publication.documents[0].source)
    if not loads(world):
        return Result(())
    first = _patiently(publication, composition, setting, Plainness.NONE)
    for plainness in (Plainness.LOOSE, Plainness.RUN_ON) if composition.front_stories > 1 else ():
        if not first.whole:
            first = _patiently(publication, composition, setting, plainness)
    for plainness in (Plainness.ONE_COLUMN, Plainness.NOTES_AT_END):
        if first.whole:
            break
        plain = _patiently(publication, composition, setting, plainness)
        if plain.whole:
            told = problems.plain(first.problems, plainness.value, publication.documents[0].source)
            return msgspec.structs.replace(plain, problems=(*plain.problems, told))
    return first


def loads(world: World) -> bool:
    """Tell whether the engine is there; report it when it is not."""
    try:
        load_engine()
    except PdfEngineMissingError as error:
        world.report("pdf-engine-missing", str(error), hints=(error.hint,))
        return False
    return True


def _in_parts(
    publication: Publication, composition: Composition, setting: Setting, world: World
) -> Result | None:
    """Return the file made of parts laid out apart; None when it is better laid out whole.

    Raises when the parts do not make one.
    """
    page = composition.page(setting.page, Plainness.NONE, setting.trim.css)
    wanted: list[Wanted] = []

    def meanwhile() -> None:
        """Do what needs no file, while the parts are made."""
        import_module("pypdfium2_raw")
        wanted.append(Wanted(publication.documents, printed=True))

    with collector_paused(), engine.deep():
        made = conducting.conduct(
            page, publication, composition, (setting.variant, setting.trim), world, meanwhile
        )
        if made is None:
            return None
        data, runs, starts, found = made
        data = press.separate(data, setting.intent) if setting.intent else data
    shown = pdf_text(data) if setting.intent else proving.read(data, runs, world)
    broken = problems.breaking(data) if setting.intent else ()
    for problem in chain(problems.lost(wanted.pop(), shown), broken):
        raise UnfitError(problem.message)
    return Result(found, data, starts)


def _reason(error: BaseException) -> str:
    told = str(error) if isinstance(error, CrewError) else f"{type(error).__name__}: {error}"
    return " ".join(told.split())[:MOST]


def _patiently(
    publication: Publication, composition: Composition, setting: Setting, plainness: Plainness
) -> Result:
    """Return the finished file; none when the engine takes far longer than the length explains."""
    try:
        with patience(composition.length):
            return _with_boxes(publication, composition, setting, plainness)
    except OutOfPatienceError as error:
        return Result((slowness.problem(error, publication.documents),))


def _with_boxes(
    publication: Publication, composition: Composition, setting: Setting, plainness: Plainness
) -> Result:
    """Return the finished file, boxes standing for characters that no font has."""
    result = _set(publication, composition, setting, plainness)
    while result.lacking and composition.do_without(result.lacking):
        result = _set(publication, composition, setting, plainness)
    missing = problems.missing(composition.lacking, publication.documents)
    return msgspec.structs.replace(result, problems=(*missing, *result.problems))


def _set(
    publication: Publication, composition: Composition, setting: Setting, plainness: Plainness
) -> Result:
    page = composition.page(setting.page, plainness, setting.trim.css)
    documents = publication.documents
    fronted = plainness in (Plainness.NONE, Plainness.LOOSE)
    spare = fronts.SPARE if plainness is Plainness.LOOSE else 0
    with collector_paused(), engine.deep(), engine.overheard() as heard:
        try:
            order = fronts.arrange(page, publication, composition, spare) if fronted else None
            heard.clear()  # of galleys, which lack what they refer to
            if fronted and composition.has_front:
                composition.part(page, setting.page)
            document, layout = _laid_out(page, composition, order or AS_SET)
            if order and not fronts.holds(layout):
                return Result(())
            told = metadata.about(publication)
            data = Finisher(layout, document, told, setting.variant, setting.trim).write()
            if setting.intent is not None:
                data = press.separate(data, setting.intent)
        except OutOfPatienceError as error:
            return Result((slowness.problem(error, documents, page),))
        except press.UnprintableError as error:
            return Result((Problem("press-unkept", str(error)),))
        except (Exception, engine.fatal()) as error:  # whatever the engine stumbles over
            return Result((problems.stumble(error), *problems.complaints(heard)))
        if glyphs := problems.lacking(heard) - composition.lacking:
            return Result((), lacking=glyphs)
        progress = Progress(layout, documents)
        found = tuple(_faults(layout, progress, publication, data, setting))
        if any(problem.code in problems.FATAL for problem in found):
            return Result((*problems.complaints(heard), *found))
        return Result((*problems.complaints(heard), *found), data, progress.starts())


def _laid_out(page: Element, composition: Composition, order: Order) -> tuple[Any, Layout]:
    """Return the page as the engine set it, with the references that it asks for."""
    turn = 0
    fonts = engine.open_fonts(composition.families, (font.data for font in composition.fonts))
    while True:
        document = engine.typeset(
            page,
            composition.files,
            composition.families,
            composition.origins.reached,
            fonts=fonts,
        )
        lines.reorder(page, document.pages)
        layout = Layout(page, document.pages, order)
        justification.straighten(leaf.box for leaf in layout.leaves)
        if not (composition.tells_pages and page_references.settle(layout, turn)):
            return document, layout
        turn += 1


def _faults(
    layout: Layout, progress: Progress, publication: Publication, data: bytes, setting: Setting
) -> Iterator[Problem]:
    """Yield what is amiss on the pages and in the file."""
    documents, density = publication.documents, setting.variant.density
    yield from problems.misfitting(fit.misfits(layout, progress))
    yield from lacking.lacking(layout, documents)
    yield from problems.parting(ways.parted(layout), progress)
    coarse = resolution.coarse(layout, publication.assets, density)
    yield from problems.coarsening(coarse, density, documents)
    yield from problems.lost(Wanted(documents, printed=True), pdf_text(data))
    if setting.intent is not None:
        yield from problems.breaking(data)
