"""The wheel and the source package: complete, with a bill of materials, the same anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SBOM = "requirements.cdx.json"
LEFT = shutil.ignore_patterns(
    ".git", ".venv*", "build", "dist", ".*_cache", "__pycache__", ".hypothesis"
)


def built(folder: Path, mask: int) -> dict[str, bytes]:
    """Return the packages built from a copy of this tree at `folder`, by name."""
    shutil.copytree(ROOT, folder, ignore=LEFT, copy_function=shutil.copy)
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", "packages"],
        cwd=folder, check=True, capture_output=True, umask=mask, env=environment,
    )  # fmt: skip
    return {file.name: file.read_bytes() for file in (folder / "packages").iterdir()}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    assert built(folder / "one", 0o022) == built(folder / "another place", 0o077)
    return folder / "one" / "packages"


def test_the_bill_of_materials_is_that_of_the_lock_file() -> None:
    lock = ROOT / "requirements.lock"
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "sbom.py", lock], check=True, capture_output=True
    )
    assert told.stdout == (ROOT / SBOM).read_bytes(), "run: make lock"
    pins = re.findall(r"^[^\s#].*==", lock.read_text("utf-8"), re.MULTILINE)
    assert len(json.loads(told.stdout)["components"]) == len(pins)


def test_the_same_tree_gives_the_same_packages_with_all_they_need(packages: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
        (script,) = (name for name in names if name.endswith(".data/scripts/pubkit"))
        assert file.getinfo(script).external_attr >> 16 & 0o111
        assert file.read(script).startswith(b"#!python\n")
    told = {name.partition("/")[2] for name in names if ".dist-info/" in name}
    assert {f"sboms/{SBOM}", "licenses/LICENSE", "METADATA"} <= told
    assert {"pubkit/py.typed", "pubkit/themes/daily/theme.toml"} <= names
    assert "pubkit/backends/pdf/engine/fonts.conf" in names
    assert not any(name.startswith(("tests/", "sources/")) for name in names)
