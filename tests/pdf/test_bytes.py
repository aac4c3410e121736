"""The same article gives the same bytes: in any process, folder, time zone and year."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pdf.press import PNG, article, printed

SOURCE = """---
headline: Rain
published: 2026-03-01T08:00:00+01:00
tags: [weather, river]
---

Words, a note,^[Here.] $a^2$ and [a link](https://example.org/).

![A map](map.png "A caption"){#fig-map}
"""
SCRIPT = """
import sys
from tests.pdf.press import PNG, article, printed
from tests.pdf.test_bytes import SOURCE
sys.stdout.buffer.write(printed(article(SOURCE, {"map.png": PNG}), variant=sys.argv[1]).data)
"""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("variant", ["ua-1", "a-3a"])
def test_two_processes_give_the_same_bytes(variant: str, tmp_path: Path) -> None:
    here = printed(article(SOURCE, {"map.png": PNG}), variant=variant).data
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Kathmandu",
        "SOURCE_DATE_EPOCH": "1",
    }
    command = [sys.executable, "-c", SCRIPT, variant]
    there = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, check=True)
    assert there.stdout == here
    assert here.startswith(b"%PDF-1.7")


def test_a_second_article_does_not_change_the_first() -> None:
    first = printed(SOURCE.replace("![A map](map.png", "[A map](https://example.org/")).data
    printed("---\nheadline: Other\n---\n\nOther words.\n")
    again = printed(SOURCE.replace("![A map](map.png", "[A map](https://example.org/")).data
    assert first == again
