"""A warmed parent: no threads in it, and its children make what cold processes make."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pubkit.backends.pdf import engine
from pubkit.backends.pdf.engine.libraries import load_engine

ARTICLE = (
    "---\nheadline: {0}\ndate: 2026-03-01\n---\n\n"
    + "Of {0}, *much* is known[^1]. " * 60
    + "\n\n[^1]: A.\n"
)


@pytest.mark.skipif(sys.platform != "linux", reason="counts the tasks of the kernel")
def test_a_parent_that_forks_has_one_thread() -> None:
    code = (
        "import os\nfrom pubkit.build.article import Request\n"
        "from pubkit.build.warming import warm\n"
        "warm(Request(root='/'))\nprint(len(os.listdir('/proc/self/task')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "1"


def test_engines_are_imported_before_children_are_made() -> None:
    code = (
        "import sys\nfrom pubkit.build.article import Request\n"
        "from pubkit.build.warming import load\n"
        "load(Request(root='/'))\nprint(*sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    wanted = {"jinja2", "markdown_it", "pypdfium2", "weasyprint", "pubkit.backends.epub.book"}
    assert wanted <= set(done.stdout.split())


def test_what_is_left_to_children_is_compiled_once_for_all_runs(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pubkit.build.article import Request\n"
        "from pubkit.build.warming import load\n"
        "from pubkit.backends import pdf\n"
        "with pdf.begin(2, lambda: None, several=False) as hands:\n"
        "    load(Request(root='/', formats=('pdf',)), begun=hands is not None)\n"
        "print('weasyprint' in sys.modules)\n"
    )
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    imported = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            timeout=120, env=environment,
        ).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert imported == ["True", "False"]


def exported(project: Path, out: str, *arguments: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "pubkit", "export", *arguments, "--out", out],
        cwd=project, env=os.environ | {"PUBKIT_CACHE": "off"}, check=True, timeout=300,
        capture_output=True,
    )  # fmt: skip
    found = (path for path in (project / out).rglob("*") if path.is_file())
    return {p.name: p.read_bytes() for p in found if not p.name.startswith(".")}


def test_bytes_do_not_depend_on_what_was_built_before(tmp_path: Path) -> None:
    for name in ("one", "two", "three", "four", "five", "six"):
        path = tmp_path / "sources" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE.format(name))
    (tmp_path / "pubkit.toml").touch()
    together = exported(tmp_path, "together", "--jobs", "1")
    alone = exported(tmp_path, "alone", "sources/two.md") | exported(
        tmp_path, "alone", "sources/six.md"
    )
    assert len(together) == 18
    assert alone == {name: data for name, data in together.items() if name in alone}


def test_what_the_engine_says_of_a_sheet_is_said_of_every_page() -> None:
    from xml.etree import ElementTree

    load_engine()
    text = "<html><head><style>p{{color:red;{0}}}</style></head><body></body></html>"
    for rule, count in (("", 0), ("colour:red", 1)):
        for _ in range(3):
            page = ElementTree.fromstring(text.format(rule))
            with engine.overheard() as heard:
                engine.typeset(page, {}, {})
            assert len([m for m in heard if "colour" in m.text]) == count
