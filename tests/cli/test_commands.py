"""What people type, what they see, and the status that is left."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

ARTICLE = "---\nheadline: A title\ndate: 2026-03-01\n---\n\nSome words.\n"


def pubkit(
    *arguments: str, cwd: Path, status: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "pubkit", *arguments],
        cwd=cwd, env=os.environ | environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert done.returncode == status, done.stderr
    return done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pubkit.toml").write_text('[project]\ntheme = "daily"\n')
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.md").write_text(ARTICLE)
    return tmp_path


def test_export_prints_the_paths_and_nothing_else(project: Path) -> None:
    done = pubkit("export", cwd=project)
    assert done.stdout.splitlines() == [f"build/one/one.{s}" for s in ("pdf", "epub", "html")]
    assert done.stderr == ""
    for line in done.stdout.splitlines():
        assert (project / line).stat().st_size > 1000


def test_export_of_one_format(project: Path) -> None:
    done = pubkit("export", "sources/one.md", "--format", "html", "--out", "there", cwd=project)
    assert done.stdout == "there/one/one.html\n"
    assert [p.name for p in (project / "there" / "one").iterdir()] == ["one.html"]


def test_export_of_formats_with_commas_between(project: Path) -> None:
    done = pubkit("export", "--format", "HTML, epub", cwd=project)
    assert done.stdout.splitlines() == ["build/one/one.epub", "build/one/one.html"]


def test_new_project_exports_at_once(tmp_path: Path) -> None:
    made = pubkit("new", "my-paper", cwd=tmp_path)
    assert "my-paper/pubkit.toml" in made.stdout
    done = pubkit("export", cwd=tmp_path / "my-paper")
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == ""
    pubkit("new", "second", cwd=tmp_path / "my-paper")
    assert (tmp_path / "my-paper" / "sources" / "second" / "index.md").is_file()
    pubkit("new", "second", cwd=tmp_path / "my-paper", status=2)


def test_a_project_can_be_made_where_one_stands(tmp_path: Path) -> None:
    assert "cd " not in pubkit("new", ".", cwd=tmp_path).stderr
    assert (tmp_path / "pubkit.toml").is_file()
    assert pubkit("export", "--format", "html", cwd=tmp_path).stdout


def test_what_to_type_next_is_quoted_where_a_shell_needs_it(tmp_path: Path) -> None:
    assert "next: cd 'my paper' && pubkit export" in pubkit("new", "my paper", cwd=tmp_path).stderr


def test_check_writes_nothing(project: Path) -> None:
    (project / "sources" / "one.md").write_text("---\ntitel: x\n---\n\n![a](no.png)\n")
    before = sorted(p for p in project.rglob("*"))
    done = pubkit("check", cwd=project, status=1)
    assert sorted(p for p in project.rglob("*")) == before
    assert 'did you mean "headline"?' in done.stderr
    assert "sources/one.md:5:1: error: image" in done.stderr


def test_strict_turns_warnings_into_failure(project: Path) -> None:
    (project / "sources" / "one.md").write_text("---\ntitle: x\nfoo: y\n---\n\nWords.\n")
    pubkit("check", cwd=project)
    pubkit("check", "--strict", "--no-judges", cwd=project, status=1)


def test_message_formats(project: Path) -> None:
    (project / "sources" / "one.md").write_text("---\ntitle: x\nfoo: y\n---\n\nWords.\n")
    line = pubkit("check", "--message-format", "json", cwd=project).stdout.splitlines()[0]
    found = json.loads(line)
    assert (found["code"], found["line"], found["column"]) == ("meta-unknown", 3, 1)
    sarif = json.loads(pubkit("check", "--message-format", "sarif", cwd=project).stdout)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "meta-unknown"
    github = pubkit("check", "--message-format", "github", cwd=project).stdout
    assert github.startswith("::warning file=sources/one.md,line=3,col=1::")


def test_dump_and_schema(project: Path) -> None:
    dumped = json.loads(pubkit("dump", "sources/one.md", cwd=project).stdout)
    assert dumped["document"]["children"][0]["type"] == "paragraph"
    resolved = json.loads(pubkit("dump", "--resolved", "sources/one.md", cwd=project).stdout)
    assert resolved["document"]["opening"]["headline"][0]["text"] == "A title"
    for name in ("document", "front-matter", "edition", "project"):
        assert "$schema" in pubkit("schema", name, cwd=project).stdout or name == "project"


def test_explain(project: Path) -> None:
    assert "image-missing (error)" in pubkit("explain", "image-missing", cwd=project).stdout
    done = pubkit("explain", "image-mising", cwd=project, status=2)
    assert 'did you mean "image-missing"?' in done.stderr


def test_clean_deletes_outputs_and_nothing_of_others(project: Path) -> None:
    pubkit("export", "--format", "html", cwd=project)
    pubkit("clean", cwd=project)
    assert not (project / "build" / "one").exists()
    (project / "mine").mkdir()
    (project / "mine" / "kept").mkdir()
    pubkit("clean", "--out", "mine", cwd=project, status=1)
    assert (project / "mine" / "kept").is_dir()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "sources/two.md"], '"sources/two.md" does not exist'),
        (["export", "--format", "pfd"], 'no format is called "pfd"'),
        (["export", "--theme", "dayly"], 'did you mean "daily"?'),
        (["export", "--page", "a77"], 'no page is called "a77"'),
        (["export", "--bleed", "3em"], '"3em" is no length'),
        (["export", "--impose", "booklet", "--creep", "thin"], '"thin" is no length'),
        (["export", "--creep", "0.1mm"], "only booklets creep"),
        (["export", "-o", "one.pdf"], "--format pdf --out build"),
        (["export", "--foo"], "No such option"),
        (["exprot"], 'Did you mean "export"?'),
        (["new", "///"], "no letter"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    assert message in pubkit(*arguments, cwd=project, status=2).stderr


def test_near_name_is_suggested(project: Path) -> None:
    assert (
        'did you mean "one.md"?' in pubkit("export", "sources/oen.md", cwd=project, status=2).stderr
    )


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"---\ntitle: caf\xe9\n---\n", "not-utf8", 2),
        (b"---\ntitle: [\n---\n\nWords.\n", "front-matter-invalid", 3),
        (b"---\ntitle: x\ntitle: y\n---\n", "front-matter-invalid", 3),
        (b"---\ntitle: x\nslug: ../x\n---\n\nWords.\n", "slug-invalid", 3),
        (b"---\ntitle: x\n---\n\n![a](no.png)\n", "image-missing", 5),
    ],
)
def test_errors_leave_the_good_output(project: Path, content: bytes, code: str, line: int) -> None:
    pubkit("export", "--format", "html", cwd=project)
    good = (project / "build" / "one" / "one.html").read_bytes()
    (project / "sources" / "one.md").write_bytes(content)
    done = pubkit("export", "--format", "html", cwd=project, status=1)
    assert f"sources/one.md:{line}:" in done.stderr
    assert f"[{code}]" in done.stderr
    assert (project / "build" / "one" / "one.html").read_bytes() == good


def test_an_article_with_errors_is_written_where_there_is_none(project: Path) -> None:
    (project / "sources" / "one.md").write_text("---\ntitle: x\n---\n\n![Alt words](no.png)\n")
    done = pubkit("export", "--format", "html", cwd=project, status=1)
    page = project / "build" / "one" / "one.html"
    assert "Alt words" in page.read_text()
    (project / "sources" / "one.md").write_text("---\ntitle: x\n---\n\n![Other](no.png)\n")
    pubkit("export", "--format", "html", cwd=project, status=1)
    assert "Other" in page.read_text(), "a flawed output may be replaced by another"
    assert done.stdout


def test_force_replaces_a_good_output(project: Path) -> None:
    pubkit("export", "--format", "html", cwd=project)
    (project / "sources" / "one.md").write_text("---\ntitle: x\n---\n\n![Alt words](no.png)\n")
    pubkit("export", "--format", "html", "--force", cwd=project, status=1)
    assert "Alt words" in (project / "build" / "one" / "one.html").read_text()


def test_two_sources_of_one_name(project: Path) -> None:
    (project / "sources" / "other").mkdir()
    (project / "sources" / "other" / "One.md").write_text(ARTICLE)
    done = pubkit("export", "--format", "html", cwd=project, status=1)
    assert "[slug-duplicate]" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_unwritable_output_folder(project: Path) -> None:
    (project / "build").write_text("a file in the way")
    done = pubkit("export", "--format", "html", cwd=project, status=1)
    assert '"build"' in done.stderr or 'build" cannot be written' in done.stderr


def test_broken_settings(project: Path) -> None:
    (project / "pubkit.toml").write_text("[project]\ntheem = 1\n")
    assert "pubkit.toml" in pubkit("export", cwd=project, status=2).stderr


def test_completion_knows_commands_and_themes(project: Path) -> None:
    words = "pubkit export --theme d"
    done = pubkit(cwd=project, COMP_WORDS=words, COMP_CWORD="3", _PUBKIT_COMPLETE="bash_complete")
    assert "daily" in done.stdout


def test_without_pango_html_and_epub_are_made_and_the_pdf_says_what_it_needs(
    project: Path,
) -> None:
    (project / "hide").mkdir()
    # The engine fails so when its system library is not there.
    (project / "hide" / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0': no such file\")\n"
    )
    done = pubkit("export", cwd=project, status=1, PYTHONPATH=str(project / "hide"))
    assert [Path(p).suffix for p in done.stdout.splitlines()] == [".epub", ".html"]
    assert "[pdf-engine-missing]" in done.stderr
    assert "libpango" in done.stderr


def test_a_page_of_a_projects_own_theme_is_printed_on(project: Path) -> None:
    folder = project / "themes" / "mine"
    folder.mkdir(parents=True)
    (folder / "theme.toml").write_text(
        'name = "mine"\n[pages.card]\nwidth = "90mm"\nheight = "120mm"\nedge = "8mm"\n'
    )
    asked = ("export", "sources/one.md", "--format", "pdf", "--theme", "mine", "--page")
    pubkit(*asked, "card", cwd=project)
    with pypdfium2.PdfDocument(project / "build" / "one" / "one.pdf") as file:
        width, height = file[0].get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (90, 120)
    assert "6x9, tabloid, card" in pubkit(*asked, "kard", cwd=project, status=2).stderr


def test_themes_of_a_project(project: Path) -> None:
    settings = project / "pubkit.toml"
    settings.write_text('[project]\nout = "made"\n')
    pubkit("theme", "new", "mine", "--from", "plain", cwd=project)
    listed = pubkit("theme", "list", cwd=project).stdout
    assert re.search(r"(?m)^mine +Mine$", listed)
    paths = pubkit("theme", "show", "mine", cwd=project).stdout.splitlines()
    assert set(paths) == {f"made/specimen-mine/specimen-mine.{f}" for f in ("html", "epub", "pdf")}
    settings.write_text("x = [")
    for command in ("list", "show", "check", "tokens", "new"):
        name = () if command == "list" else ("mine",)
        told = pubkit("theme", command, *name, cwd=project, status=2).stderr
        assert told.startswith('error: "pubkit.toml"'), command
