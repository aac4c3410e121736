"""A crew that is begun before there is anything to do, and what is carried to it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
from xml.sax import saxutils

import pytest
from hypothesis import given
from hypothesis.strategies import text

from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.backends.pdf.escaping import escape, quoted
from pubkit.backends.pdf.parts.carrying import pack, unpack
from pubkit.backends.pdf.parts.crew import Crew, CrewError
from pubkit.backends.pdf.parts.founding import founded
from pubkit.backends.pdf.parts.hands import Tell, Work
from pubkit.backends.pdf.parts.outline import Entry, outline
from pubkit.backends.pdf.parts.piece import Sheet
from pubkit.backends.pdf.tags.leaves import POINT


def work(part: int, given: bytes, tell: Tell) -> bytes:
    return given + tell(b"%d" % os.getpid())


def is_child_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def said(children: Crew, parts: int, answer: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return what children ask half way, where each gets the same answer, and what they make."""
    asked: list[bytes] = []
    made: list[bytes] = []
    while len(made) < parts:
        part, heard, done = children.hear()
        (made if done else asked).append(heard)
        if not done:
            children.answer(part, answer)
    return asked, made


def worked(children: Crew, parts: int) -> list[bytes]:
    """Return what children make of so many parts."""
    for part in range(parts):
        children.start(part)
    return said(children, parts, b"")[1]


@pytest.mark.parametrize("size", [1, 3])
def test_hands_have_what_the_first_made_ready(size: int) -> None:
    made: list[int] = []

    def ready() -> Work:
        made.append(os.getpid())
        return lambda part, given, tell: tell(b"%d" % made[0]) + given

    with founded(ready, size) as children:
        for part in range(size):
            children.start(part, lambda new: b"new" if new else b"old")
        told, results = said(children, size, b"so ")
        children.start(0, lambda new: b"new" if new else b"old")
        again, more = said(children, 1, b"and ")
    assert results == [b"so new"] * size
    assert more == [b"and old"]
    assert len({*told, *again}) == 1
    assert b"%d" % os.getpid() not in told
    assert not made
    assert not is_child_left()


def test_orders_are_taken_while_the_first_is_made_ready() -> None:
    def ready() -> Work:
        time.sleep(0.5)
        return lambda part, given, tell: given[:1]

    begun = time.monotonic()
    with founded(ready, 1) as children:
        children.start(0, lambda new: bytes(200_000))
        assert sys.platform != "linux" or time.monotonic() - begun < 0.4
        assert children.hear() == (0, b"\0", True)


def test_a_crew_that_nobody_needed_is_gone_at_once() -> None:
    begun = time.monotonic()
    with founded(lambda: time.sleep(30) or work, 2):  # type: ignore[func-returns-value]
        pass
    assert time.monotonic() - begun < 10
    assert not is_child_left()


def test_what_cannot_be_made_ready_is_told() -> None:
    def ready() -> Work:
        raise OSError("no such library")

    told = pytest.raises(CrewError, match="no such library")
    with founded(ready, 2) as children, told:
        worked(children, 1)
    assert not is_child_left()


@pytest.mark.parametrize("victim", [0, 1])
def test_a_hand_that_is_killed_is_told(victim: int) -> None:
    def deadly(part: int, given: bytes, tell: Tell) -> bytes:
        if part == victim:
            os.kill(os.getpid(), signal.SIGKILL)
        return tell(b"")

    told = pytest.raises(CrewError, match="a process ended")
    with founded(lambda: deadly, 2) as children, told:
        worked(children, 2)
    assert not is_child_left()


def test_elements_are_carried_as_they_are() -> None:
    inner = 'one\r<b/>two<c:d xmlns:c="u:v">é&#13;<e/>\t</c:d>three'
    text = f'<a x="1&#13;&#10;" xml:lang="en">{inner}</a>'
    root = ElementTree.fromstring(text)
    deepest = root
    for _ in range(20_000):
        deepest = SubElement(deepest, "div")
    deepest.text = "below"
    carried = unpack(pack(root))
    for one, other in zip(root.iter(), carried.iter(), strict=True):
        assert (one.tag, one.attrib, one.text, one.tail, len(one)) == (
            other.tag, other.attrib, other.text, other.tail, len(other),
        )  # fmt: skip
    assert pack(carried) == pack(root)
    while len(carried):  # the interpreter would take it apart by recursion
        carried, root = carried[-1], root[-1]


def test_pages_differ_where_elements_nest_differently() -> None:
    def made(*, inside: bool) -> bytes:
        root = Element("a")
        first = SubElement(root, "b")
        SubElement(first if inside else root, "c")
        return pack(root)

    assert made(inside=True) != made(inside=False)


@given(text())
def test_what_is_written_of_a_file_is_escaped_as_xml(told: str) -> None:
    assert escape(told) == saxutils.escape(told)
    root = ElementTree.fromstring(f"<a b={quoted('<&>')}>{escape('<&>')}</a>")
    assert (root.get("b"), root.text) == ("<&>", "<&>")
    assert quoted(told) == f'"{saxutils.escape(told, {chr(34): "&quot;"})}"'


def test_outlines_nest_as_those_of_the_engine() -> None:
    load_engine()
    from weasyprint.document import Document

    source = random.Random(7)
    for _ in range(200):
        sheets = [
            Sheet(0, 800.5, tuple(_bookmarks(source)), 0) for _ in range(source.randint(0, 4))
        ]
        pages = [SimpleNamespace(bookmarks=s.bookmarks, height=s.height) for s in sheets]
        told = Document.make_bookmark_tree(
            SimpleNamespace(pages=pages), POINT, transform_pages=True
        )
        assert _plain(outline(sheets)) == _of_engine(told)


def _bookmarks(source: random.Random) -> list[tuple[int, str, tuple[float, float], str]]:
    return [
        (source.randint(1, 5), f"Part {n}", (source.random(), source.random() * 800), "open")
        for n in range(source.randint(0, 6))
    ]


def _plain(entries: list[Entry]) -> list[object]:
    return [(e.title, e.target, _plain(e.kids), e.state) for e in entries]


def _of_engine(told: object) -> list[object]:
    return [(t, tuple(place), _of_engine(kids), s) for t, place, kids, s in told]  # type: ignore[attr-defined]


BUILD = """
import os, sys
from pathlib import Path
from pubkit.build import article
from pubkit.build.article import Request
from pubkit.world import World
world = World.at(Path.cwd())
world.processes = 2
outcome = article.build("edition.yml", Request(root=str(Path.cwd()), formats=("pdf",)), world)
imported = {"weasyprint", "urllib.request"} & set(sys.modules)
print(len(outcome.artifacts), *(d.code for d in outcome.diagnostics), *imported)
"""


def built(folder: Path, **environment: str) -> str:
    (folder / "edition.yml").write_text(
        "title: Two\nkind: book\ntheme: book\nchapters: {file: book.md, level: 1}\n"
    )
    chapter = "# Chapter {}\n\n" + "*Much* is known of it, and more is told.\n\n" * 700
    (folder / "book.md").write_text("---\nheadline: Two\n---\n" + chapter.format(1) + chapter)
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=folder, env=os.environ | environment,
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.strip()


def test_who_reads_and_joins_does_not_import_the_engine(tmp_path: Path) -> None:
    assert built(tmp_path) == "1"


def test_of_an_edition_only_the_missing_engine_is_told(tmp_path: Path) -> None:
    (tmp_path / "hide").mkdir()
    (tmp_path / "hide" / "weasyprint.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0': no such file\")\n"
    )
    assert built(tmp_path, PYTHONPATH=str(tmp_path / "hide")) == "0 pdf-engine-missing"


def test_the_engine_is_imported_behind_walls_as_quickly(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from pubkit.backends.pdf.engine import libraries
from pubkit.build.walls import walls
libraries._import_slowly = lambda: print("slowly", file=sys.stderr)
with walls(Path.cwd()) as enclose:
    if pid := os.fork():
        status = os.waitpid(pid, 0)[1]
    else:
        enclose()
        libraries.load_engine()
        from weasyprint.text.fonts import FontConfiguration
        print("done", file=sys.stderr, flush=True)
        os._exit(0)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True,
        timeout=60,
    )  # fmt: skip
    assert done.stderr == "done\n"
