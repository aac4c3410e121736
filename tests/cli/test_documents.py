"""Every command that README and docs show runs, and every file that they link to exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_commands import pubkit

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TESTED_ELSEWHERE = ("make ", "cd ", "pip ", "apt ", "git ", "eval ")


def _commands() -> list[str]:
    text = (ROOT / "README.md").read_text("utf-8")
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    found = re.findall(r"^ {4}(.+?)(?:\s+#.*)?$", text, re.MULTILINE)
    shown = [c for c in found if not c.startswith(TESTED_ELSEWHERE)]
    assert shown
    return shown


@pytest.mark.parametrize("command", _commands())
def test_command_of_the_readme(command: str, tmp_path: Path) -> None:
    program, *arguments = command.split()
    assert program == "pubkit"
    (tmp_path / "story.txt").write_text("A title\n\nBy Example Desk\n\nSome words here.\n")
    inside = ROOT if arguments[0] in ("export", "dump", "check", "credits") else tmp_path
    extra = ["--out", str(tmp_path / "out")] if arguments[0] == "export" else []
    pubkit(*arguments, *extra, cwd=inside)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s#]+)", text):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
