"""Where an article keeps the engine busy for too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import FrameType
from xml.etree.ElementTree import Element

from pubkit.backends.pdf.engine.patience import OutOfPatienceError
from pubkit.backends.pdf.pages import NOT_RUNNING, Text
from pubkit.backends.pdf.problems import Problem
from pubkit.backends.pdf.tags.leaves import classes
from pubkit.model.document import Document
from pubkit.model.nodes import Span
from pubkit.parity import fold


def problem(
    error: OutOfPatienceError, documents: Sequence[Document], page: Element | None = None
) -> Problem:
    """Return what to report: at the words that were being set, else at the longest block."""
    element = _busy(error.frame)
    found = _place(page, element, documents) if page is not None and element is not None else None
    source, span = found or _longest(documents)
    return Problem("pdf-slow", f"typesetting was stopped about here: {error}", source, span)


def _busy(frame: FrameType | None) -> Element | None:
    """Return the innermost element, or that of the innermost box, in the calls of `frame`."""
    while frame is not None:
        for name in ("box", "child", "element"):
            value = frame.f_locals.get(name)
            for found in (value, *(getattr(value, n, None) for n in ("element", "etree_element"))):
                if isinstance(found, Element) and found.tag not in ("html", "body"):
                    return found
        frame = frame.f_back
    return None


def _place(
    page: Element, element: Element, documents: Sequence[Document]
) -> tuple[str, Span] | None:
    """Return the source of the words of `element`, at or near their place on the page."""
    before = "".join(_before(page, set(element.iter())))
    text = Text(documents)
    source, span = text.origin(text.find(fold("".join(element.itertext())), len(fold(before))))
    return (source, span) if span else None


def _before(root: Element, wanted: set[Element]) -> Iterator[str]:
    """Yield the running text below `root`'s body that precedes the elements `wanted`."""
    words: list[Element | str | None] = [root.find("body")]
    while words:
        top = words.pop()
        if top is None:
            continue
        if isinstance(top, str):
            yield top
            continue
        if top in wanted:
            return
        if NOT_RUNNING.isdisjoint(classes(top)):
            for child in reversed(top):
                words += (child.tail, child)
            yield top.text or ""


def _longest(documents: Sequence[Document]) -> tuple[str, Span | None]:
    """Return the source of the longest block."""
    spans = [(d.source, node.span) for d in documents for node in d.children if node.span]
    if not spans:
        return documents[0].source, None
    return max(spans, key=lambda found: found[1].end - found[1].start)
