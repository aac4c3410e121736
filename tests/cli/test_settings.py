"""Mistakes in `pubkit.toml`: each is told where it is, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import ARTICLE, pubkit

TOLD = {
    'theme = "daily"': ('"theme" stands in no table', "[project]"),
    '[projet]\ntheme = "daily"': ('no table "projet"', '"project"'),
    'site = "The Reader"': ('"site" is a table', "[site]"),
    '[project]\nthme = "daily"': ('[project] has no "thme"', '"theme"'),
    "[project]\ntheme = 3": ('[project] "theme" is a number', "text in quotes"),
    '[project]\nformats = "pdf"': ('"formats" is text in quotes', "a list in brackets"),
    '[project]\nisolate = "yes"': ('"isolate" is text in quotes', "true or false"),
    '[site]\nurl = "https://example.org"': ('[site] needs a "title"', "title = "),
    "[theme]\naccent = green": ("line 2, column 10: invalid value", "quotes"),
    '[theme]\naccent = ["red"]': ('"accent" is neither text nor a number', "accent = "),
}


@pytest.mark.parametrize("settings", TOLD)
def test_settings_that_cannot_be_used(settings: str, tmp_path: Path) -> None:
    (tmp_path / "pubkit.toml").write_text(settings)
    (tmp_path / "one.md").write_text(ARTICLE)
    told = pubkit("export", "one.md", cwd=tmp_path, status=2).stderr
    message, hint = TOLD[settings]
    first, second = told.splitlines()
    assert first.startswith('error: "pubkit.toml": ')
    assert message in first
    assert second.startswith("  hint: ")
    assert hint in second


@pytest.mark.parametrize(
    ("token", "line", "code"),
    [
        ('acent = "#0a5c4a"', 6, "token-unknown"),
        ('accent = "#ccddee"', 6, "contrast-low"),
        ('color-accent = "#ccddee"', 6, "contrast-low"),
        ('\n[theme.dark]\naccent = "#111111"', 8, "contrast-low"),
    ],
)
def test_token_of_the_project_is_told_on_its_line(
    token: str, line: int, code: str, tmp_path: Path
) -> None:
    project = '[project]\n# accent = "#000"\ntheme = "daily"\n'
    (tmp_path / "pubkit.toml").write_text(f"{project}\n[theme]\n{token}\n")
    (tmp_path / "one.md").write_text(ARTICLE)
    told = pubkit("export", "one.md", "--format", "html", cwd=tmp_path, status=1).stderr
    assert told.startswith(f"pubkit.toml:{line}:1: error: ")
    assert f"[{code}]" in told
    assert told.count('"accent"') == (code == "token-unknown")
