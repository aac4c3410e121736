"""Print: a tagged PDF with notes at the foot of the page, typeset by WeasyPrint."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pubkit.backends import Artifact, Built, Imposition, Options, Pagination
from pubkit.model.document import Publication

if TYPE_CHECKING:
    from pubkit.backends.pdf.parts.founding import Hands
    from pubkit.backends.pdf.parts.hands import Work
    from pubkit.backends.pdf.press import Intent
    from pubkit.theme import Theme
    from pubkit.world import World


def build(publication: Publication, theme: Theme, options: Options, world: World) -> Built:
    """Return the publication as one PDF and its pages; none when it would not be whole."""
    from pubkit.backends.pdf.attempt import attempt
    from pubkit.backends.pdf.composition import Composition
    from pubkit.backends.pdf.press.trim import Trim, points
    from pubkit.backends.pdf.press.variants import DEFAULT, VARIANTS
    from pubkit.backends.pdf.result import Setting

    if not _can_print(publication, theme, options, world):
        return Built(())
    composition = Composition(publication, theme, world, trace=options.trace)
    world.hold(composition)
    if not composition.fonts:
        world.report("pdf-fontless", f'the theme "{theme.name}" gives no font for print')
        return Built(())
    variant = VARIANTS[options.variant or DEFAULT]
    intent = _intent(options, world) if variant.press else None
    if variant.press and intent is None:
        return Built(())
    trim = Trim(points(options.bleed or "0mm"), options.marks)
    setting = Setting(options.page, variant, trim, intent)
    result = attempt(publication, composition, setting, world)
    for problem in result.problems:
        world.report(problem.code, problem.message, source=problem.source, span=problem.span)
    if not result.whole:
        return Built(())
    slug = publication.metadata.slug
    artifacts = [Artifact(f"{slug}/{slug}.pdf", result.data)]
    if options.impose:
        artifacts.append(_imposed(publication, result.data, options.impose, options, world))
    return Built(tuple(artifacts), Pagination(source=printed(publication), pages=result.pages))


def _imposed(
    publication: Publication, data: bytes, kind: Imposition, options: Options, world: World
) -> Artifact:
    from pubkit.backends.pdf.press.imposition import impose
    from pubkit.backends.pdf.press.trim import points
    from pubkit.language import direction

    told = publication.metadata
    message = f'"{told.slug}-{kind}.pdf" is for paper: it has no tags, links or outline'
    world.report("pdf-imposed", message, source=publication.documents[0].source)
    creep = points(options.creep or "0mm")
    sheets = impose(data, kind, from_right=direction(told.language) == "rtl", creep=creep)
    return Artifact(f"{told.slug}/{told.slug}-{kind}.pdf", sheets, derived=True)


def printed(publication: Publication) -> str:
    """Return what an e-book cites the printed edition by: its ISBN, else its title and address.

    https://www.w3.org/TR/epub-a11y-11/#pageBreakSource
    """
    from pubkit.model.identifiers import urn

    told = publication.metadata
    name = urn(told.identifier or "")
    if name and name.startswith("urn:isbn:"):
        return name
    place = told.canonical_url or name or told.identifier or f"{told.slug}.pdf"
    return f"{told.headline or told.slug}. PDF: {place}"


def _intent(options: Options, world: World) -> Intent | None:
    """Return the printing condition; None, and report it, when there is none to print for."""
    from pubkit.backends.pdf.press import Intent
    from pubkit.backends.pdf.press.inks import Inks, ProfileError
    from pubkit.world import ReadError

    path = options.output_profile
    if path is None:
        hint = 'ask the printer for its ICC profile, and name it under [print] as "output-profile"'
        world.report("press-profile", "no profile says how the press prints", hints=(hint,))
        return None
    try:
        intent = Intent(world.read(PurePosixPath(path)), options.output_condition)
        Inks(intent.profile)
    except (ReadError, ProfileError) as error:
        world.report("press-profile", f'the profile "{path}" does not serve: {error}')
        return None
    return intent


def _can_print(publication: Publication, theme: Theme, options: Options, world: World) -> bool:
    """Report what keeps any article from being printed."""
    from pubkit.backends.pdf.press.variants import VARIANTS

    if options.variant not in (None, *VARIANTS):
        message = f'"{options.variant}" is no variant of PDF that can be kept'
        world.report("pdf-variant-unknown", message, hints=(f"known are {', '.join(VARIANTS)}",))
        return False
    if options.page not in (None, *theme.pages):
        message = f'the theme "{theme.name}" has no page "{options.page}"'
        edition, hint = publication.edition, f"it has {', '.join(theme.pages)}"
        own = edition is not None and edition.page == options.page
        source, span = publication.place("page") if own else (None, None)
        world.report("page-unknown", message, source=source, span=span, hints=(hint,))
        return False
    return True


@contextmanager
def begin(processes: int, confine: Callable[[], None], *, several: bool) -> Iterator[Hands | None]:
    """Begin processes that import the engine before anything is read of what they will set.

    They `confine` themselves first. An edition may become `several` parts, set by so many. There
    are none where this process has imported the engine, or has to, lest every run compiles it.
    """
    if "weasyprint" in sys.modules or not _is_kept():
        yield None
        return
    from pubkit.backends.pdf.parts.founding import begun

    def ready() -> Work:
        confine()
        from pubkit.backends.pdf.parts import compositor

        return compositor.ready(whole=not several)

    with begun(ready, processes if several else 1) as hands:
        yield hands


def warm() -> None:
    """Import the engine, so that child processes need not."""
    from importlib import import_module

    from pubkit.backends.pdf.engine.libraries import PdfEngineMissingError, load_engine

    try:
        load_engine()
    except PdfEngineMissingError:
        return
    for name in ("attempt", "typesetting", "parts.making"):
        import_module(f"{__name__}.{name}")
    for name in ("pubkit.parity", "pypdfium2", "uharfbuzz"):
        import_module(name)


def _is_kept() -> bool:
    """Tell whether what Python compiles of the engine, and of ours, is kept from an earlier run."""
    ours = (f"{__name__}.{name}" for name in ("attempt", "typesetting", "parts.making"))
    return all(map(_is_compiled, ("weasyprint", *ours)))


def _is_compiled(name: str) -> bool:
    from importlib.util import cache_from_source, find_spec

    found = find_spec(name)
    if found is None or found.origin is None:
        return False
    kept = Path(cache_from_source(found.origin))
    return kept.exists() and kept.stat().st_mtime >= Path(found.origin).stat().st_mtime
