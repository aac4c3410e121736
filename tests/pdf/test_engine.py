"""The engine is loaded fast, missed with advice, and heard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pyphen
import pytest

from pubkit.backends.pdf.engine import declarations, hyphenation, libraries
from tests.pdf.press import PlainTheme, printed

SOURCE = "---\nheadline: Rain\n---\n\nWords.\n"


def run(script: str) -> str:
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return done.stdout.strip()


def test_the_kept_declarations_are_those_of_the_engine() -> None:
    fresh = msgspec.msgpack.encode(declarations.parse(declarations.declared()))
    kept = Path(declarations.__file__).with_name(declarations.FILE).read_bytes()
    assert kept == fresh


def test_loading_starts_no_compiler_and_parses_no_c() -> None:
    script = """
import sys, subprocess
def refuse(*args, **options): raise AssertionError(args)
subprocess.Popen = refuse
from pubkit.backends.pdf.engine.libraries import load_engine
load_engine()
late = ("pycparser", "fontTools.subset", "fontTools.varLib")
print([name for name in late if name in sys.modules])
"""
    assert run(script) == "[]"


def test_other_declarations_are_parsed_as_ever() -> None:
    script = """
from pubkit.backends.pdf.engine import declarations, libraries
declarations.digest = lambda source: "another"
libraries.load_engine()
import sys
print("pycparser" in sys.modules)
"""
    assert run(script) == "True"


def test_an_engine_that_others_imported_is_mended_too() -> None:
    script = """
from weasyprint import document
from pubkit.backends.pdf.engine.libraries import load_engine
load_engine()
print(document.LayoutContext.__module__)
"""
    assert run(script) == "pubkit.backends.pdf.engine.footnotes"


def test_what_is_put_off_works_when_it_is_called() -> None:
    script = """
from pubkit.backends.pdf.engine.libraries import load_engine
load_engine()
from weasyprint.pdf import fonts
print(fonts.subset.Options(hinting=False).hinting, fonts.instantiateVariableFont is not None)
import fontTools.subset
print(fontTools.subset.Options.__name__)
"""
    assert run(script) == "False True\nOptions"


def test_a_missing_library_is_told_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise libraries.PdfEngineMissingError("libpango-1.0-0")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(libraries, "_import_engine", missing)
    result = printed(SOURCE)
    assert not result.data
    (finding,) = result.world.diagnostics
    assert finding.code == "pdf-engine-missing"
    assert '"libpango-1.0-0"' in finding.message
    assert finding.hints


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["debian"], "apt install libpango"),
        (["linuxmint", "ubuntu", "debian"], "apt install"),
        (["fedora"], "dnf install pango"),
        (["manjaro", "arch"], "pacman -S pango"),
        (["darwin"], "brew install pango"),
        (["plan9"], "install Pango"),
    ],
)
def test_advice_by_system(monkeypatch: pytest.MonkeyPatch, names: list[str], wanted: str) -> None:
    monkeypatch.setattr(libraries, "_systems", lambda: names)
    assert wanted in libraries.install_hint()


def test_the_loader_s_message_names_the_library() -> None:
    message = "cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object"
    assert libraries._culprit(message) == "libpango-1.0-0"


def test_what_the_engine_logs_is_reported() -> None:
    result = printed(SOURCE, theme=PlainTheme("p{colour:red}"))
    assert result.data
    assert result.codes == ["pdf-engine"]
    assert "colour" in result.world.diagnostics[0].message


def test_an_engine_that_gives_up_is_no_traceback() -> None:
    broken = PlainTheme("p{font-size:10000000px}p::first-letter{float:left}.text{columns:2}")
    result = printed(SOURCE, theme=broken)
    assert result.data or result.codes[0] == "pdf-failed"


WORDS = (
    "Donaudampfschifffahrtsgesellschaft representative uninterestingly característica "
    "asszony könnyű meggyőződés Straßenbahn développement responsabilidade øvelse"
).split()


@pytest.mark.parametrize(
    "language", ["en_US", "en_GB", "de_DE", "hu_HU", "fr", "es", "nl_NL", "eo"]
)
def test_quick_patterns_part_words_as_the_whole_dictionary_does(language: str) -> None:
    path = Path(pyphen.LANGUAGES[language])
    quick = hyphenation.Patterns(path)
    whole = _original(path)
    assert quick.longest >= whole.maxlen
    letters = [*whole.patterns][:: max(1, len(whole.patterns) // 500)]
    for word in letters + WORDS:
        known, found = whole.patterns.get(word), quick.get(word)
        if known is None:
            assert found is None
            continue
        assert found is not None
        start, levels = found
        assert [*levels[known[0] - start :]][: len(known[1])] == [*known[1]]


def _original(path: Path) -> pyphen.HyphDict:
    for kind in pyphen.HyphDict.__mro__:
        if kind.__module__ == "pyphen":
            return kind(path)
    raise AssertionError


def test_breaks_that_respell_a_word_are_left_out() -> None:
    libraries.load_engine()
    dictionary = pyphen.Pyphen(lang="hu_HU")
    assert all(place.data is None for place in dictionary.positions("asszony"))
    assert "".join(next(dictionary.iterate("meggyőződés"))) == "meggyőződés"
