"""The same words in the same order in all three outputs, and pages that agree."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pubkit
from tests.outputs.conftest import ROOT

pytestmark = pytest.mark.xdist_group("outputs")


def test_every_word_of_the_sources_is_in_every_output() -> None:
    report = pubkit.check(root=ROOT, parity=True)
    assert not [d for d in report.diagnostics if d.severity != "note"], report.diagnostics


def test_two_exports_are_the_same_bytes_wherever_and_however(tmp_path: Path) -> None:
    def export(name: str, jobs: str, **environment: str) -> dict[str, str]:
        out = tmp_path / name
        subprocess.run(
            [sys.executable, "-m", "pubkit", "export", "--out", str(out), "--jobs", jobs],
            cwd=ROOT, env=os.environ | environment, check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return {
            str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(out.rglob("*.*"))
            if path.suffix in (".html", ".epub", ".pdf")
        }

    one = export("one", "1", TZ="UTC", PYTHONHASHSEED="1", LANG="C")
    two = export("two", "2", TZ="Asia/Baku", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1")
    assert len(one) >= 9
    assert one == two
