"""Captions of WordPress become those of figures."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text
from pubkit.world import World


def read(text: str) -> tuple[n.Block, ...]:
    document = reader.read(text, PurePosixPath("x.md"), World.fake({}))
    assert document is not None
    return document.children


@pytest.mark.parametrize(
    "picture",
    [
        "![Alt](a.png)",
        "[![Alt](a.png)](https://a.example/(b).png)",
        '<img src="a.png" alt="Alt" width="30" />',
        '<a href="https://a.example"><img src="a.png" alt="Alt"></a>',
    ],
)
@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ('[caption id="attachment_1" width="300"]', "[/caption]"),
        ('\\[caption id="attachment\\_1" width="300"\\]', "\\[/caption\\]"),
        ("[caption]\n", "\n[/caption]"),
    ],
)
def test_they_caption_the_picture(opened: str, closed: str, picture: str) -> None:
    before, figure, after = read(f"Before\n{opened}{picture} The *river* now{closed}\nafter.\n")
    assert isinstance(figure, n.Figure)
    assert [image.alt for image in figure.media] == ["Alt"]
    assert plain_text(figure.caption) == "The river now"
    assert plain_text((before, after)) == plain_text(read("Before\n\nafter.\n"))


@pytest.mark.parametrize(
    "text", ["[caption]no picture[/caption]", "[caption]![Alt](a.png) open", "[captions] of it"]
)
def test_what_is_no_caption_stays_text(text: str) -> None:
    assert not any(isinstance(block, n.Figure) and block.caption for block in read(text))
    assert plain_text(read(text)).startswith("[caption")


def test_in_code_they_are_shown() -> None:
    (code,) = read("    [caption]![Alt](a.png) Words[/caption]\n")
    assert isinstance(code, n.CodeBlock)
