"""The published examples of CommonMark 0.31 and GFM 0.29: source and expected HTML read alike."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from pubkit import reader
from pubkit.diagnostics import Source
from pubkit.model.nodes import Block
from pubkit.model.walk import bare
from pubkit.reader.blocks import blocks
from pubkit.reader.context import Context
from pubkit.reader.elements import Builder
from pubkit.reader.foreign import Foreign
from pubkit.reader.tags import TagReader
from pubkit.world import World

FOLDER = Path(os.environ.get("PUBKIT_SPECS", Path.home() / ".cache/pubkit-specs"))

# A test fails when an exception is no longer needed.
_EMBEDDED = "`![[foo]]` is what notebooks write for another page of theirs; here a reference"
COMMONMARK_EXCEPTIONS = {
    590: _EMBEDDED,
    626: "`<!-->` is a whole comment for CommonMark 0.31; Python's HTML tokenizer, which reads the "
    "expected side here, sees a longer one. Ours is right.",
}
GFM_EXCEPTIONS = {
    598: _EMBEDDED,
    645: "CommonMark 0.31, which is followed here, allows two hyphens in a comment",
    646: "CommonMark 0.31 takes `<!-->` and `<!--->` for comments",
    653: "the tag filter prints `<style>` and its like as text; here tags without a node are "
    "dropped or skipped, and reported",
}


def _commonmark() -> list[Any]:
    path = FOLDER / "commonmark.json"
    if not path.exists():
        return []
    examples = json.loads(path.read_text("utf-8"))
    return [
        pytest.param(e["markdown"], e["html"], e["example"], id=str(e["example"])) for e in examples
    ]


def _gfm() -> list[Any]:
    path = FOLDER / "gfm.txt"
    if not path.exists():
        return []
    pattern = re.compile(r"(?ms)^`{20,} example[^\n]*\n(.*?)^\.\n(.*?)^`{20,}$")
    found = pattern.findall(path.read_text("utf-8").replace("→", "\t"))
    return [pytest.param(a, b, n, id=str(n)) for n, (a, b) in enumerate(found, 1)]


def _from_markdown(text: str) -> tuple[Block, ...]:
    world = World.fake({})
    source = world.sources["x.md"] = Source("x.md", text)
    return bare(reader.body(source, 0, world))


def _from_html(html: str) -> tuple[Block, ...]:
    builder = Builder()
    TagReader(builder).read(html, 0, len(html))
    context = Context(Source("x.html", html), World.fake({}), Foreign())
    return bare(blocks(builder.root.children, context))


def _compare(markdown: str, html: str, reason: str | None) -> None:
    same = _from_markdown(markdown) == _from_html(html)
    assert same is (reason is None), reason or "differs from the published HTML"


@pytest.mark.parametrize(("markdown", "html", "number"), _commonmark())
def test_commonmark(markdown: str, html: str, number: int) -> None:
    _compare(markdown, html, COMMONMARK_EXCEPTIONS.get(number))


@pytest.mark.parametrize(("markdown", "html", "number"), _gfm())
def test_gfm(markdown: str, html: str, number: int) -> None:
    _compare(markdown, html, GFM_EXCEPTIONS.get(number))


def test_the_examples_are_here() -> None:
    if os.environ.get("CI"):
        assert len(_commonmark()) == 652
    assert _from_markdown("*a*") == _from_html("<p><em>a</em></p>") != _from_html("<p>a</p>")
