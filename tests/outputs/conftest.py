"""Real outputs, made once: the sources of this repository and the specimen of every theme."""

from __future__ import annotations

from pathlib import Path

import pytest

import pubkit
from pubkit.build.specimen import write_specimen

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all outputs."""
    out = tmp_path_factory.mktemp("outputs")
    report = pubkit.export(root=ROOT, out=out)
    assert not [d for d in report.diagnostics if d.severity != "note"], report.diagnostics
    for name in pubkit.themes():
        specimen = write_specimen(name, ROOT, out)
        assert specimen.ok, specimen.diagnostics
    return out


@pytest.fixture(scope="session")
def files(outputs: Path) -> dict[str, list[Path]]:
    """Return the outputs by suffix."""
    return {suffix: sorted(outputs.rglob(f"*.{suffix}")) for suffix in ("html", "epub", "pdf")}


def unlike(pages: list[Path]) -> list[Path]:
    """Return pages of every kind: of a web edition's folders of like pages, three of each."""
    alike = [page for page in pages if page.parent.name in ("articles", "tags", "authors")]
    folders = {page.parent for page in alike}
    rest = {p for folder in folders for p in [a for a in alike if a.parent == folder][3:]}
    return [page for page in pages if page not in rest]
