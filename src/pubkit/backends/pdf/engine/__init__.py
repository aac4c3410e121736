"""Typesets a page of markup with WeasyPrint, which is handed all it may see.

What mends the engine is imported with it: who lets others set a page needs none of it.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from pubkit.backends.pdf.parts.settling import Settle

BASE = "pubkit:/"
"""The URL of the page. Constant, since names of pictures in the file are made from their URLs."""


class File(NamedTuple):
    """Something that the page refers to."""

    data: bytes
    media_type: str


class Message(NamedTuple):
    """What the engine logged."""

    level: str
    text: str


def typeset(
    page: ElementTree.Element,
    files: Mapping[str, File],
    families: Mapping[str, str],
    reached: Callable[[ElementTree.Element], None] = lambda element: None,
    settle: Settle | None = None,
    fonts: Any = None,
) -> Any:
    """Return the laid out `weasyprint.Document`.

    `files` are all that it can fetch, by URL; `families` are the names of the theme's, by role.
    `reached` is called with the element of each block that is about to be set.
    `settle` is asked about the pages before their margins are made. `fonts` are those of a page
    with the same files, by `open_fonts`; what is loaded and shaped for one is so for the next.
    """
    from pubkit.backends.pdf.engine import typefaces
    from pubkit.backends.pdf.engine.elements import wrapped
    from pubkit.backends.pdf.engine.libraries import load_engine

    weasyprint = load_engine()

    class Page(weasyprint.HTML):  # type: ignore[misc, name-defined]
        """A page that is parsed already."""

        def __init__(self) -> None:
            self.base_url = BASE
            self.url_fetcher = _fetcher(files)
            self.media_type = "print"
            self.wrapper_element = wrapped(page)
            self.etree_element = page
            self.settle = settle

    fonts = fonts or typefaces.configuration(families)
    fonts.reached = reached  # the one thing of ours that every part of a layout sees
    return Page().render(font_config=fonts)


def open_fonts(families: Mapping[str, str], files: Iterable[bytes] = ()) -> Any:
    """Return fonts for pages that have the same files: in a child that tells them, those it has.

    No other process keeps any: those that it forks would lack the threads of its fonts. Nor does
    one whose folder for temporary files is nobody's to remove.
    """
    from pubkit.backends.pdf.engine import typefaces
    from pubkit.backends.pdf.engine.libraries import is_child, load_engine

    load_engine()
    told = tuple(files)
    if told and is_child() and Path(gettempdir()).name.startswith("pubkit-"):
        return _opened(os.getpid(), tuple(families.items()), told)
    return typefaces.configuration(families)


@lru_cache(maxsize=3)
def _opened(process: int, families: tuple[tuple[str, str], ...], files: tuple[bytes, ...]) -> Any:
    from pubkit.backends.pdf.engine import typefaces

    return typefaces.configuration(dict(families))


def read_sheets(page: ElementTree.Element) -> None:
    """Read the style sheets of `page`, which children forked from here need not do again."""
    from pubkit.backends.pdf.engine.elements import wrapped
    from pubkit.backends.pdf.engine.libraries import load_engine

    load_engine()
    from weasyprint import css
    from weasyprint.css.counters import CounterStyle

    told: tuple[Any, ...] = (_fetcher({}), BASE, None, CounterStyle(), {}, [], [])
    list(css.find_stylesheets(wrapped(page), "print", *told))


def _fetcher(files: Mapping[str, File]) -> Any:
    """Return a fetcher of `files`: no scheme, file or host is ever reached."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        _fail_on_errors = False

        def __init__(self) -> None:
            """Make none of the parent's openers."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url not in files:
                raise ValueError("nothing outside of the publication is fetched")
            file = files[url]
            return URLFetcherResponse(url, file.data, {"Content-Type": file.media_type})

        open = fetch

    return Fetcher()


@contextmanager
def overheard() -> Iterator[list[Message]]:
    """Collect what the engine logs as warning or error, instead of printing it."""
    messages: list[Message] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(Message(record.levelname.lower(), record.getMessage()))

    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    ear = Ear(logging.WARNING)
    kept = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(ear)
        logger.propagate = False
    try:
        yield messages
    finally:
        for logger, propagate in zip(loggers, kept, strict=True):
            logger.removeHandler(ear)
            logger.propagate = propagate


@contextmanager
def deep() -> Iterator[None]:
    """Let the engine recurse into deep nesting; calls between Python functions need no stack."""
    kept = sys.getrecursionlimit()
    sys.setrecursionlimit(max(kept, _DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(kept)


def fatal() -> type[BaseException]:
    """Return what the engine raises to stop at once; it is no `Exception`."""
    from weasyprint.urls import FatalURLFetchingError

    return FatalURLFetchingError  # type: ignore[no-any-return]


_DEPTH = 6000
