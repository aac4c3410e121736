"""Judges from outside: asked where they are installed, their findings told on the source's line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest

import pubkit
from pubkit.backends import Artifact, Options
from pubkit.build.article import Outcome, Request, build
from pubkit.preflight.judges import Jury, ask
from pubkit.preflight.judges.tools import find_tools
from pubkit.world import World
from tests.cli.test_commands import pubkit as run
from tests.preflight.test_source import tampered
from tests.transforms.made import picture

SOURCE = """---
title: A title
---

Words before.

![A cat](a.png){credit="Desk"}

## A heading

> Words that *lean*.
"""

# Judges that find fault with whatever they are shown; they get their wires right, no more.
FAKES = {
    "epubcheck": """
import re, zipfile
book, report = sys.argv[1], sys.argv[3]
text = zipfile.ZipFile(book).read("EPUB/article-1.xhtml").decode()
before = text[: text.index("<img") + 10]
line, column = before.count("\\n") + 1, len(before) - before.rfind("\\n")
where = [{"path": "EPUB/article-1.xhtml", "line": line, "column": column}]
said = [{"ID": "RSC-005", "severity": "ERROR", "message": "no such picture", "locations": where},
        {"ID": "OPF-001", "severity": "WARNING", "message": "odd", "locations": []},
        {"ID": "CSS-028", "severity": "USAGE", "message": "fonts", "locations": where}]
json.dump({"messages": said}, open(report, "w"))
""",
    "ace": """
out = sys.argv[4]
result = {"earl:outcome": "fail", "dct:description": "too\\n loud",
          "earl:pointer": {"css": ["h2"]}}
inner = {"earl:test": {"dct:title": "heading-order"}, "earl:result": result}
page = {"earl:testSubject": {"url": "article-1.xhtml"}, "assertions": [inner]}
json.dump({"assertions": [page]}, open(out + "/report.json", "w"))
""",
    "verapdf": """
import pikepdf
pdf = pikepdf.open(sys.argv[-1])
number = next(o.objgen[0] for o in pdf.objects
              if isinstance(o, pikepdf.Dictionary) and str(o.get("/S")) == "/BlockQuote")
check = {"context": f"root/StructTreeRoot[0](9 0 obj PDStructTreeRoot)/K[0]({number} 0 obj X)",
         "errorMessage": "no such quotation"}
rule = {"clause": "7.1", "testNumber": 3, "description": "d", "checks": [check]}
result = {"details": {"ruleSummaries": [rule]}}
print(json.dumps({"report": {"jobs": [{"validationResult": [result]}]}}))
""",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pubkit.toml").write_text("[project]\n")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.md").write_text(SOURCE)
    (tmp_path / "sources" / "a.png").write_bytes(picture())
    return tmp_path


@pytest.fixture
def fakes(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, body in FAKES.items():
        script = folder / name
        script.write_text(f"#!{sys.executable}\nimport json, sys\n{body}")
        script.chmod(0o755)
    return folder


def environment(path: Path) -> dict[str, str]:
    return {"PATH": str(path), "PUBKIT_JUDGES": str(path / "none"), "HOME": str(path)}


def checked(
    *options: str, project: Path, path: Path, status: int = 0
) -> subprocess.CompletedProcess[str]:
    return run("check", *options, cwd=project, status=status, **environment(path))


def test_findings_are_told_on_the_line_of_the_source(project: Path, fakes: Path) -> None:
    done = checked("--strict", project=project, path=fakes, status=1)
    heads = [line for line in done.stderr.splitlines() if "[judge-" in line]
    assert heads == [
        "sources/one.md: error: OPF-001: odd [judge-epubcheck]",
        "sources/one.md:7:1: error: RSC-005: no such picture [judge-epubcheck]",
        "sources/one.md:9:1: error: heading-order: too loud [judge-ace]",
        "sources/one.md:11:3: error: ua1 7.1-3: no such quotation [judge-verapdf]",
    ]
    assert "    9 | ## A heading" in done.stderr
    assert done.stderr.splitlines()[-2:] == [
        "asked: EPUBCheck, Ace, veraPDF", "may this go to press? no",
    ]  # fmt: skip


def test_judges_that_are_absent_are_said_in_one_line(project: Path) -> None:
    done = checked("--strict", project=project, path=project)
    assert done.stderr.splitlines() == [
        "not installed: EPUBCheck, Ace, veraPDF", "may this go to press? yes",
    ]  # fmt: skip


def test_judges_are_asked_only_when_wanted(project: Path, fakes: Path) -> None:
    assert checked(project=project, path=fakes).stderr == ""
    done = checked("--strict", "--no-judges", project=project, path=fakes)
    assert done.stderr.splitlines() == ["may this go to press? yes"]
    done = checked("--judges", project=project, path=fakes, status=1)
    assert "go to press" not in done.stderr
    options = ("--judges", "--message-format", "json")
    lines = checked(*options, project=project, path=fakes, status=1).stdout.splitlines()
    assert [json.loads(line)["line"] for line in lines] == [0, 7, 9, 11]


def test_a_check_that_asked_the_clock_is_not_remembered(project: Path) -> None:
    held = SOURCE.replace("A title", "A title\nembargo: 2999-01-01T00:00:00Z")
    (project / "sources" / "one.md").write_text(held)
    time.sleep(0.1)  # or the file is too young to be trusted
    report = pubkit.check(root=project)
    assert [d.code for d in report.diagnostics] == ["embargo-running"]
    assert report.seen[str(project / "sources" / "one.md")] == ""


@pytest.mark.parametrize("body", ["import time; time.sleep(60)", "print('?')", "sys.exit(3)"])
def test_a_judge_without_a_verdict_is_told_and_no_more(
    body: str, project: Path, fakes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "SECONDS", 2)
    for name in FAKES:
        (fakes / name).write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    with Jury(project, find_tools(environment(fakes))) as jury:
        jury.take("sources/one.md", [Artifact("one/one.epub", b""), Artifact("one/one.pdf", b"")])
        found = jury.judge().diagnostics
    assert [d.code for d in found] == ["judge-silent"] * 3
    assert all("gave no verdict" in d.message for d in found)


def traced(project: Path) -> Outcome:
    request = Request(root=str(project), formats=("epub", "pdf"), options=Options(trace=True))
    return build("sources/one.md", request, World.at(project))


def test_positions_are_in_outputs_for_judges_only(project: Path) -> None:
    marked = traced(project)
    assert all(b"one.md" in _unpacked(a) for a in marked.artifacts)
    report = pubkit.export(root=project, out=project / "out", formats=["epub", "pdf", "html"])
    for path in report.paths:
        assert b"one.md" not in _unpacked(Artifact(path.name, path.read_bytes()))


def _unpacked(artifact: Artifact) -> bytes:
    if artifact.name.endswith("epub"):
        with zipfile.ZipFile(io.BytesIO(artifact.data)) as book:
            return b"".join(map(book.read, book.namelist()))
    if artifact.name.endswith("pdf"):
        with pikepdf.open(io.BytesIO(artifact.data)) as pdf:
            return repr([o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]).encode()
    return artifact.data


def _unsaid(data: bytes) -> bytes:
    """Return a PDF whose pictures have lost their alternative text."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and "/Alt" in found:
                del found["/Alt"]
        pdf.save(out)
    return out.getvalue()


@pytest.mark.judge
@pytest.mark.xdist_group("judges")
def test_real_judges_find_planted_faults_and_nothing_else(project: Path) -> None:
    if os.environ.get("PUBKIT_JUDGES_OPTIONAL") == "1" and len(find_tools()) < 3:
        pytest.skip("the judges are not installed")
    good = traced(project).artifacts
    pdf, epub = good
    broken = [
        Artifact(pdf.name, _unsaid(pdf.data)),
        Artifact(epub.name, tampered(epub.data, ' alt="A cat"', ' align="left"')),
    ]
    with Jury(project) as jury:
        jury.take("sources/one.md", good)
        assert jury.judge().diagnostics == ()
    with Jury(project) as jury:
        jury.take("sources/one.md", broken)
        found = jury.judge().diagnostics
    assert {d.code for d in found} == {"judge-epubcheck", "judge-ace", "judge-verapdf"}
    assert {d.place.line for d in found if d.place} == {7}, found
