"""Judges from outside, over real outputs: no error, no warning, no violation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pubkit
from pubkit.backends import Options
from tests import judges
from tests.outputs.conftest import ROOT

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("judges")]
Files = dict[str, list[Path]]


def told(findings: object) -> str:
    return "\n".join(str(f) for f in findings)  # type: ignore[attr-defined]


# Nu reads `img-src data:` as a host, the JSON-LD block as a script, 'self' as nothing for a page
# in a folder; browsers do none of it, as the test below shows: axe reports every violation of the
# policy that Chromium tells of.
NU_MISREADS = re.compile(
    r"Content Security Policy.*(image .data:|blocked by .script-src|.(\.\./)?assets/[^/]+” blocked)"
)


def test_pages_are_valid(files: Files) -> None:
    found = [f for f in judges.nu(files["html"]) if not NU_MISREADS.search(f.message)]
    found += judges.html_validate(files["html"])
    assert not found, told(found)


def unlike(pages: list[Path]) -> list[Path]:
    """Return pages of every kind: of a web edition's folders of like pages, three of each."""
    alike = [page for page in pages if page.parent.name in ("articles", "tags", "authors")]
    folders = {page.parent for page in alike}
    rest = {p for folder in folders for p in [a for a in alike if a.parent == folder][3:]}
    return [page for page in pages if page not in rest]


def test_pages_are_accessible_at_every_width_light_and_dark(files: Files) -> None:
    found = judges.axe(unlike(files["html"]))
    assert not found, told(found)


def test_linked_data_is_of_its_types(files: Files) -> None:
    found = judges.jsonld(files["html"])
    assert not found, told(found)


def test_books_are_valid(files: Files) -> None:
    found = judges.epubcheck(files["epub"])
    assert not found, told(found)


def test_books_are_accessible(files: Files) -> None:
    found = judges.ace(files["epub"])
    assert not found, told(found)


def test_books_open_and_every_link_leads_somewhere(files: Files) -> None:
    found = judges.reader(files["epub"])
    assert not found, told(found)


def test_print_is_sound_and_tagged(files: Files) -> None:
    found = [*judges.qpdf(files["pdf"]), *judges.verapdf(files["pdf"], ("ua1",))]
    assert not found, told(found)


@pytest.mark.parametrize("variant", ["a-2a", "a-3a"])
def test_archive_variants_keep_their_promise(variant: str, tmp_path: Path) -> None:
    source = ROOT / "sources" / "on-counting-rain"
    options = Options(variant=variant)
    report = pubkit.export([source], formats=["pdf"], options=options, root=ROOT, out=tmp_path)
    found = judges.verapdf(report.paths, ("ua1", variant.removeprefix("a-")))
    assert not found, told(found)
