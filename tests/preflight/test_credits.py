"""Pictures without a credit are told of; all pictures are listed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import pubkit
from pubkit.build.article import Request, prepare
from pubkit.preflight import inspect
from pubkit.world import World
from tests.cli.test_commands import pubkit as run
from tests.transforms.made import picture
from tests.transforms.test_figures import TELLING

FILES = {
    "a.png": picture(),
    "wide.png": picture(size=(90, 80)),
    "told.jpg": picture("JPEG", xmp=TELLING),
}


def codes(text: str) -> list[str]:
    world = World.fake({**FILES, "in.md": f"---\ntitle: T\n---\n\n{text}\n".encode()})
    publication = prepare("in.md", Request(root="."), world)
    assert publication
    inspect(publication, (), world)
    return [f"{d.code}:{d.place.line if d.place else 0}" for d in world.diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](a.png)", ["credit-missing:5"]),
        ("![a](a.png)\n\n![b](wide.png)", ["credit-missing:5", "credit-missing:7"]),
        ('![a](a.png){credit="Desk"}', []),
        ("![a](a.png){credit=none}", []),
        ("![](a.png){.decorative}", []),
        ("![a](told.jpg)", ["caption-embedded:5", "credit-embedded:5"]),
        ("a sign ![a](a.png) in a line", []),
        ("a work ![a](wide.png) in a line", ["credit-missing:5"]),
        ('::: figure {credit="Desk"}\n![a](a.png)\n\n![b](wide.png)\n:::', []),
    ],
)
def test_pictures_without_a_credit_are_reported(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pubkit.toml").write_text("[project]\n")
    for name in ("one", "two"):
        (tmp_path / "sources" / name).mkdir(parents=True)
        for file, data in FILES.items():
            (tmp_path / "sources" / name / file).write_bytes(data)
    one = '---\ntitle: One\n---\n\n![A cat](a.png "Wet"){credit="=Desk" license="CC0"}\n'
    (tmp_path / "sources" / "one" / "index.md").write_text(one)
    two = "---\ntitle: Two\nimage: {src: told.jpg, caption: none}\n---\n\nWords.\n"
    (tmp_path / "sources" / "two" / "index.md").write_text(two)
    return tmp_path


def test_credits_are_listed_for_all_sources(project: Path) -> None:
    one, two = pubkit.list_credits(root=project).pictures
    assert (one.article, one.line, one.picture) == (
        "sources/one/index.md", 5, "sources/one/a.png",
    )  # fmt: skip
    assert (one.alternative, one.caption, one.credit, one.license) == (
        "A cat", "Wet", "=Desk", "CC0",
    )  # fmt: skip
    assert (two.line, two.caption, two.credit) == (3, "", "Valley Desk")
    assert (two.alternative, two.license) == ("A river at dawn", "CC BY 4.0")


def test_credits_as_text_csv_and_json(project: Path) -> None:
    text = run("credits", "sources/one", cwd=project).stdout
    assert text.startswith("sources/one/index.md:5: sources/one/a.png\n")
    assert "    credit: =Desk\n" in text
    rows = list(csv.DictReader(io.StringIO(run("credits", "--format", "csv", cwd=project).stdout)))
    assert [row["line"] for row in rows] == ["5", "3"]
    assert rows[0]["credit"] == "'=Desk"  # no formula for a spreadsheet
    told = json.loads(run("credits", "--format", "json", cwd=project).stdout)
    assert [entry["credit"] for entry in told] == ["=Desk", "Valley Desk"]


def test_an_article_that_is_in_an_edition_and_on_the_site_is_listed_once(project: Path) -> None:
    (project / "sources" / "week").mkdir()
    week = "title: Week\nkind: newspaper\narticles: [../one, ../two]\n"
    (project / "sources" / "week" / "edition.yml").write_text(week)
    (project / "pubkit.toml").write_text('[site]\ntitle = "All"\n')
    found = pubkit.list_credits(root=project)
    assert [picture.line for picture in found.pictures] == [5, 3]
    assert len(set(found.diagnostics)) == len(found.diagnostics)


def test_credits_of_what_is_not_there(project: Path) -> None:
    run("credits", "sources/three", cwd=project, status=2)
    (project / "sources" / "one" / "a.png").unlink()
    assert "image-missing" in run("credits", cwd=project, status=1).stderr
