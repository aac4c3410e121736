"""Chapters of an edition that are rendered once, and again when anything they show changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pubkit.backends import Artifact
from pubkit.backends.epub import texts
from pubkit.backends.html import page
from pubkit.build.article import Request, build
from pubkit.diagnostics import Diagnostic
from pubkit.markup import Body, Policy
from pubkit.model.document import Document
from pubkit.world import World
from tests.remembering import Shelf

EDITION = """title: Three
date: 2026-03-01
canonical_url: https://example.org/three/
articles: [one.md, two.md, three.md]
"""
ONE = "---\ntitle: One\n---\n\nSee [two](two.md#there), and [all of it](three.md).\n"
TWO = (
    "---\ntitle: Two\ntags: [rain]\n---\n\n## There {#there}\n\nWords, and[^1] more.\n\n[^1]: No.\n"
)
THREE = "---\ntitle: Three\nauthor: A Writer\n---\n\n![A dot](dot.svg)\n\nOf $x^2$ the last.\n"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3"/></svg>'
FILES = {
    "edition.yml": EDITION, "one.md": ONE, "two.md": TWO, "three.md": THREE, "dot.svg": DOT,
}  # fmt: skip
BOOK = {
    "edition.yml": "kind: book\ntitle: A book\nchapters: {file: book.md}\n",
    "book.md": "---\ntitle: A book\n---\n\n# One\n\nHere.\n\n# Two\n\nThere.\n\n# Three\n\nOut.\n",
}

Made = tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the headlines of the articles that are rendered."""
    told: list[str] = []

    def counted(render: Callable[[Document, Policy], Body]) -> Callable[[Document, Policy], Body]:
        def count(document: Document, policy: Policy) -> Body:
            if document.part == "article":
                told.append(document.metadata.headline)
            return render(document, policy)

        return count

    for module in (texts, page):
        monkeypatch.setattr(module, "render", counted(module.render))
    return told


def made(world: World, form: str, **request: object) -> Made:
    told = build("edition.yml", Request(root=".", formats=(form,), **request), world)  # type: ignore[arg-type]
    return told.artifacts, told.diagnostics


def again(shelf: Shelf, files: dict[str, str], form: str, rendered: list[str]) -> list[str]:
    """Return what is rendered of `files`, whose outputs are those of a run without memory."""
    data = {name: text.encode() for name, text in files.items()}
    rendered.clear()
    kept = made(shelf.world(data), form)
    told = sorted(rendered)
    assert kept == made(World.fake(data), form)
    return told


@pytest.mark.parametrize("form", ["epub", "html"])
def test_one_comma_renders_one_chapter(form: str, rendered: list[str]) -> None:
    shelf = Shelf()
    assert again(shelf, FILES, form, rendered) == ["One", "Three", "Two"]
    assert again(shelf, FILES, form, rendered) == []
    comma = {**FILES, "two.md": TWO.replace("Words,", "Words")}
    assert again(shelf, comma, form, rendered) == ["Two"]
    assert again(shelf, FILES, form, rendered) == []


@pytest.mark.parametrize("form", ["epub", "html"])
def test_the_place_of_a_chapter_in_its_file_has_no_say(form: str, rendered: list[str]) -> None:
    shelf = Shelf()
    assert again(shelf, BOOK, form, rendered) == ["One", "Three", "Two"]
    longer = {**BOOK, "book.md": BOOK["book.md"].replace("Here.", "In here.")}
    assert again(shelf, longer, form, rendered) == ["One"]


@pytest.mark.parametrize("form", ["epub", "html"])
@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("edition.yml", EDITION.replace("one.md, two.md", "two.md, one.md"), []),
        ("edition.yml", EDITION.replace("Three", "Four"), []),
        ("edition.yml", EDITION.replace(", three.md", ""), ["One"]),  # which leads there
        ("two.md", TWO.replace("{#there}", "{#here}"), ["One", "Two"]),
        ("two.md", TWO.replace("Two", "Deux"), ["Deux"]),
        ("dot.svg", DOT.replace("r=", "cx="), ["Three"]),
        ("three.md", THREE.replace("A dot", "A point"), ["Three"]),
        ("three.md", THREE.replace("author", "slug: last\nauthor"), ["One", "Three"]),
    ],
)  # fmt: skip
def test_what_a_chapter_depends_on_is_rendered_again(
    form: str, name: str, text: str, expected: list[str], rendered: list[str]
) -> None:
    shelf = Shelf()
    again(shelf, FILES, form, rendered)
    assert again(shelf, {**FILES, name: text}, form, rendered) == expected
    assert again(shelf, FILES, form, rendered) == []


@pytest.mark.parametrize("form", ["epub", "html"])
def test_another_theme_and_other_options_have_chapters_of_their_own(
    form: str, rendered: list[str]
) -> None:
    data = {name: text.encode() for name, text in FILES.items()}
    shelf = Shelf()
    for request in ({}, {"theme": "magazine"}, {"tokens": {"color-rule": "#cdc8bd"}}):
        rendered.clear()
        kept = made(shelf.world(data), form, **request)
        assert len(rendered) == 3
        assert kept == made(World.fake(data), form, **request)


@pytest.mark.parametrize("form", ["epub", "html"])
def test_findings_are_told_each_time(form: str, rendered: list[str]) -> None:
    shelf = Shelf()
    wrong = {**FILES, "three.md": THREE.replace("$x^2$", "$\\nothing{x}$")}
    for _ in range(2):
        again(shelf, wrong, form, rendered)
        _, told = made(shelf.world({name: text.encode() for name, text in wrong.items()}), form)
        assert [d.code for d in told] == ["math-unreadable"]
    assert again(shelf, wrong, form, rendered) == ["Three"]


@pytest.mark.parametrize("form", ["epub", "html"])
def test_an_article_that_stands_alone_is_not_kept(form: str) -> None:
    shelf = Shelf()
    request = Request(root=".", formats=(form,))
    build("two.md", request, shelf.world({name: text.encode() for name, text in FILES.items()}))
    assert not [words for words in shelf.made if words[0] == "chapter"]
