"""The same tree gives the same bytes, whatever is around it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.hostile.test_faults import digests, export, write


def project(root: Path) -> Path:
    """Write articles that use what tends to differ: notes, formulas, tables, sets of tags."""
    write(root, 1)
    (root / "sources/b.md").write_text(
        "---\ntitle: All kinds\ndate: 2026-03-02\ntags: [rain, wind]\nauthor: A. Writer\n---\n"
        "\nWords[^a] and $\\frac{a}{b}$, `code`, naïve ‘quotes’, שלום, 字.\n\n[^a]: A note.\n\n"
        "## Table\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```python\nprint(1)\n```\n\n"
        "![A field](field.svg)\n\n$$\n\\sum_{i=1}^n i\n$$\n"
    )
    return root


def test_folder_clock_locale_hashes_jobs_and_fonts_change_no_byte(tmp_path: Path) -> None:
    one = project(tmp_path / "one")
    two = tmp_path / "some where else" / "two"
    shutil.copytree(one, two)
    for path in two.rglob("*.md"):
        os.utime(path, (1, 1))
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{tmp_path}/no-fonts</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    first = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    second = {
        "PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8",
        "FONTCONFIG_FILE": str(fonts), "SOURCE_DATE_EPOCH": "1000000000",
    }  # fmt: skip
    assert export(one, "--jobs", "1", **first)[0] == 0
    assert export(two, "--jobs", "2", **second)[0] == 0
    made = digests(one / "build")
    assert {name.rpartition(".")[2] for name in made} >= {"html", "epub", "pdf"}
    assert digests(two / "build") == made


def test_a_day_later_changes_no_byte(tmp_path: Path) -> None:
    """The clock is the machine's here, moved in the process itself."""
    import subprocess

    root = project(tmp_path)
    assert export(root, "--out", "today")[0] == 0
    script = (
        "import time, datetime, pubkit.world as w, pubkit.cli\n"
        "later = w.now() + datetime.timedelta(days=400)\n"
        "w.now = lambda: later\n"
        "real = time.time\n"
        "time.time = lambda: real() + 400 * 86400\n"
        "pubkit.cli.main(['export', '--out', 'later'])\n"
    )
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=environment, check=True, timeout=300
    )
    assert digests(root / "later") == digests(root / "today")
