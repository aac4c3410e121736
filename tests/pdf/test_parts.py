"""Parts of an edition that are laid out apart make the file that it would be as a whole."""

from __future__ import annotations

import hashlib
import io
import math
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pubkit.backends.pdf.parts.crew import Crew, CrewError, crew
from pubkit.backends.pdf.parts.hands import Tell
from pubkit.backends.pdf.parts.objects import Digests
from pubkit.backends.pdf.parts.proving import Run, read
from pubkit.backends.pdf.parts.settling import Place
from pubkit.build import article
from pubkit.build.article import Request
from pubkit.parity import pdf_text
from pubkit.world import World

EDITION = """title: The gauge
kind: book
date: 2026-03-01
language: en
theme: {theme}
chapters: {{file: book.md, level: 1}}
front: [title, contents]
back: [index, colophon]
colophon: Set in what there was.
"""
SENTENCE = "By *morning* the gauge at the mill, which nobody had read for years, stood at {}. "


def novel(chapters: int = 3, length: int = 260) -> str:
    """Return chapters long enough to be parts, which lead to one another."""
    parts = ["---\nheadline: The gauge\n---\n"]
    for chapter in range(1, chapters + 1):
        parts.append(f"# Chapter {chapter}\n\n## Mill {chapter} {{#c{chapter}}}\n")
        parts.append(f"See [](#c{chapter % chapters + 1}).[^{chapter}] [Mill]{{.index}}\n")
        sentences = [SENTENCE.format(number) for number in range(length)]
        parts.extend("".join(sentences[n : n + 5]) + "\n" for n in range(0, length, 5))
        parts.append(f"[^{chapter}]: A note of chapter {chapter}.\n")
    return "\n".join(parts)


class Project(NamedTuple):
    folder: Path

    def export(self, *arguments: str, cache: str = "off", said: str = "") -> bytes:
        done = subprocess.run(
            [sys.executable, "-m", "pubkit", "export", "edition.yml", "--format", "pdf", "--out",
             "out", *arguments],
            cwd=self.folder, env=os.environ | {"PUBKIT_CACHE": cache}, text=True,
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stderr == "" or (said and said in done.stderr), done.stderr
        return (self.folder / "out" / "edition" / "edition.pdf").read_bytes()

    def whole(self) -> bytes:
        """Return the file as it is laid out whole."""
        request = Request(root=str(self.folder), formats=("pdf",))
        outcome = article.build("edition.yml", request, World.at(self.folder))
        assert not outcome.diagnostics, outcome.diagnostics
        return outcome.artifacts[0].data

    @property
    def book(self) -> Path:
        return self.folder / "book.md"


def project(folder: Path, theme: str = "book") -> Project:
    (folder / "pubkit.toml").write_text("")
    (folder / "edition.yml").write_text(EDITION.format(theme=theme))
    (folder / "book.md").write_text(novel())
    return Project(folder)


def texts(data: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in file]


def outline(data: bytes) -> list[tuple[Any, ...]]:
    marks = pypdfium2.PdfDocument(data).get_toc()
    return [
        (m.level, m.get_title(), m.get_dest().get_index(), m.get_dest().get_view()) for m in marks
    ]


def links(data: bytes) -> list[tuple[int, str, list[float]]]:
    with pikepdf.open(io.BytesIO(data)) as file:
        return [
            (number, str(link.get("/Dest", "")), [round(float(x), 2) for x in link.Rect])
            for number, page in enumerate(file.pages)
            for link in page.get("/Annots", [])
        ]


@pytest.mark.parametrize("theme", ["book", "report", "plain"])
def test_parts_make_the_same_pages(tmp_path: Path, theme: str) -> None:
    made = project(tmp_path, theme)
    parts, whole = made.export("--jobs", "2"), made.whole()
    assert parts != whole  # whose objects have other numbers
    assert texts(parts) == texts(whole)
    assert outline(parts) == outline(whole)
    assert links(parts) == links(whole)
    one, other = (pypdfium2.PdfDocument(data) for data in (parts, whole))
    assert [one.get_page_label(n) for n in range(len(one))] == [
        other.get_page_label(n) for n in range(len(other))
    ]
    assert list(files(parts)) == list(files(whole))
    assert nesting(parts) == nesting(whole)


def files(data: bytes) -> Iterator[int]:
    """Yield the length of each font file that is embedded, the smallest first."""
    with pikepdf.open(io.BytesIO(data)) as file:
        found = {}
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                stream: Any = thing.get("/FontFile2") or thing.get("/FontFile3")
                found[stream.objgen] = len(stream.read_bytes())
        yield from sorted(found.values())


def nesting(data: bytes) -> list[Any]:
    """Return the structure tree: each element's type, title and kids, content as its page."""

    def told(element: Any) -> Any:
        if isinstance(element, int):
            return "mark"
        if element.get("/Type") in ("/MCR", "/OBJR"):
            return str(element.Type)
        kids = element.get("/K", [])
        return [str(element.S), str(element.get("/T", "")), [told(kid) for kid in kids]]

    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        assert list(numbers)[::2] == list(range(len(numbers) // 2))
        return [told(kid) for kid in file.Root.StructTreeRoot.K]


def test_bytes_depend_neither_on_jobs_nor_on_the_cache(tmp_path: Path) -> None:
    made = project(tmp_path)
    cache = tmp_path / "cache"
    first = made.export("--jobs", "1")
    assert made.export("--jobs", "3", cache=str(cache)) == first
    kept = pieces(cache)
    text = made.book.read_text()
    second = text.index("# Chapter 2")
    place = text.index(", which", second + 2000)
    made.book.write_text(text[:place] + text[place + 1 :])
    again = made.export(cache=str(cache))
    # The article as it is read, the pages of one part, the part itself, its words.
    assert len(pieces(cache) - kept) == 4
    assert made.export() == again != first
    for path in (cache / "made").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    made.book.write_text(text.replace(", which", " which", 1))
    assert made.export(cache=str(cache)) == made.export()


def test_a_picture_is_a_matter_of_its_own_part(tmp_path: Path) -> None:
    made = project(tmp_path)
    cache = tmp_path / "cache"
    text = novel()
    for chapter, name in ((1, "mill.png"), (3, "gauge.png")):
        note = f"[^{chapter}]: A note"
        text = text.replace(note, f"![What {name} shows]({name})\n\n{note}")
        Image.new("RGB", (800, 600), "grey").save(tmp_path / name)
    made.book.write_text(text)
    before = made.export(cache=str(cache))
    kept = pieces(cache)
    Image.new("RGB", (800, 600), "black").save(tmp_path / "gauge.png")
    after = made.export(cache=str(cache))
    # The pages of one part, the part itself, its words.
    assert len(pieces(cache) - kept) <= 3
    assert made.export() == after != before


def pieces(cache: Path) -> set[str]:
    found = (path for path in (cache / "made").rglob("*") if path.is_file())
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_bytes_depend_not_on_jobs_where_each_page_tells_their_number(tmp_path: Path) -> None:
    made = project(tmp_path, "report")
    one, apart = (made.export("--jobs", jobs) for jobs in ("1", "5"))
    assert one == apart


def test_a_part_that_fails_leaves_it_to_the_whole(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.book.write_text(novel().replace("A note of chapter 2", "A note \u1f9c3\U0001f9ff\u0b95"))
    done = made.export(said="[pdf-whole]")
    assert "A note" in "".join(texts(done))


@pytest.mark.parametrize("slug", ["the-gauge", "keepers-year"])
def test_parts_make_our_own_editions(slug: str) -> None:
    root = Path(__file__).parents[2]
    world = World.at(root)
    world.processes = 2
    request = Request(root=str(root), formats=("pdf",))
    outcome = article.build(f"sources/{slug}/edition.yml", request, world)
    assert outcome.artifacts
    assert "pdf-whole" not in {d.code for d in outcome.diagnostics}, outcome.diagnostics


def told(children: Crew, parts: int) -> dict[int, bytes]:
    """Return what the children of a crew say of their parts, each of which is answered at once."""
    found: dict[int, bytes] = {}
    while len(found) < parts:
        part, said, done = children.hear()
        if done:
            found[part] = said
        else:
            children.answer(part, said * 100_000)
    return found


def test_children_tell_and_are_answered() -> None:
    def work(part: int, given: bytes, tell: Tell) -> bytes:
        return tell(b"%d" % part) * 2

    with crew(work, 3) as children:
        for part in range(3):
            children.start(part)
        assert not children.free
        found = told(children, 3)
        assert children.free
    assert found == {part: b"%d" % part * 200_000 for part in range(3)}


def test_a_child_keeps_what_it_has_from_part_to_part() -> None:
    kept: list[int] = []

    def work(part: int, given: bytes, tell: Tell) -> bytes:
        kept.append(part)
        return bytes(kept)

    with crew(work, 1) as children:
        for part in range(3):
            children.start(part)
            assert children.hear() == (part, bytes(range(part + 1)), True)
    assert not kept


def test_a_part_that_is_laid_by_is_answered_when_nothing_lies_on_it() -> None:
    def work(part: int, given: bytes, tell: Tell) -> bytes:
        return tell(b"?") + bytes([part])

    with crew(work, 1) as children:
        children.start(0)
        assert children.hear() == (0, b"?", False)
        assert not children.free
        children.lay_by(0)
        assert children.free
        children.start(1)
        assert children.hear() == (1, b"?", False)
        assert children.hears(1)
        assert not children.hears(0)
        assert not children.free
        children.answer(1, b"one")
        assert children.hear() == (1, b"one\1", True)
        assert children.hears(0)
        children.answer(0, b"none")
        assert children.hear() == (0, b"none\0", True)


def test_a_child_that_fails_is_told() -> None:
    def work(part: int, given: bytes, tell: Tell) -> bytes:
        raise ValueError(f"of part {part}")

    with crew(work, 1) as children:
        children.start(0)
        with pytest.raises(CrewError, match="ValueError: of part 0"):
            children.hear()


def test_a_child_that_is_killed_is_told() -> None:
    def work(part: int, given: bytes, tell: Tell) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with crew(work, 1) as children:
        children.start(0)
        with pytest.raises(CrewError, match="a process was killed by SIGKILL"):
            children.hear()


def test_each_part_may_take_the_time_of_one() -> None:
    def work(part: int, given: bytes, tell: Tell) -> bytes:
        begun = time.process_time()
        while time.process_time() < begun + 0.6:
            pass
        return b"%d" % resource.getrlimit(resource.RLIMIT_CPU)[0]

    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + 60, hard))
    try:
        with crew(work, 1) as children:
            allowed = []
            for part in range(3):
                children.start(part)
                allowed.append(int(children.hear()[1]))
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    assert allowed[2] > allowed[0]


def test_places_number_pages_from_where_they_stand() -> None:
    place = Place(index=3, front=5)
    assert [place.number(page) for page in range(4)] == [4, 5, 1, 2]
    assert [place.side(page) for page in range(2)] == ["left", "right"]
    assert place.side(0, first="left") == "right"


def test_runs_read_apart_show_the_same_words(tmp_path: Path) -> None:
    made = project(tmp_path)
    data = made.export()
    starts = sorted({page for level, _, page, _ in outline(data) if page and level < 1})
    cuts = [0, *starts, len(pypdfium2.PdfDocument(data))]
    runs = [Run(range(a, b), str(a)) for a, b in pairwise(cuts) if b > a]
    world = World.fake({})
    assert len(runs) > 3
    for processes in (0, 1, 3):
        world.processes = processes
        assert read(data, runs, world).running == pdf_text(data).running


def test_only_runs_that_are_not_known_are_read(tmp_path: Path) -> None:
    data = project(tmp_path).export()
    pages = len(pypdfium2.PdfDocument(data))
    runs = [Run(range(2), "front"), Run(range(2, pages), "rest")]
    kept: dict[tuple[str, ...], bytes] = {}
    world = World.fake({})
    world.remember = lambda words, make: (
        kept.get(tuple(words)) or kept.setdefault(tuple(words), make())
    )
    shown = read(data, runs, world)
    assert len(kept) == 2
    kept["words", "front"] = kept["words", "rest"]
    again = read(data, runs, world)
    assert again.pages[: pages - 2] == shown.pages[2:]
    assert read(data, [runs[1]._replace(pages=range(1))], world) == pdf_text(data)


def test_the_hash_of_a_page_tells_what_is_drawn_whatever_its_numbers() -> None:
    import pydyf

    def told(text: bytes, glyph: bytes, before: int) -> bytes:
        pdf = pydyf.PDF()
        for _ in range(before):
            pdf.add_object(pydyf.Dictionary())
        reading = pydyf.Stream([glyph])
        pdf.add_object(reading)
        font = pydyf.Dictionary({"Type": "/Font", "ToUnicode": reading.reference})
        pdf.add_object(font)
        drawn = pydyf.Stream([text])
        pdf.add_object(drawn)
        fonts = pydyf.Dictionary({"F": font.reference})
        page = pydyf.Dictionary({"Contents": drawn.reference, "Font": fonts, "Parent": b"9 0 R"})
        return Digests(pdf).of(page, {"Parent"})

    assert told(b"a", b"x", 0) == told(b"a", b"x", 5)
    assert len({told(b"a", b"x", 0), told(b"b", b"x", 0), told(b"a", b"y", 0)}) == 3
