"""What Markdown's own rules would take in silence is told on its line."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.model.nodes import Note
from pubkit.model.walk import plain_text, walk
from pubkit.world import World

HEAD = "---\ntitle: T\n---\n"


def told(text: str) -> list[str]:
    world = World.fake({})
    reader.read(HEAD + text, PurePosixPath("x.md"), world)
    return [f"{d.code}:{d.place.line if d.place else 0}" for d in world.diagnostics]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Words.\n\n```py\nx\n\n## Lost\n", 6),
        ("~~~\nx\n```\n", 4),
        ("````\nx\n```\n", 4),
        ("```", 4),
        ("> ```\n> x\n\nWords.\n", 4),
        ("- a\n\n  ```\n  x\n\nWords.\n", 6),
        ("Words.\n\n<!-- a\n\nlost\n", 6),
        ("Words\nand <b>more.\n\nMore.\n", 5),
        ("- a\n- *b <i>c*\n", 5),
        ("<p>a</p>\n<p>a <sup>b</p>\n", 5),
        ("<ul>\n<li>a <em>b\n<li>c</ul>\n", 5),
    ],
)
def test_open_fences_and_remarks(text: str, line: int) -> None:
    assert told(text) == [f"division-open:{line}"]


@pytest.mark.parametrize(
    "text",
    [
        "```\nx\n```\n",
        "```\nx\n`````   \n",
        "> ```\n> x\n> ```\n",
        "- ```\n  x\n  ```\n",
        "    code\n",
        "<!-- a\n\nb -->\n",
        "<!-- a --> <!-- b -->\n",
        "```{note}\nWords\n```\n",
        "<b>a <i>b</i></b>\n",
        "<ul><li>a<li>b <p>c</ul> <a name=x> d\n",
        "{% highlight py %}\nx\n{% endhighlight %}\n",
    ],
)
def test_what_is_closed_is_not_told(text: str) -> None:
    assert told(text) == []


def test_cells_too_many() -> None:
    table = (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| `x|y` | 2 |\n| 1 | 2 | |\n| `x\\|y` | 2 |\n| 1 |\n"
    )
    assert told(table) == ["table-cells:6", "table-cells:7"]
    assert told("> | a |\n> |---|\n> | 1 | 2 |\n") == ["table-cells:6"]


def test_a_correction_has_a_date_or_none() -> None:
    assert told("::: correction {date=2026-13-01}\nx\n:::\n") == ["meta-invalid:4"]
    assert told("::: correction {date=2026-03-01}\nx\n:::\n") == []


def test_notes_written_inside_another_keep_the_words_of_both() -> None:
    text = "A[^1] b[^2] c[^3].\n\n[^1]: One\n    [^2]: two\n\n        [^3]: three\n\n    more.\n"
    document = reader.read(text, PurePosixPath("x.md"), World.fake({}))
    assert document is not None
    (paragraph,) = document.children
    notes = [node for node in walk(paragraph) if isinstance(node, Note)]
    assert [plain_text(note.children) for note in notes] == ["Onemore.", "two", "three"]
