"""Judges from outside, over real outputs: no error, no warning, no violation."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import pubkit
from pubkit.backends import Options
from tests import judges
from tests.judges.finding import Finding
from tests.judges.kit import Paths
from tests.outputs.conftest import ROOT, unlike
from tests.pdf.presses import profile

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


@pytest.mark.parametrize(
    ("variant", "judge"),
    [
        ("a-2a", lambda files: judges.verapdf(files, ("ua1", "2a"))),
        ("a-3a", lambda files: judges.verapdf(files, ("ua1", "3a"))),
        ("x-4", judges.press),
    ],
    ids=["a-2a", "a-3a", "x-4"],
)
def test_articles_and_editions_keep_every_variant(
    variant: str, judge: Callable[[Paths], list[Finding]], tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    (tmp_path / "press.icc").write_bytes(profile())
    options = Options(variant=variant, output_profile="press.icc", bleed="3mm", marks=True)
    report = pubkit.export(root=tmp_path, formats=["pdf"], options=options, out=tmp_path / "out")
    assert {d.code for d in report.diagnostics} <= {"image-low-resolution"}
    assert len(report.paths) == len(list((tmp_path / "sources").iterdir()))
    found = judge(report.paths)
    assert not found, told(found)
