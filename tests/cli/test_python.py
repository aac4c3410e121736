"""The same from Python."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

import pubkit
from pubkit.cli import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pubkit.toml").touch()
    (tmp_path / "rain.md").write_text("# Rain\n\nIt rains.\n")
    return tmp_path


def test_one_source_and_one_format_need_no_list(project: Path) -> None:
    report = pubkit.export(str(project / "rain.md"), formats="html", out=project / "out")
    assert report.paths == (project / "out" / "rain" / "rain.html",)
    assert pubkit.check(project / "rain.md").diagnostics == ()
    assert pubkit.list_credits(project / "rain.md").pictures == ()


def test_options_and_the_error_are_at_hand(project: Path) -> None:
    options = pubkit.Options(page="a5")
    report = pubkit.export([project / "rain.md"], formats=["pdf"], options=options, root=project)
    assert report.paths == (project / "build" / "rain" / "rain.pdf",)
    with pytest.raises(pubkit.ProjectError, match="no page"):
        pubkit.export(project / "rain.md", options=pubkit.Options(page="a77"))
    with pytest.raises(AttributeError, match="rain"):
        pubkit.rain  # noqa: B018


def test_good_outputs_that_errors_leave_are_told_at_once(project: Path) -> None:
    source = project / "rain.md"
    pubkit.export(source, formats=["html", "epub"], out=project / "out")
    source.write_text("# Rain\n\n![a](no.png)\n")
    report = pubkit.export(source, formats=["html", "epub"], out=project / "out")
    told = [d.message for d in report.diagnostics if d.code == "output-kept"]
    assert told == ['"rain/rain.epub" and 1 more are left as they were, for there are errors']
    report = pubkit.export(source, formats="html", out=project / "out")
    told = [d.message for d in report.diagnostics if d.code == "output-kept"]
    assert told == ['"rain/rain.html" is left as it was, for there are errors']


def test_an_interrupt_while_commands_are_imported_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "pubkit.cli.commands", Interrupted("commands"))
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capfd.readouterr().err) == (130, "interrupted\n")
