"""Every command that README and docs show runs, and every file that they link to exists."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.test_commands import pubkit
from tests.pdf.presses import profile

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TESTED_ELSEWHERE = re.compile("export .*--(watch|executor)|theme (new|check|show) harbour")
ARTICLE = re.compile(r"```markdown\n(---\n.*?)```", re.DOTALL)


def _commands() -> list[str]:
    """Return what stands indented in the documents, or between backticks in README's tables."""
    found = []
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
        found += re.findall(r"^ {4}pubkit (.+?)(?:\s+#.*)?$", text, re.MULTILINE)
        if path.name == "README.md":
            rows = "\n".join(re.findall(r"^\|.*$", text, re.MULTILINE))
            found += re.findall(r"`pubkit ([^`]+)`", rows)
    shown = [c for c in dict.fromkeys(found) if not TESTED_ELSEWHERE.match(c)]
    assert len(shown) > 20
    return shown


def _readme_article() -> str:
    shown = ARTICLE.search((ROOT / "README.md").read_text("utf-8"))
    assert shown
    return shown[1]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project that has all that the documents name."""
    root = tmp_path_factory.mktemp("documents")
    for name in ("sources/vesk-courier", "profiles"):
        (root / name).mkdir(parents=True)
    (root / "pubkit.toml").write_text('[print]\noutput-profile = "profiles/press.icc"\n')
    (root / "profiles/press.icc").write_bytes(profile())
    Image.new("RGB", (1200, 800), "teal").save(root / "sources/river.jpg")
    (root / "sources/rain.md").write_text(_readme_article())
    (root / "sources/bridge.md").write_text(
        "---\nheadline: A bridge\ndate: 2026-03-01\n---\n\nWords.\n"
    )
    edition = "title: The Vesk Courier\nkind: newspaper\narticles: [../rain.md, ../bridge.md]\n"
    (root / "sources/vesk-courier/edition.yml").write_text(edition)
    (root / "story.txt").write_text("A title\n\nBy Example Desk\n\nSome words here.\n")
    return root


@pytest.mark.parametrize("command", _commands())
def test_command_that_is_shown(command: str, small: Path) -> None:
    arguments = command.replace("<slug>", "vesk-courier").split()
    done = pubkit(*arguments, cwd=small)
    if arguments[0] in ("export", "check"):
        assert "error:" not in done.stderr
    if arguments[0] == "export":
        assert done.stdout.startswith("build/")


def test_article_of_the_readme_is_whole(small: Path) -> None:
    assert pubkit("check", "sources/rain.md", cwd=small).stderr == ""


def test_message_of_the_readme_is_what_is_told(small: Path, tmp_path: Path) -> None:
    project = shutil.copytree(small, tmp_path / "project")
    article = project / "sources/rain.md"
    article.write_text(article.read_text().replace("src: river.jpg", "src: rivr.jpg"))
    told = pubkit("check", "sources/rain.md", cwd=project, status=1).stderr
    shown = re.search(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown
    assert told.startswith(shown[1])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s#]+)", text):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
