"""Each judge passes a good file and finds a fault planted in it."""

import unittest
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from . import (
    Finding,
    JudgeBroken,
    JudgeMissing,
    ace,
    axe,
    epubcheck,
    html_validate,
    jsonld,
    kit,
    layout,
    nu,
    qpdf,
    reader,
    screenshot,
    verapdf,
)
from .__main__ import main
from .specimens import CHAPTER, book, document, page, section

pytestmark = pytest.mark.judge

Judge: TypeAlias = Callable[[list[Path]], list[Finding]]


Fault: TypeAlias = tuple[str, str, str]


def codes(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


def missed(
    judge: Judge, make: Callable[[Path, str, str], Path], faults: list[Fault], folder: Path
) -> list[Fault]:
    """Plant each fault (old text, new text, code) in a file of its own; return those unseen."""
    files = {fault: make(_new(folder / str(n)), *fault[:2]) for n, fault in enumerate(faults)}
    found = judge(list(files.values()))
    return [f for f in faults if f[2] not in codes([x for x in found if x.path == files[f]])]


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.parametrize("judge", [nu, html_validate, axe, jsonld])
@pytest.mark.parametrize("name", ["page.html", "page.xhtml"])
def test_good_page_is_clean(judge: Judge, name: str, tmp_path: Path) -> None:
    assert judge([page(tmp_path, name=name)]) == []


@pytest.mark.parametrize("judge", [nu, html_validate])
def test_good_section_of_a_book_is_clean(judge: Judge, tmp_path: Path) -> None:
    assert judge([section(tmp_path)]) == []


@pytest.mark.parametrize("judge", [epubcheck, ace, reader, layout])
def test_good_book_is_clean(judge: Judge, tmp_path: Path) -> None:
    assert judge([book(tmp_path)]) == []


@pytest.mark.parametrize("judge", [qpdf, verapdf])
def test_good_pdf_is_clean(judge: Judge, tmp_path: Path) -> None:
    assert judge([document(tmp_path)]) == []


@pytest.mark.parametrize("judge", [nu, html_validate])
def test_fault_is_laid_at_the_right_file(judge: Judge, tmp_path: Path) -> None:
    good = page(tmp_path, name="good.html")
    bad = page(tmp_path, "<p id", "<p align='left' id", name="bad.html")
    assert {finding.path for finding in judge([good, bad])} == {bad}


def test_nu_finds(tmp_path: Path) -> None:
    faults = [
        ("<p id", "<blink id", "error"),
        ("<main>", "<main role='main'>", "warning"),
        ("body { ", "body { colour: red; ", "css"),
    ]
    assert missed(nu, page, faults, tmp_path) == []


def test_nu_forgives_epub_and_nothing_else(tmp_path: Path) -> None:
    assert codes(nu([section(tmp_path, "<p>", "<p type='a'>")])) == {"error"}
    assert codes(nu([section(tmp_path, "</section>", "")])) == {"fatal"}


def test_html_validate_finds(tmp_path: Path) -> None:
    faults = [
        ("</h1>", "</h1><h4>x</h4>", "heading-level"),
        ("<p id", "<p aria-describedby='no' id", "no-missing-references"),
    ]
    assert missed(html_validate, page, faults, tmp_path) == []


def test_layout_finds(tmp_path: Path) -> None:
    faults = [
        ("<p id", "<p style='width: 2em; white-space: nowrap' id", "spills"),
        ("<p id", "<div style='width: 900px'>wide</div><p id", "overflow"),
    ]
    assert missed(layout, page, faults, _new(tmp_path / "pages")) == []
    assert missed(layout, book, faults[:1], _new(tmp_path / "books")) == []


def test_axe_finds(tmp_path: Path) -> None:
    faults = [
        ("color: #eee", "color: #555", "color-contrast"),
        ("The sea", "<img src='data:,'/>", "image-alt"),
        ("<p id", "<div style='width: 900px'>wide</div><p id", "overflow"),
        ("<p id", "<p style='height: 1em; overflow: hidden; width: 4em' id", "clipped"),
        ("body { ", "body { overflow-x: clip; white-space: nowrap; font-size: 5em; ", "clipped"),
        ("<p id", "<p style='position: absolute; left: -999px' id", "off-page"),
        ("The sea", "<img alt='sea' src='missing.png'/>", "image"),
        ("The sea", "<img alt='sea' src='https://example.org/sea.png'/>", "request"),
        ("</main>", "</main><script>new WebSocket('ws://127.0.0.1:9')</script>", "request"),
        ("</main>", "</main><script>throw new Error('storm')</script>", "console"),
    ]
    assert missed(axe, page, faults, tmp_path) == []


def test_axe_says_where_a_fault_shows(tmp_path: Path) -> None:
    found, *_ = axe([page(tmp_path, "color: #eee", "color: #555")], widths=(320, 768))
    assert found.place.endswith("at 320 dark, 768 dark")


@pytest.mark.parametrize(
    "style",
    [
        "position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap",
        "display: block; overflow: auto; white-space: nowrap; width: 4em",
    ],
)
def test_axe_lets_text_be_that_is_hidden_or_scrolled_on_purpose(style: str, tmp_path: Path) -> None:
    span = f"<span tabindex='0' style='{style}'>Listen, all of you:</span> The sea"
    assert axe([page(tmp_path, "The sea", span)], widths=(320,)) == []


def test_jsonld_finds(tmp_path: Path) -> None:
    faults = [
        ("NewsArticle", "NewsArtikel", "type"),
        ('"headline"', '"headlines"', "type"),
        ("2026-03-01T08", "1 March 2026, 08", "date"),
        ("https://schema.org", "https://example.org", "context"),
        ('"headline"', "headline", "syntax"),
        ("application/ld+json", "application/json", "missing"),
    ]
    assert missed(jsonld, page, faults, tmp_path) == []


def test_epubcheck_finds(tmp_path: Path) -> None:
    faults = [
        ("<p>See", "<p align='left'>See", "RSC-005"),
        ("2026-03-01T08:00:00Z", "today", "RSC-005"),
        ("Tides</dc:title>", "</dc:title>", "RSC-005"),
        ("<dc:language>", "<dc:date>soon</dc:date><dc:language>", "OPF-053"),
    ]
    assert missed(epubcheck, book, faults, tmp_path) == []


def test_ace_finds(tmp_path: Path) -> None:
    faults = [
        ("accessibilitySummary", "alternateName", "metadata-accessibilitysummary"),
        ("<p>See", "<p><img src='sea.png'/>See", "image-alt"),
    ]
    assert missed(ace, book, faults, tmp_path) == []


def test_reader_finds(tmp_path: Path) -> None:
    faults = [
        ('href="#p"', 'href="#q"', "link"),
        ('href="#p"', 'href="two.xhtml"', "link"),
        ('href="one.xhtml"', 'href="one.xhtml#q"', "link"),
        ('<p id="p"', '<p id="p" style="display: none"', "link"),
        ("<p>See", "<pre>" + "x" * 200 + "</pre><p>See", "overwide"),
        ("<p>See", "<div style='width: 900px; height: 9px'></div><p>See", "overwide"),
        ("<p>See", "<pre style='overflow: auto'>" + "x " * 200 + "</pre><p>See", "scrolls"),
        ("<p>See", "<p style='overflow: hidden; height: 1em; width: 4em'>See", "clipped"),
        ("<p>See", "<p style='display: inline-block; height: 3000px'>See", "overtall"),
        ("<p>See", "<p><img alt='sea' src='sea.png'/>See", "image"),
        ("<p>See", "<p><img alt='sea' src='https://example.org/sea.png'/>See", "request"),
        ("</section>", "", "malformed"),
        (CHAPTER, "<section></section>", "empty"),
        ("<itemref", "<itemreff", "unreadable"),
    ]
    assert missed(reader, book, faults, tmp_path) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_reader_turns_pages_without_complaint(direction: str, tmp_path: Path) -> None:
    long = f"<div dir='{direction}'>" + "<p>The tide turns twice a day.</p>" * 200 + "</div><p>See"
    assert reader([book(tmp_path, "<p>See", long)]) == []


def test_reader_lets_spaces_hang_out_of_lines(tmp_path: Path) -> None:
    style = "<pre style='white-space: pre-wrap'><code>"
    code = style + ("0." + " " * 40 + ", ") * 60 + "</code></pre><p>See"
    assert reader([book(tmp_path, "<p>See", code)]) == []


@pytest.mark.parametrize("judge", [epubcheck, ace, reader])
def test_torn_book_is_a_finding(judge: Judge, tmp_path: Path) -> None:
    torn = tmp_path / "torn.epub"
    torn.write_bytes(book(tmp_path).read_bytes()[:700])
    assert {finding.path for finding in judge([torn])} == {torn}


def test_verapdf_finds_in_each_flavour(tmp_path: Path) -> None:
    found = verapdf([document(tmp_path, variant=None)], flavours=("ua1", "3a"))
    assert {code.split()[0] for code in codes(found)} == {"ua1", "3a"}


@pytest.mark.parametrize("judge", [qpdf, verapdf])
def test_torn_pdf_is_a_finding(judge: Judge, tmp_path: Path) -> None:
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(document(tmp_path).read_bytes()[:-400])
    assert judge([torn])


def test_screenshot_pictures_each_scheme(tmp_path: Path) -> None:
    pictures = screenshot([page(tmp_path)], (320,), ("light", "dark"), tmp_path / "out")
    light, dark = (picture.read_bytes() for picture in pictures)
    assert light.startswith(b"\x89PNG")
    assert light != dark


def test_nothing_to_judge_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no files"):
        nu([])
    with pytest.raises(FileNotFoundError):
        nu([tmp_path / "missing.html"])


def test_missing_judges_fail_in_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBKIT_JUDGES", str(tmp_path))
    monkeypatch.setenv("PUBKIT_JUDGES_OPTIONAL", "1")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(JudgeMissing, match=r"install\.sh") as failure:
        nu([page(tmp_path)])
    assert not isinstance(failure.value, unittest.SkipTest)
    monkeypatch.delenv("CI")
    with pytest.raises(unittest.SkipTest):
        nu([page(tmp_path)])


def test_hanging_or_silent_program_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(JudgeBroken, match="longer than 1 s"):
        kit.run("node", ["-e", "setTimeout(() => {}, 99_000)"], seconds=1)
    with pytest.raises(JudgeBroken, match="did not judge every file"):
        kit.node("axe", "axe.mjs", {"paths": []}, [page(tmp_path)])


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = page(tmp_path), page(tmp_path, "<p id", "<blink id", name="bad.html")
    assert main(["nu", str(good), str(bad)]) == 1
    verdicts = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[0] != " "]
    assert verdicts == ["PASS", "FAIL"]
