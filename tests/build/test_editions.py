"""Editions: what their files may say, what they bind, how their articles refer to one another."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pypdfium2
import pytest

import pubkit
from pubkit.build.article import Request, build, prepare
from pubkit.build.names import check_names
from pubkit.model.document import Publication
from pubkit.model.nodes import CrossReference
from pubkit.model.walk import plain_text
from pubkit.project import find_sources, open_project
from pubkit.reader.edition_file import edition_schema
from pubkit.theme import load
from pubkit.transforms.whole import nodes_of
from pubkit.world import World

LEAD = """# Lead

See [](#sluice), [the map](rest.md#map), [all of it](rest.md) and [nothing](rest.md#none).

## Map
"""
REST = """---
headline: The rest
author: Desk of the Gauge
---
Own: [map](#map).[^1] [Lead](/ed/lead.md), [its map](lead.md#map), [](#lead).

[^1]: A note.

## Map

## The sluice {#sluice}
"""
FILES = {"ed/lead.md": LEAD, "ed/rest.md": REST, "ed/water/one.md": "# One\n\nFlows."}


def bound(file: str, name: str = "ed/edition.yml", **more: str) -> tuple[Publication | None, World]:
    texts = FILES | {name: file} | more
    world = World.fake({path: text.encode() for path, text in texts.items()})
    return prepare(name, Request(root="."), world), world


def edition(file: str, **more: str) -> Publication:
    found, world = bound(file, **more)
    assert found is not None, world.diagnostics
    return found


def said(file: str, name: str = "ed/edition.yml", **more: str) -> list[tuple[str, str, int]]:
    _, world = bound(file, name, **more)
    return [(d.code, d.message, d.place.line if d.place else 0) for d in world.diagnostics]


def articles(publication: Publication) -> list[str]:
    return [d.metadata.slug for d in publication.documents if d.part == "article"]


def test_the_order_is_that_of_the_file_and_sections_know_their_documents() -> None:
    found = edition(
        "title: The Gauge\narticles: rest.md\nsections:\n"
        "  - {title: Water, articles: [water/*, lead.md]}\n"
    )
    assert articles(found) == ["rest", "one", "lead"]
    assert found.edition is not None
    loose, water = found.edition.sections
    assert [found.documents[n].metadata.slug for n in loose.documents] == ["rest"]
    assert [found.documents[n].metadata.section for n in water.documents] == ["Water", "Water"]
    assert (loose.title, water.title, water.id) == ("", "Water", "water")


def test_without_a_list_the_articles_of_the_folder_are_bound() -> None:
    assert articles(edition("title: All")) == ["lead", "rest"]


def test_a_pattern_leaves_what_is_named_in_full_where_it_is_named() -> None:
    assert articles(edition('title: All\narticles: ["*", lead.md]')) == ["rest", "lead"]


def test_toml_says_the_same() -> None:
    found, _ = bound('title = "All"\nnumber = 7\narticles = ["rest.md"]', "ed/edition.toml")
    assert found is not None
    assert found.edition is not None
    assert (found.edition.number, articles(found)) == ("7", ["rest"])


def test_references_lead_from_one_article_into_another() -> None:
    found = edition("title: All\nlanguage: en")
    lead, rest = (d for d in found.documents if d.part == "article")
    ways = [
        [(n.target, plain_text(n.children)) for n in nodes_of(d) if isinstance(n, CrossReference)]
        for d in (lead, rest)
    ]
    assert ways[0] == [
        ("sluice", "The sluice (The rest)"),
        ("map-2", "the map"),
        ("rest", "all of it"),
        ("rest", "nothing"),
    ]
    assert ways[1] == [("map-2", "map"), ("lead", "Lead"), ("map", "its map"), ("lead", "Lead")]


def test_every_id_is_one_of_a_kind_in_the_whole_edition() -> None:
    found = edition("title: All")
    ids = [n.attrs.id for d in found.documents for n in nodes_of(d) if n.attrs.id]
    ids += [d.id for d in found.documents if d.id]
    assert len(ids) == len(set(ids)) >= 5


BESIDE = ("edition-invalid", '"sections" are not bound beside "chapters"', 2)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("titel: x", ("edition-invalid", 'an edition has no "titel"', 1)),
        ("title: x\nsections: [{title: y, artikles: z}]", ("edition-invalid", "artikles", 2)),
        ("title: x\nkind: leaflet", ("edition-invalid", '"kind"', 2)),
        ("title: [x", ("edition-invalid", "YAML edition", 1)),
        ("title: x\narticles: [nope/*.md]", ("article-missing", "nope/*.md", 2)),
        ("title: x\narticles: [lead.md, ../../etc/x.md]", ("article-missing", "outside", 2)),
        ("title: x\narticles: [lead.md, lead.md]", ("article-duplicate", "lead.md", 2)),
        ("title: x &amp; y", ("meta-reference", '"&amp;" as "&"', 1)),
        ("title: x\ncover: {src: no.png}", ("image-missing", "no.png", 2)),
        ("title: x\ndate: soon", ("edition-invalid", "is not a date", 2)),
        ("title: x\nslug: ../x", ("slug-invalid", "../x", 2)),
        ("title: x\nchapters: {file: rest.md, level: 5}", ("edition-invalid", "level 5", 2)),
        ("title: x\nchapters: {file: rest.md, level: 9}", ("edition-invalid", '"level" is 9', 2)),
        ("chapters: rest.md\narticles: lead.md", ("edition-invalid", "are not bound beside", 2)),
        ("chapters: rest.md\nsections: [{title: y, articles: lead.md}]", BESIDE),
        ("title: x\narticles: []", ("edition-invalid", "binds no article", 2)),
        ("title: x\nisbn: 978-3-16-148410-1", ("number-invalid", "is no ISBN", 2)),
        ("title: x\nisbn: 3-16-148410-1", ("number-invalid", "is no ISBN", 2)),
        ("title: x\nissn: 2049-363", ("number-invalid", '"2049-363" is no ISSN', 2)),
    ],
)
def test_what_is_wrong_is_told_with_its_line(file: str, expected: tuple[str, str, int]) -> None:
    code, words, line = expected
    assert any(c == code and words in m and n == line for c, m, n in said(file)), said(file)


FAULTY = """# no titel here
titel: An issue
number: [1]
front_stories: 9
zzz: 1
sections:
  - titel: First
    articles: [lead.md]
  - title: Second
    color: red
    articles: [lead.md]
  - Third
cover:
  file: x.png
masthead: [{name: [x]}]
kind: magasine
"""
FAULTY_TOML = """title = "x"
[[sections]]
title = "a"
articles = ["lead.md"]
[[sections]]
titel = "b"
articles = []
[cover]
file = "x.png"
"""


def test_all_that_is_wrong_is_told_where_it_stands() -> None:
    assert [(line, message) for _, message, line in said(FAULTY)] == [
        (2, 'an edition has no "titel"'),
        (3, '"number" is a list'),
        (4, '"front_stories" is 9'),
        (5, 'an edition has no "zzz"'),
        (7, 'a section has no "titel"'),
        (7, '"title" is missing here'),
        (10, 'a section has no "color"'),
        (12, '"sections" is text'),
        (13, '"src" is missing here'),
        (14, 'a cover has no "file"'),
        (15, '"name" is a list'),
        (16, '"kind" is "magasine"'),
    ]
    assert [(line, message) for _, message, line in said(FAULTY_TOML, "ed/edition.toml")] == [
        (5, '"title" is missing here'),
        (6, 'a section has no "titel"'),
        (8, '"src" is missing here'),
        (9, 'a cover has no "file"'),
    ]


def test_hints_say_what_to_write() -> None:
    _, world = bound(FAULTY)
    assert [hint for told in world.diagnostics for hint in told.hints] == [
        'did you mean "title"?',
        "write text",
        "write at most 4",
        "for all keys: pubkit schema edition",
        'did you mean "title"?',
        "a section has title, articles, intro",
        "a section has title, articles, intro",
        "write keys and values",
        "a cover has src, alt, credit, creator, copyright, license, source_url",
        "a cover has src, alt, credit, creator, copyright, license, source_url",
        "write text",
        "write book or magazine or newspaper",
    ]


@pytest.mark.parametrize("name", ["edition.yml", "one.md"])
def test_a_theme_or_page_that_is_none_is_told_where_it_is_named(name: str) -> None:
    files = {
        "edition.yml": "title: x\ntheme: nosuch\npage: a9\narticles: [one.md]\n",
        "one.md": "---\ntitle: One\ntheme: nosuch\n---\n\nWords.\n",
    }
    world = World.fake({path: text.encode() for path, text in files.items()})
    build(name, Request(root=".", formats=("pdf",)), world)
    found = [(d.code, d.place.path, d.place.line) for d in world.diagnostics if d.place]
    theme, page = ("theme-missing", name), ("page-unknown", name, 3)
    assert found == ([(*theme, 2), page] if name == "edition.yml" else [(*theme, 3)])


@pytest.mark.parametrize(
    "numbers",
    [
        "isbn: 978-3-16-148410-0",
        "isbn: 3-16-148410-X",
        "isbn: 9783161484100",
        "issn: ISSN 2049-3630",
    ],
)
def test_numbers_whose_last_digit_fits_are_taken(numbers: str) -> None:
    assert "number-invalid" not in {code for code, _, _ in said(f"title: x\n{numbers}")}


def test_too_many_articles_are_refused() -> None:
    many = {f"ed/n{n}.md": "# N" for n in range(1001)}
    assert ("edition-invalid", "1,003 articles") in [
        (code, message[18:32]) for code, message, _ in said("title: x", **many)
    ]


BOOK = """---
title: The Weir
author: A. Nonymous
---
Before.

# The Weir

# First part

## One

Text.[^1]

[^1]: Noted.

### Deeper

## Two

# Second part

## One
"""


def test_a_book_in_one_file_is_cut_at_its_headings() -> None:
    found = edition("chapters: {file: book.md, level: 2}", **{"ed/book.md": BOOK})
    told = found.edition
    assert told is not None
    assert (told.kind, told.title, [a.name for a in told.authors]) == (
        "book", "The Weir", ["A. Nonymous"],
    )  # fmt: skip
    parts = [
        (s.title, [found.documents[n].metadata.slug for n in s.documents]) for s in told.sections
    ]
    assert parts == [
        ("", ["the-weir"]),
        ("First part", ["one", "two"]),
        ("Second part", ["one-2"]),
    ]
    assert found.metadata.headline == "The Weir"


def test_a_chapter_is_reached_by_its_id_and_its_sections_begin_at_the_first_level() -> None:
    text = "## One {#first}\n\nA.\n\n### Below\n\nB.\n\n## Two\n\nSee [](#first).\n"
    found = edition("title: W\nchapters: {file: b.md, level: 2}", **{"ed/b.md": text})
    one, two = (d for d in found.documents if d.part == "article")
    assert one.id == "first"
    (reference,) = (n for n in nodes_of(two) if isinstance(n, CrossReference))
    assert (reference.target, plain_text(reference.children)) == ("first", "One")
    assert said("title: W\nchapters: {file: b.md, level: 2}", **{"ed/b.md": text}) == []


def test_only_headings_that_match_cut_and_the_rest_may_be_dropped() -> None:
    text = "# Title: Weir\n\n## Year: 1\n\n## Chapter 1\n\nA.\n\n## Interlude\n\nB.\n"
    how = 'title: Weir\nchapters: {file: b.md, level: 2, match: "Chapter *", before: drop}'
    found = edition(how, **{"ed/b.md": text})
    assert articles(found) == ["chapter-1"]


def test_a_folder_with_an_edition_is_one_source(tmp_path: Path) -> None:
    for name, text in (FILES | {"ed/edition.yml": "title: x"}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    project = open_project([tmp_path], tmp_path)
    assert find_sources(project, [tmp_path]) == [PurePosixPath("ed/edition.yml")]
    assert find_sources(project, [tmp_path / "ed/lead.md"]) == [PurePosixPath("ed/lead.md")]
    (tmp_path / "ed2").mkdir()
    (tmp_path / "ed2/edition.yml").write_text("title: y\nslug: ed\n", "utf-8")
    _, findings = check_names(find_sources(project, [tmp_path]), tmp_path)
    assert [d.code for d in findings] == ["slug-duplicate"]


def test_an_edition_is_exported_as_one_job_with_the_same_words_everywhere(tmp_path: Path) -> None:
    told = "title: x\ndate: 2026-03-01\ncanonical_url: https://example.org/x/"
    for name, text in (FILES | {"ed/edition.yml": told}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.replace(" and [nothing](rest.md#none)", ""), "utf-8")
    report = pubkit.export([tmp_path / "ed"], root=tmp_path, out=tmp_path / "out")
    assert not report.diagnostics
    names = {path.relative_to(tmp_path / "out").as_posix() for path in report.paths}
    assert {"ed/ed.pdf", "ed/ed.epub"} <= names
    assert pubkit.check([tmp_path / "ed"], root=tmp_path, parity=True).diagnostics == ()


def test_the_schema_names_every_key() -> None:
    schema = json.loads(json.dumps(edition_schema()))
    assert {"title", "sections", "chapters"} <= schema["$defs"]["EditionFile"]["properties"].keys()


@pytest.mark.parametrize(
    ("asked", "page", "theme", "width"),
    [(None, None, "magazine", 148), ("report", None, "report", 148), (None, "b5", "magazine", 176)],
)
def test_what_is_asked_for_comes_before_the_edition_and_that_before_the_project(
    tmp_path: Path, asked: str | None, page: str | None, theme: str, width: int
) -> None:
    told = "title: x\ntheme: magazine\npage: a5\n"
    settings = '[project]\ntheme = "book"\npage = "letter"\n'
    for name, text in (FILES | {"ed/edition.yml": told, "pubkit.toml": settings}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    asking = pubkit.Options(page=page)
    pubkit.export(tmp_path / "ed", root=tmp_path, theme=asked, options=asking, out=tmp_path / "out")
    with pypdfium2.PdfDocument(tmp_path / "out/ed/ed.pdf") as file:
        assert round(file[0].get_width() / 72 * 25.4) == width
    (sheet,) = (tmp_path / "out/ed/assets").glob("*.css")
    assert load(theme, World.fake({})).tokens["color-accent"] in sheet.read_text()


def test_an_edition_that_names_no_language_is_in_that_of_its_first_article() -> None:
    german = "# Regen\n\n" + "Der Regen kam in der Nacht und ist nicht mehr von uns gegangen. " * 6
    plain = {"ed/lead.md": german, "ed/rest.md": "# Zwei\n\nKurz."}
    found, world = bound("title: Blatt\narticles: [lead.md, rest.md]", **plain)
    assert found is not None
    assert found.edition is not None
    assert found.edition.language == "de"
    assert {document.metadata.language for document in found.documents} == {"de"}
    assert [d.code for d in world.diagnostics] == ["language-guessed"]
    told = "title: Blatt\nlanguage: fr\narticles: [lead.md, rest.md]"
    assert {d.metadata.language for d in edition(told, **plain).documents} == {"fr"}
