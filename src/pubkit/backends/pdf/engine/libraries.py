"""Loads the engine: fast where it can be, and with advice where system libraries are missing."""

from __future__ import annotations

import io
import os
import platform
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any

from pubkit.backends.pdf.engine.code_lines import break_between_words
from pubkit.backends.pdf.engine.column_blocks import lay_out_blocks_once
from pubkit.backends.pdf.engine.columns import break_lines_once
from pubkit.backends.pdf.engine.declarations import OutdatedDeclarationsError, interface
from pubkit.backends.pdf.engine.drawings import draw_once
from pubkit.backends.pdf.engine.embedding import embed_alike
from pubkit.backends.pdf.engine.filled_columns import keep_filled_columns
from pubkit.backends.pdf.engine.flows import ask_flows_once
from pubkit.backends.pdf.engine.footnotes import keep_with_calls
from pubkit.backends.pdf.engine.grounds import find_grounds_once
from pubkit.backends.pdf.engine.hyphenation import use_quick_dictionaries
from pubkit.backends.pdf.engine.page_styles import style_pages_once
from pubkit.backends.pdf.engine.paragraphs import even_paragraphs
from pubkit.backends.pdf.engine.pauses import collector_paused
from pubkit.backends.pdf.engine.pictures import fit_pictures
from pubkit.backends.pdf.engine.sheets import read_sheets_once
from pubkit.backends.pdf.engine.styles import compute_styles_once
from pubkit.backends.pdf.engine.typefaces import NO_MACHINE, environment
from pubkit.backends.pdf.engine.watching import watch_blocks
from pubkit.backends.pdf.parts.settling import settle_pages
from pubkit.backends.pdf.shaping import shape_once
from pubkit.backends.pdf.text.spaces import free_line_ends


class PdfEngineMissingError(Exception):
    """A system library that the engine needs cannot be loaded; `hint` says what to type."""

    def __init__(self, library: str) -> None:
        super().__init__(f'the PDF engine needs the system library "{library}"')
        self.hint = install_hint()


_MENDED = "mended_by_pubkit"


def load_engine() -> ModuleType:
    """Return the engine, ready to typeset; raise `PdfEngineMissingError` without its libraries."""
    if "weasyprint" not in sys.modules:
        # The engine prints its own advice where libraries are missing. Fonts are always the
        # theme's, and a system without any is not worth a warning.
        with collector_paused(), warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            _import_engine()
    engine = sys.modules["weasyprint"]
    if not hasattr(engine, _MENDED):  # also where others imported it before
        setattr(engine, _MENDED, os.getpid())
        _read_whole_pictures()
        use_quick_dictionaries()
        keep_with_calls()
        free_line_ends()
        shape_once()
        break_lines_once()
        even_paragraphs()
        break_between_words()
        fit_pictures()
        embed_alike()
        draw_once()
        watch_blocks()
        lay_out_blocks_once()
        keep_filled_columns()
        ask_flows_once()
        read_sheets_once()
        compute_styles_once()
        style_pages_once()
        find_grounds_once()
        settle_pages()
    return engine


def is_child() -> bool:
    """Tell whether this process was forked from the one that loaded the engine."""
    return bool(getattr(load_engine(), _MENDED) != os.getpid())


def _read_whole_pictures() -> None:
    """Undo that the engine lets everybody in this process read pictures that are cut short."""
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False


def _import_engine() -> None:
    import mimetypes

    import cffi

    try:
        with (
            _replaced(cffi, "FFI", interface),
            # Kinds of files and fonts that the machine knows may be behind walls.
            _replaced(mimetypes, "knownfiles", []),
            environment("FONTCONFIG_FILE", str(NO_MACHINE)),
            _deferred(*_RARELY_USED),
        ):
            import_module("weasyprint")
    except (OutdatedDeclarationsError, OSError):
        _import_slowly()


def _import_slowly() -> None:
    """Import the engine as it is: it parses its declarations and asks compilers for libraries."""
    try:
        import_module("weasyprint")
    except OSError as error:
        raise PdfEngineMissingError(_culprit(str(error))) from None


def _culprit(message: str) -> str:
    """Return the library that a loader's `message` names."""
    quoted = message.split("'")
    return quoted[1] if len(quoted) > 2 else message


# Fallbacks of the engine for fonts that HarfBuzz cannot subset: a fifth of its import.
_RARELY_USED = ("fontTools.subset", "fontTools.varLib.instancer")


class _Deferred(ModuleType):
    """Stands for a module of functions and classes until one of them is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **options: getattr(import_module(self.__name__), name)(
            *args, **options
        )


@contextmanager
def _deferred(*names: str) -> Iterator[None]:
    """Let modules imported here get a stand-in for each of `names` not yet imported."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update({name: _Deferred(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            if isinstance(sys.modules.get(name), _Deferred):
                del sys.modules[name]


@contextmanager
def _replaced(owner: ModuleType, name: str, value: object) -> Iterator[None]:
    kept = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, kept)


_INSTALL = {
    "debian": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install pango",
    "rhel": "sudo dnf install pango",
    "suse": "sudo zypper install libpango-1_0-0",
    "arch": "sudo pacman -S pango",
    "alpine": "sudo apk add pango",
    "darwin": "brew install pango",
}


def install_hint() -> str:
    """Return what to type on this system to install what the engine needs."""
    command = next((_INSTALL[name] for name in _systems() if name in _INSTALL), None)
    if command is None:
        return "install Pango 1.44 or newer (with FreeType and HarfBuzz) from your system"
    return f'type "{command}"; HTML and EPUB do not need it'


def _systems() -> list[str]:
    """Return the names of this system, from the most to the least exact."""
    if sys.platform != "linux":
        return [sys.platform]
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return []
    return [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
