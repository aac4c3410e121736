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
