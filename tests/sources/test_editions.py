"""The editions of the sources: one of each kind, without findings, small."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from pubkit.build.article import Request, prepare
from pubkit.world import World

ROOT = Path(__file__).parents[2]
EDITIONS = {"vesk-courier": "newspaper", "the-gauge": "magazine", "keepers-year": "book"}


def test_every_edition_is_listed_here() -> None:
    found = sorted(path.parent.name for path in (ROOT / "sources").glob("*/edition.*"))
    assert found == sorted(EDITIONS)


@pytest.mark.parametrize("slug", EDITIONS)
def test_an_edition_has_no_findings_and_binds_all_that_lies_in_its_folder(slug: str) -> None:
    world = World.at(ROOT)
    found = prepare(f"sources/{slug}/edition.yml", Request(root=str(ROOT)), world)
    assert world.diagnostics == []
    assert found is not None
    assert found.edition is not None
    assert found.edition.kind == EDITIONS[slug]
    bound = {PurePosixPath(document.source).name for document in found.documents}
    assert {path.name for path in (ROOT / "sources" / slug).glob("*.md")} <= bound
    assert {"title", "contents", "colophon", "index"} <= {d.part for d in found.documents}
