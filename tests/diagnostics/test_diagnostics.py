"""One folder a code: `in.md` is what an author wrote, `out.txt` what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit.build.article import Request, prepare
from pubkit.codes import CODES
from pubkit.diagnostics import Diagnostic, Place, in_order, show
from pubkit.world import World

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if (path / "in.md").is_file())

# Codes that more than a source is needed for, and the tests that make them appear.
ELSEWHERE = {
    "tests/build, tests/cli, tests/hostile": "build-failed number-invalid output-kept "
    "output-unwritable slug-duplicate source-missing source-unreadable words-differ",
    "tests/pdf": "glyph-missing pdf-engine pdf-engine-missing pdf-failed pdf-fontless pdf-overfull "
    "pdf-variant-unknown pdf-whole pdf-words-lost pdf-slow pdf-plain pdf-words-cut link-relative "
    "page-unknown note-parted image-low-resolution pdf-imposed press-profile press-unkept "
    "pdf-picture-lost",
    "tests/theme": "contrast-low font-face-missing font-unusable theme-invalid theme-literal "
    "theme-missing theme-refused theme-shape theme-template theme-unsupported token-invalid "
    "token-unknown token-unused",
    "tests/transforms": "alt-embedded caption-embedded credit-embedded image-broken image-format "
    "image-mislabelled image-outside "
    "image-reduced image-too-large",
    "tests/preflight": "alt-doubtful article-empty mark-shown language-unknown link-empty "
    "credit-missing embargo-running epub-claim judge-ace judge-epubcheck "
    "judge-silent judge-verapdf language-doubtful link-missing status-withheld",
    "tests/markup": "math-unreadable",
    "tests/epub/test_profiles.py": "ebook-table-wide",
    "tests/importers": "import-doubt",
    "tests/web/test_site.py": "feed-undated site-unaddressed",
    "tests/build/test_editions.py": "article-duplicate article-missing edition-invalid",
    "tests/hostile, tests/reader": "slug-adapted table-cells line-limit not-text "
    "notes-limit reference-limit table-limit",
}


def said(name: str) -> str:
    """Return all that is said of the case `name`."""
    files = {path.name: path.read_bytes() for path in (FOLDER / name).iterdir()}
    world = World.fake(files)
    prepare("in.md", Request(root="."), world)
    return "\n".join(show(diagnostic) for diagnostic in world.diagnostics) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_said(name: str, request: pytest.FixtureRequest) -> None:
    text = said(name)
    path = FOLDER / name / "out.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(text, "utf-8")
    assert f"[{name}]" in text
    assert text == path.read_text("utf-8")


def test_every_code_has_a_case_or_a_test() -> None:
    elsewhere = {code for codes in ELSEWHERE.values() for code in codes.split()}
    assert sorted(set(CODES) - set(CASES) - elsewhere) == []
    assert sorted(set(CASES) - set(CODES)) == []
    assert sorted(set(CASES) & elsewhere) == []
    assert sorted(elsewhere - set(CODES)) == []


@pytest.mark.parametrize("code", CODES)
def test_codes_are_words_with_an_explanation(code: str) -> None:
    assert code == code.lower().replace("_", "-")
    assert len(CODES[code].explanation) > 30


def test_a_link_to_no_file_is_told_once() -> None:
    def at(code: str, line: int, url: str) -> Diagnostic:
        return Diagnostic(code, f'"{url}" leads to a file that …', Place("a.md", line, 1))

    there = at("link-relative", 1, "there.md")
    gone = at("link-relative", 2, "gone.md"), at("link-missing", 2, "gone.md")
    assert list(in_order([there, *gone])) == [there, gone[1]]


def test_findings_are_told_once_and_by_line() -> None:
    def at(line: int, path: str = "a.md", code: str = "alt-missing") -> Diagnostic:
        return Diagnostic(code, "x", Place(path, line, 1) if path else None)

    told = [at(9), at(0), at(3), at(2, "b.md"), at(9), at(3, code="link-missing"), at(0, "")]
    ordered = [at(3), at(3, code="link-missing"), at(9), at(0), at(2, "b.md"), at(0, "")]
    assert list(in_order(told)) == ordered
