"""Typeset a composition, and let nothing pass that is not whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from pubkit.backends.pdf import engine, problems, slowness
from pubkit.backends.pdf.composition import Composition, Plainness
from pubkit.backends.pdf.engine.patience import OutOfPatienceError, patience, unhurried
from pubkit.backends.pdf.engine.pauses import collector_paused
from pubkit.backends.pdf.parts import may_divide
from pubkit.backends.pdf.parts.hands import MOST
from pubkit.backends.pdf.result import Matter, Result, Setting
from pubkit.model.document import Document, Publication
from pubkit.parity import Wanted, pdf_text
from pubkit.world import World

if TYPE_CHECKING:
    from pubkit.backends.pdf.tags.leaves import Order

Set = Callable[[Plainness], Result]


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
    first = _by_others(publication, composition, setting, world)
    if (first is None or not first.whole) and not loads(world):
        return Result(())
    set_ = partial(_set, publication, composition, setting)
    tried = partial(_patiently, publication.documents, composition, set_)
    first = first or tried(Plainness.NONE)
    for plainness in (Plainness.LOOSE, Plainness.RUN_ON) if composition.front_stories > 1 else ():
        if not first.whole:
            first = tried(plainness)
    for plainness in (Plainness.ONE_COLUMN, Plainness.NOTES_AT_END):
        if first.whole:
            break
        plain = tried(plainness)
        if plain.whole:
            told = problems.plain(first.problems, plainness.value, publication.documents[0].source)
            return msgspec.structs.replace(plain, problems=(*plain.problems, told))
    return first


def loads(world: World) -> bool:
    """Tell whether the engine is there; report it when it is not."""
    from pubkit.backends.pdf.engine.libraries import PdfEngineMissingError, load_engine

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
    from pubkit.backends.pdf import press
    from pubkit.backends.pdf.parts import conducting, proving
    from pubkit.backends.pdf.parts.making import UnfitError

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
    from pubkit.backends.pdf.parts.crew import CrewError

    told = str(error) if isinstance(error, CrewError) else f"{type(error).__name__}: {error}"
    return " ".join(told.split())[:MOST]


def _by_others(
    publication: Publication, composition: Composition, setting: Setting, world: World
) -> Result | None:
    """Return what a process makes that has begun with the engine; None when there is none.

    Nor is there any when it fails: where it does, so may this one, which then is at a known place.
    """
    begun, world.hands = world.hands, None
    if begun is None or publication.edition is not None:
        return None
    from pubkit.backends.pdf.parts.compositor import order
    from pubkit.backends.pdf.parts.crew import CrewError

    with begun.crew() as crew:

        def ordered(plainness: Plainness) -> Result:
            page = composition.page(setting.page, plainness, setting.trim.css)
            return order(
                page,
                publication,
                _matter(composition),
                setting,
                composition.length,
                crew,
                meanwhile,
            )

        def meanwhile() -> None:
            told, world.meanwhile = world.meanwhile, None
            if told:
                with unhurried():
                    told()

        try:
            return _patiently(publication.documents, composition, ordered, Plainness.NONE)
        except CrewError:
            return None


def _matter(composition: Composition) -> Matter:
    return Matter(
        composition.font_files,
        composition.shown,
        composition.families,
        composition.lacking,
        composition.tells_pages,
    )


def _patiently(
    documents: Sequence[Document], composition: Composition, set_: Set, plainness: Plainness
) -> Result:
    """Return the finished file; none when the engine takes far longer than the length explains."""
    try:
        with patience(composition.length):
            return _with_boxes(documents, composition, partial(set_, plainness))
    except OutOfPatienceError as error:
        return Result((slowness.problem(error, documents),))


def _with_boxes(
    documents: Sequence[Document], composition: Composition, set_: Callable[[], Result]
) -> Result:
    """Return the finished file, boxes standing for characters that no font has."""
    result = set_()
    while result.lacking and composition.do_without(result.lacking):
        result = set_()
    missing = problems.missing(composition.lacking, documents)
    return msgspec.structs.replace(result, problems=(*missing, *result.problems))


def _set(
    publication: Publication, composition: Composition, setting: Setting, plainness: Plainness
) -> Result:
    from pubkit.backends.pdf import fronts
    from pubkit.backends.pdf.typesetting import typeset

    page = composition.page(setting.page, plainness, setting.trim.css)
    spare = fronts.SPARE if plainness is Plainness.LOOSE else 0

    def arrange() -> Order | None:
        order = fronts.arrange(page, publication, composition, spare)
        if composition.has_front:
            composition.part(page, setting.page)
        return order

    fronted = plainness in (Plainness.NONE, Plainness.LOOSE)
    return typeset(
        page,
        publication,
        _matter(composition),
        setting,
        composition.origins.reached,
        arrange if fronted else lambda: None,
    )
