"""What holds an article back from press is told on its line."""

from __future__ import annotations

import io
import zipfile

import pytest

from pubkit.backends import Artifact
from pubkit.build.article import Request, build, prepare
from pubkit.diagnostics import show
from pubkit.preflight import inspect
from pubkit.preflight.claims import wrong_claims
from pubkit.world import World
from tests.transforms.made import picture

RUSSIAN = "Река вернулась в долину после трёх сухих лет. " * 10
ENGLISH = "The river is back in the valley after three dry years. " * 10


def told(front: str, text: str, **files: bytes) -> list[str]:
    source = f"---\ntitle: T\n{front}---\n\n{text}\n".encode()
    given = {name.replace("_", "."): data for name, data in files.items()}
    world = World.fake({**given, "in.md": source})
    publication = prepare("in.md", Request(root="."), world)
    assert publication
    inspect(publication, (), world)
    return [f"{d.code}:{d.place.line if d.place else 0}" for d in world.diagnostics]


@pytest.mark.parametrize(
    ("front", "text", "expected"),
    [
        ("status: usable\n", "Words.", []),
        ("status: withheld\n", "Words.", ["status-withheld:3"]),
        ("draft: true\n", "Words.", ["status-withheld:3"]),
        ("embargo: 2026-01-01T11:59:00Z\n", "Words.", []),
        ("embargo: 2026-01-01T12:01:00Z\n", "Words.", ["embargo-running:3"]),
        ("embargo: 2026-01-01T14:01:00+02:00\n", "Words.", ["embargo-running:3"]),
        ("", RUSSIAN, ["language-guessed:1"]),
        ("lang: fr\n", RUSSIAN, ["language-doubtful:3"]),
        ("lang: ru\n", RUSSIAN, []),
        ("lang: ru\n", ENGLISH, ["language-doubtful:3"]),
        ("lang: sr-Latn\n", ENGLISH, []),
        ("", ENGLISH + RUSSIAN, []),
        ("", "Слово.", []),
        ("", "A [](https://e.org/) link.", ["link-empty:5"]),
        ("", "\nA [*a*](https://e.org/), [![a](https://e.org/a.png)](b).", ["image-remote:6"]),
        ("", "A\ncall[^none] `[^this]` and [^one].\n\n[^one]: Note.", ["note-missing:6"]),
        ("", "[Un mot]{lang=fr} and\n[hm]{lang=zz}.", ["language-unknown:6"]),
        ("", "See [a](https://e.org/no.pdf), [b](#no-such.md).", ["reference-unknown:5"]),
        ("canonical_url: https://e.org/a/\n", "See [it](there.csv).", []),
        ("canonical_url: https://e.org/a/\n", "See [it](/there.csv?x#y).", []),
        ("canonical_url: https://e.org/a/\n", "\nSee [it](no.csv).", ["link-missing:7"]),
        ("canonical_url: https://e.org/a/\n", "See [it](../no%20way.md).", ["link-missing:6"]),
        ("canonical_url: https://e.org/a/\n", "See [it](about.html) and [b](section/).", []),
    ],
)
def test_what_holds_an_article_back_is_told(front: str, text: str, expected: list[str]) -> None:
    assert told(front, text, there_csv=b"1,2\n") == expected


def book(text: str) -> tuple[bytes, list[str]]:
    files = {"in.md": f"---\ntitle: T\n---\n\n{text}\n".encode(), "a.png": picture()}
    outcome = build("in.md", Request(root=".", formats=("epub",)), World.fake(files))
    return outcome.artifacts[0].data, [d.code for d in outcome.diagnostics]


@pytest.mark.parametrize(
    ("text", "decorative"),
    [
        ("Words.", 0),
        ("## A heading\n\n$x^2$", 0),
        ('![A cat](a.png){credit="Desk"}', 0),
        ("![](a.png)", 0),
        ("![a.png](a.png)", 0),
        ("![](a.png){.decorative}\n\n![A cat](a.png)", 1),
    ],
)
def test_books_claim_what_is_so(text: str, decorative: int) -> None:
    assert list(wrong_claims(book(text)[0], decorative)) == []


def tampered(data: bytes, old: str, new: str) -> bytes:
    """Return the book with `old` replaced everywhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w") as write:
        for name in read.namelist():
            inner = read.read(name)
            text = name.endswith(("xhtml", "opf"))
            write.writestr(name, inner.replace(old.encode(), new.encode()) if text else inner)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "claim"),
    [
        ('alt="A cat"', 'alt=""', 'claims accessibilityFeature "alternativeText"'),
        (">visual<", ">tactile<", 'does not claim accessMode "visual"'),
        (">readingOrder<", ">MathML<", 'claims accessibilityFeature "MathML"'),
        (">structuralNavigation<", ">x<", "does not claim accessibilityFeature"),
        (">readingOrder<", ">pageNavigation<", 'claims accessibilityFeature "pageNavigation"'),
    ],
)
def test_false_claims_are_found(old: str, new: str, claim: str) -> None:
    data = tampered(book("## A heading\n\n![A cat](a.png)")[0], old, new)
    assert any(found.startswith(claim) for found in wrong_claims(data, 0))


def test_a_false_claim_is_told_of_the_source() -> None:
    data = tampered(book("Words.")[0], ">readingOrder<", ">MathML<")
    world = World.fake({"in.md": b"---\ntitle: T\n---\n\nWords.\n"})
    publication = prepare("in.md", Request(root="."), world)
    assert publication
    inspect(publication, [Artifact("t/t.epub", data)], world)
    (found,) = world.diagnostics
    assert show(found) == (
        'in.md: error: the e-book claims accessibilityFeature "MathML" [epub-claim]'
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[words](my file)", 5),
        ("Words and ** bold ** words", 5),
        ("Words\n\n| a | b |\n|---|\n| 1 |", 7),
        (":::\n\nWords", 5),
        ("Words\n\n$$\na = b\n\nWords", 7),
        ("Words\n\n##Heading", 7),
        ("Words\n\n| a | b |\n| 1 | 2 |\n", 7),
        ("Words ~~never closed", 5),
        ("Words `never closed", 5),
    ],
)
def test_marks_that_are_shown(text: str, line: int) -> None:
    assert told("", text) == [f"mark-shown:{line}"]


def test_notes_written_twice_and_links_without_address_are_told() -> None:
    text = "A[^a] and [b]().\n\n[^a]: One.\n\n[^a]: Two.\n\n```\n[^a]: code\n```"
    assert told("", text) == ["link-scheme:5", "note-unused:9"]


@pytest.mark.parametrize(
    "text", ["``quoted'' ~5", r"a \*\* b", r"\$\$ a", "`](` and `**`", "2 * 2"]
)
def test_marks_that_are_meant(text: str) -> None:
    assert told("", text) == []


@pytest.mark.parametrize(("text", "empty"), [("", True), ("# x", False), ("`x`", False)])
def test_articles_without_text(text: str, *, empty: bool) -> None:
    assert (told("", text) == ["article-empty:0"]) is empty


@pytest.mark.parametrize(
    ("alt", "doubtful"), [("IMG_0012.JPG", True), ("cat.png", True), ("A cat.png", False)]
)
def test_a_file_name_is_no_alternative_text(alt: str, *, doubtful: bool) -> None:
    codes = told("", f'![{alt}](a.png){{credit="x"}}', a_png=picture("PNG"))
    assert ("alt-doubtful:5" in codes) is doubtful
