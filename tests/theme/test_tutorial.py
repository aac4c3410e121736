"""What docs/themes.md says, done step by step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_commands import pubkit

TUTORIAL = Path(__file__).parents[2] / "docs" / "themes.md"
STEP = re.compile(
    r"^ {4}(pubkit [^#\n]+)|^`([\w./-]+)`\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL
)


@pytest.mark.slow
def test_every_step_works(tmp_path: Path) -> None:
    steps = STEP.findall(TUTORIAL.read_text("utf-8"))
    assert len(steps) >= 10
    for command, path, text in steps:
        if command:
            done = pubkit(*command.split()[1:], cwd=tmp_path)
            assert "error" not in done.stderr
        else:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
    made = {path.suffix for path in (tmp_path / "build/specimen-harbour").iterdir()}
    assert {".html", ".epub", ".pdf"} <= made
    (tmp_path / "a.md").write_text("---\nheadline: A title\ndate: 2026-03-01\n---\n\nWords.\n")
    pubkit("export", "a.md", "--format", "html", "--theme", "harbour", cwd=tmp_path)
    assert "#0a5c4a" in (tmp_path / "build/a/a.html").read_text()
