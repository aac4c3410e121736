"""What the book may claim of its accessibility, computed from what is in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from pubkit.backends.epub.frame import nodes
from pubkit.backends.epub.metadata import Meta, clean
from pubkit.backends.epub.scan import Scan
from pubkit.model.document import Document
from pubkit.model.nodes import Image

_FILE_NAME = re.compile(r"\S+\.(avif|gif|jpe?g|png|svg|webp)", re.IGNORECASE)


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in the book."""

    pictures: bool
    described: bool
    math: bool
    headings: bool
    still: bool
    pages: str | None = None
    conforms_to: str | None = None
    certified_by: str | None = None


def describes(alternative: str) -> bool:
    """Tell whether `alternative` says anything: neither signs alone nor a file's name do."""
    speaks = any(unicodedata.category(c)[0] in "LNS" for c in alternative)
    return speaks and not _FILE_NAME.fullmatch(clean(alternative))


def pictures(documents: Iterable[Document], scans: Iterable[Scan]) -> tuple[bool, bool]:
    """Return whether there are pictures that inform, and whether all of those are described.

    The text files tell what is described, the model what is decorative on purpose.
    """
    images = [node for d in documents for node in nodes(d) if isinstance(node, Image)]
    decorative = sum(image.decorative and image.asset is not None for image in images)
    shown = [alternative for scan in scans for alternative in scan.alternatives]
    silent = sum(not describes(alternative) for alternative in shown)
    return len(shown) > decorative, silent <= decorative


def claims(facts: Facts) -> Iterator[Meta]:
    """Yield the metadata that EPUB Accessibility 1.1 asks for."""
    yield Meta("schema:accessMode", "textual")
    if facts.pictures:
        yield Meta("schema:accessMode", "visual")
        yield Meta("schema:accessModeSufficient", "textual,visual")
    if facts.described:
        yield Meta("schema:accessModeSufficient", "textual")
    for feature in features(facts):
        yield Meta("schema:accessibilityFeature", feature)
    yield Meta("schema:accessibilityHazard", "none" if facts.still else "unknown")
    summary = {"{http://www.w3.org/XML/1998/namespace}lang": "en"}
    yield Meta("schema:accessibilitySummary", _summary(facts), summary)
    if facts.pages:
        yield Meta("pageBreakSource", facts.pages)
    if facts.conforms_to:
        yield Meta("dcterms:conformsTo", facts.conforms_to, {"id": "conformance"})
    if facts.conforms_to and facts.certified_by:
        yield Meta("a11y:certifiedBy", facts.certified_by, {"refines": "#conformance"})


def features(facts: Facts) -> Iterator[str]:
    """Yield the values of `accessibilityFeature` that are true of the book."""
    yield from ("displayTransformability", "readingOrder", "tableOfContents")
    told = {
        "alternativeText": facts.pictures and facts.described,
        "MathML": facts.math,
        "structuralNavigation": facts.headings,
        "pageBreakMarkers": facts.pages is not None,
        "pageNavigation": facts.pages is not None,
    }
    yield from (feature for feature, true in told.items() if true)


def _summary(facts: Facts) -> str:
    told = ["The text reflows; its size, typeface and colours can be changed."]
    if facts.pictures and facts.described:
        told.append("Every picture that informs has a text alternative.")
    elif facts.pictures:
        told.append("Not every picture has a text alternative.")
    if facts.math:
        told.append("Formulas are given as MathML.")
    if facts.pages:
        told.append("The pages of the printed edition are marked.")
    return " ".join(told)
