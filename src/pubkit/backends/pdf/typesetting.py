"""Set a page, write the file, and prove it: what the engine does, in this process or in another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

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
from pubkit.backends.pdf.engine import justification
from pubkit.backends.pdf.engine.patience import OutOfPatienceError
from pubkit.backends.pdf.engine.pauses import collector_paused
from pubkit.backends.pdf.finish import Finisher
from pubkit.backends.pdf.pages import Progress
from pubkit.backends.pdf.problems import Problem
from pubkit.backends.pdf.result import Matter, Result, Setting
from pubkit.backends.pdf.tags import ways
from pubkit.backends.pdf.tags.leaves import AS_SET, Layout, Order
from pubkit.backends.pdf.text import lines
from pubkit.model.document import Publication
from pubkit.parity import Wanted, pdf_text


def typeset(
    page: Element,
    publication: Publication,
    matter: Matter,
    setting: Setting,
    reached: Callable[[Element], None] = lambda element: None,
    arrange: Callable[[], Order | None] = lambda: None,
) -> Result:
    """Return the file of `page`; `arrange` makes up its front, where it is to have one."""
    documents = publication.documents
    with collector_paused(), engine.deep(), engine.overheard() as heard:
        try:
            order = arrange()
            heard.clear()  # of galleys, which lack what they refer to
            document, layout = _laid_out(page, matter, order or AS_SET, reached)
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
        if glyphs := problems.lacking(heard) - matter.lacking:
            return Result((), lacking=glyphs)
        progress = Progress(layout, documents)
        found = tuple(_faults(layout, progress, publication, data, setting))
        if any(problem.code in problems.FATAL for problem in found):
            return Result((*problems.complaints(heard), *found))
        return Result((*problems.complaints(heard), *found), data, progress.starts())


def _laid_out(
    page: Element, matter: Matter, order: Order, reached: Callable[[Element], None]
) -> tuple[Any, Layout]:
    """Return the page as the engine set it, with the references that it asks for."""
    turn = 0
    fonts = engine.open_fonts(matter.families, (file.data for file in matter.fonts.values()))
    files = {**matter.fonts, **matter.shown}
    while True:
        document = engine.typeset(page, files, matter.families, reached, fonts=fonts)
        lines.reorder(page, document.pages)
        layout = Layout(page, document.pages, order)
        justification.straighten(leaf.box for leaf in layout.leaves)
        if not (matter.tells_pages and page_references.settle(layout, turn)):
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
