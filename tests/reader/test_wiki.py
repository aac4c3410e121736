"""The marks of notebooks: links and embeds in double brackets, marked words, comments."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import transforms
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.world import World
from tests.reader.test_dialect import nodes, read, texts

T = n.Text


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("[[Page two]]", "Page two", "Page two"),
        ("[[Page two|words]]", "Page two", "words"),
        ("[[deep/Page.md]]", "deep/Page.md", "Page"),
        ("[[Page#Part]]", "Page#Part", "Page > Part"),
        ("[[#Part]]", "#Part", "Part"),
    ],
)
def test_double_brackets_are_references(source: str, target: str, words: str) -> None:
    (paragraph,) = nodes(f"See {source}.")
    assert paragraph.children[1] == n.CrossReference((T(words),), target)


def test_reference_leads_to_a_heading_by_its_words() -> None:
    document, _ = read("# T\n\n## A part\n\nSee [[#A part]].\n")
    done, _ = transforms.apply(document, World.fake({}))
    (reference,) = [x for x in walk(done.children) if isinstance(x, n.CrossReference)]
    assert reference.target == "a-part"


def test_reference_leads_to_an_article_by_its_headline_or_file() -> None:
    world = World.fake({})
    texts = {
        "one.md": "See [[The Second]], [[2-two#Deep]].",
        "2-two.md": "# The second\n\n## Deep\n",
    }
    from pubkit import reader

    read_all = [reader.read(text, PurePosixPath(name), world) for name, text in texts.items()]
    done, _ = transforms.apply_all([d for d in read_all if d], world)
    targets = [x.target for x in walk(done[0].children) if isinstance(x, n.CrossReference)]
    assert targets == [done[1].id, "deep"]
    assert not [d for d in world.diagnostics if d.code == "reference-unknown"]


def test_embedded_pictures_and_their_words() -> None:
    (paragraph,) = nodes("![[a/map.png|A map|300]] and ![[b.jpg|200x100]]")
    first, _, second = paragraph.children
    assert (first.source, first.alt, second.source, second.alt) == (
        "a/map.png",
        "A map",
        "b.jpg",
        "",
    )


def test_marked_words() -> None:
    (paragraph,) = nodes("We ==mark *this*== here.")
    marked = n.Phrase((T("mark "), n.Emphasis((T("this"),))), kind="mark")
    assert paragraph.children == (T("We "), marked, T(" here."))


@pytest.mark.parametrize(
    "source", ["a == b and c == d", "x==1 or y==2", "[[1, 2], [3]]", "if [[ -f x ]]", "50%% of 2%%"]
)
def test_what_only_looks_alike_stays(source: str) -> None:
    assert texts(source) == source


def test_comments_are_not_shown() -> None:
    assert (
        texts("Before %% not this %% after, `%% but this %%`.") == "Before after, %% but this %%."
    )


@pytest.mark.parametrize(
    ("source", "kind", "title"),
    [
        ("> [!WARNING]\n> Words.", "warning", ""),
        ("> [!danger] Hot\n> Words.", "caution", "Hot"),
        ("> [!tip]+ Own\n> Words.", "tip", "Own"),
        ("> [!example]-\n> Words.", "note", "Example"),
        ("> [!recipe|wide]\n> Words.", "note", "Recipe"),
    ],
)
def test_callouts_of_any_kind(source: str, kind: str, title: str) -> None:
    (aside,) = nodes(source)
    assert (aside.kind, plain_text(aside.title)) == (kind, title)
