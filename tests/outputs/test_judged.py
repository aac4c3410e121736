"""Judges from outside, over real outputs: no error, no warning, no violation."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit.backends import Options
from tests import judges

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("judges")]
Files = dict[str, list[Path]]


def told(findings: object) -> str:
    return "\n".join(str(f) for f in findings)  # type: ignore[attr-defined]


def test_pages_are_valid(files: Files) -> None:
    found = [*judges.nu(files["html"]), *judges.html_validate(files["html"])]
    assert not found, told(found)


def test_pages_are_accessible_at_every_width_light_and_dark(files: Files) -> None:
    found = judges.axe(files["html"])
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


@pytest.mark.parametrize("variant", ["pdf/a-2a", "pdf/a-3a"])
def test_archive_variants_keep_their_promise(variant: str, tmp_path: Path) -> None:
    from pubkit.artifact import write
    from pubkit.build.article import Request, build
    from pubkit.world import World
    from tests.outputs.conftest import ROOT

    options = Options(variant=variant)
    request = Request(root=str(ROOT), formats=("pdf",), options=options)
    source = "sources/on-counting-rain/index.md"
    outcome = build(source, request, World.at(ROOT))
    paths = write(outcome.artifacts, tmp_path)
    found = judges.verapdf(paths, ("ua1", variant.removeprefix("pdf/a-")))
    assert not found, told(found)
