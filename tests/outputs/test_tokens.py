"""Every token is seen: whoever changes one sees another page, book and print."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from pubkit.backends import Artifact
from pubkit.build.article import Request, build
from pubkit.theme import load
from pubkit.world import World
from tests import judges
from tests.theme.test_themes import other

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("judges")]

ARTICLE = """---
headline: Every token *at once*
kicker: Specimen
section: Tests
standfirst: One short page shows what a theme can say, so that nothing of it goes unseen.
author: Desk
date: 2026-03-01
language: en
---

A paragraph of [several lines](https://example.org/) 1234567890, so that measure and leading are
seen: **strong**, `code`, <mark>marked</mark>, [small capitals]{.smallcaps}, an extraordinarily
incomprehensible institutionalisation of internationalisation, characteristically.^[A note in
small type.]

A second paragraph follows at once, as an indented one, with $x^2$ in it.

## A heading 24

### A smaller heading

> [!WARNING]
> Something to heed.

::: pullquote
Words shown large.
:::

| Year | Rain |
|------|-----:|
| 2025 |  612 |

```python
def rain(year: int) -> str:
    return "612"
```
"""


# What cannot be seen, and why.
UNSEEN = {
    ("hyphens", "html"),  # the browser of the tests has no dictionary
    ("hyphens", "epub"),
    ("color-paper", "pdf"),  # paper has a colour of its own
}


def changed(name: str, value: str) -> str:
    if not value:
        return ""
    if name.startswith("font-"):  # to another family of the theme
        return '"PK Mono"' if "Mono" not in value else '"PK Sans"'
    if name.startswith("weight-"):
        return "400"
    return other(name, value)


def outputs(token: str, value: str) -> tuple[Artifact, ...]:
    world = World.fake({"a.md": ARTICLE.encode()})
    theme = load("plain", world, {token: value} if value else {})
    return build("a.md", Request(root="."), world, theme).artifacts


def printed(data: bytes) -> str:
    """Return a hash of what the pages look like."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.render(scale=1).to_pil().tobytes() for page in pdf]
    return hashlib.sha256(b"".join(pages)).hexdigest()


def opened(artifact: Artifact, folder: Path, name: str) -> Path:
    """Write a page, or unpack a book; return the file of the text, called `name`."""
    if artifact.name.endswith(".html"):
        page = folder / f"{name}.html"
        page.write_bytes(artifact.data)
        return page
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as book:
        book.extractall(folder / name)
    files = sorted((folder / name).rglob("*.xhtml"))
    text = next(file for file in files if "<article" in file.read_text("utf-8"))
    return text.rename(text.with_stem(name))


def seen(pages: list[Path], folder: Path) -> list[str]:
    """Return what pages look like in a browser, and the covers beside them."""
    shots = judges.screenshot(pages, [720], ["light"], folder)
    looks = [
        (shot, *sorted((page.parent / "images").glob("cover.*")))
        for page, shot in zip(pages, shots, strict=True)
    ]
    return [hashlib.sha256(b"".join(f.read_bytes() for f in look)).hexdigest() for look in looks]


def test_every_token_is_seen_in_every_output(tmp_path: Path) -> None:
    values = {"base": "", **load("plain", World.fake({})).tokens}
    prints: list[str] = []
    opener: dict[str, list[Path]] = {"html": [], "epub": []}
    for token, value in values.items():
        for artifact in outputs(token, changed(token, value)):
            form = artifact.name.rpartition(".")[2]
            if form == "pdf":
                prints.append(printed(artifact.data))
            else:
                opener[form].append(opened(artifact, tmp_path, token))
    looks = {form: seen(pages, tmp_path / form) for form, pages in opener.items()} | {"pdf": prints}
    unseen = [
        (token, form)
        for form, hashes in looks.items()
        for token, look in zip(values, hashes, strict=True)
        if token != "base" and look == hashes[0]
    ]
    assert set(unseen) == UNSEEN
