"""What articles and their names say steers no terminal, and fakes no line of a log."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pubkit import reports
from pubkit.diagnostics import Diagnostic, Place
from pubkit.world import MAX_FINDINGS
from tests.hostile.test_faults import start
from tests.hostile.test_vectors import build

STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TEXT = "a\x1b[2J\x9b2J\x1b]0;x\x07\r\n::error::b\u202ec"
FOUND = Diagnostic("meta-unknown", TEXT, Place(TEXT, 1, 2, 3, TEXT), (TEXT,))


@pytest.mark.parametrize("form", [reports.text, reports.json_line, reports.github])
def test_a_finding_is_printed_plain(form: object) -> None:
    assert callable(form)
    said = form(FOUND)
    assert not STEERING.search(said)
    assert sum(line.startswith("::error") for line in said.split("\n")) == 0


def test_of_a_long_line_little_is_kept_with_each_finding() -> None:
    line = "a" * 200 + "".join(f" ![x](b{n}.png)" for n in range(300)) + "a" * 5_000
    found = [d for d in build(f"# A\n\n{line}\n", "html").diagnostics if d.place]
    assert len(found) == 300
    assert all(d.place and len(d.place.excerpt) <= 100 for d in found)
    shown, mark = reports.text(found[1]).split("\n")[1:3]
    at = mark.index("^")
    assert shown[at:].startswith("![x](b1.png)")


def test_a_log_is_not_flooded() -> None:
    body = "".join(f"![x](b{n}.png)\n\n" for n in range(MAX_FINDINGS + 200))
    outcome = build(f"# A\n\n{body}", "html")
    found = [d for d in outcome.diagnostics if d.code == "image-missing"]
    assert len(found) == MAX_FINDINGS
    assert [d for d in found if "not told" in " ".join(d.hints)] == found[-1:]
    assert outcome.failed


@pytest.mark.parametrize("body", ["![x](%s.png)", "[x](%s.md)", "[x](#%s)", "[^%s]: x", "{%s}"])
def test_long_names_are_told_in_brief(body: str) -> None:
    long = body % ("a" * 7_000)
    found = build(f"---\ntitle: A\n{'b' * 7_000}: c\n---\n\n{long}\n", "html").diagnostics
    assert found
    assert max(len(line) for d in found for line in reports.text(d).split("\n")) < 500


def test_programs_are_told_exactly() -> None:
    assert json.loads(reports.json_line(FOUND))["message"] == TEXT
    assert not STEERING.search(reports.sarif([FOUND]))
    assert json.loads(reports.sarif([FOUND]))["runs"][0]["results"][0]["message"]["text"]


def test_a_run_prints_no_escapes(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    front = r'"\e[31mkey": x' + "\n" + r'status: "\e]0;x\a"' + "\n" + r'slug: "\u009b2J"'
    (sources / "a.md").write_text(f"---\ntitle: A\n{front}\n---\n\n![x](b%1b.png)\n")
    (sources / "b\n::error::c\x1b[2J.md").write_text("---\ntitle: B\n---\n\n![x](c.png)\n")
    with start(tmp_path, "--format", "html") as process:
        out, said = process.communicate(timeout=120)
    assert "meta-unknown" in said
    assert not STEERING.search(out + said)
    assert not [line for line in (out + said).split("\n") if line.startswith("::")]
