"""Nothing in an article becomes script, load or forbidden link in an output."""

from __future__ import annotations

import re

import pytest

from pubkit.backends import Artifact
from pubkit.build import article
from pubkit.build.article import Outcome, Request
from pubkit.world import World
from tests.hostile import vectors
from tests.hostile.oracle import faults

SHARES = 8
"""Parts into which the vectors are cut, for the sake of parallel runs."""


def build(text: str, *formats: str) -> Outcome:
    world = World.fake({"a.md": text.encode("utf-8", "surrogatepass")})
    return article.build("a.md", Request(root=".", formats=formats), world)


def judged(texts: list[str], *formats: str) -> dict[str, list[str]]:
    found = {text: build(text, *formats) for text in texts}
    assert all(outcome.artifacts or outcome.failed for outcome in found.values())
    wrong = {t: [f for a in o.artifacts for f in faults(a)] for t, o in found.items()}
    return {text: told for text, told in wrong.items() if told}


@pytest.mark.parametrize("share", range(SHARES))
def test_markup_and_links_stay_text_on_the_web(share: int) -> None:
    assert not judged([vectors.article(body) for body in vectors.bodies()[share::SHARES]], "html")


@pytest.mark.parametrize("share", range(SHARES))
def test_markup_and_links_stay_text_in_books_and_print(share: int) -> None:
    """Twenty vectors share a book, divided by headings."""
    bodies = vectors.bodies()[share::SHARES]
    packs = [bodies[start : start + 20] for start in range(0, len(bodies), 20)]
    joined = [vectors.article("\n\n## Next\n\n".join(pack)) for pack in packs]
    assert not judged(joined, "epub")
    assert not judged(joined[:1], "pdf")


def test_front_matter_stays_text() -> None:
    assert not judged(vectors.headed(), "html")
    assert not judged(vectors.headed()[::9], "epub")
    assert not judged(vectors.headed()[::60], "pdf")


@pytest.mark.parametrize("text", ["pubkit-style-hashes", "</style><style>*{color:red}</style>"])
def test_words_of_ours_in_a_title_do_not_change_the_policy(text: str) -> None:
    outcome = build(f"---\ntitle: {vectors.quoted(text)}\n---\n\nWords.\n", "html")
    page = outcome.artifacts[0].data.decode()
    policy = page.split('"Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
    assert re.match(r"default-src 'none'; style-src 'sha256-[^' ;]+'; img-src", policy)


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=alert(1)>x</p>", "<a href=javascript:x>x</a>", "<script>x</script>",
        "<img src=https://evil.invalid/x>", "<p style=color:red>x</p>", "<link rel=x href=x:y>",
        "<a href='java\nscript:x'>x</a>", "<a href='\\\\host'>x</a>", "<p>no policy</p>",
    ],
)  # fmt: skip
def test_the_oracle_sees(page: str) -> None:
    assert faults(Artifact("a.html", page.encode()))
