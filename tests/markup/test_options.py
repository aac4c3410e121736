"""Names of options stay on a line, in text and in code, on screens and in print."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from pubkit.markup import Policy, fragment
from pubkit.markup.options import kept
from tests.pdf.press import printed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("try --format pdf", ["--format"]),
        ("--pdf-variant x-4, (-n) or [--no-cache]", ["--pdf-variant", "-n", "--no-cache"]),
        ("a|--watch=--jobs", ["--watch", "--jobs"]),
        ("a well-known thing, 3-4 --- and - here -- there", []),
        ("minus -5, x--y, look--here", []),
        ("--a-name-that-no-column-would-ever-hold", ["--a-"]),
        ("-thisiswithoutanyjointandverylong", ["-thisiswithoutanyjointandverylong"]),
    ],
)
def test_what_is_the_name_of_an_option(text: str, names: list[str]) -> None:
    markup = fragment((kept(text),), Policy())
    assert re.findall('<span class="option">(.*?)</span>', markup) == names
    assert re.sub("<[^>]+>", "", markup) == text


def test_no_line_of_print_ends_within_an_option() -> None:
    options = " ".join(f"`--{'a' * n}-file` --{'b' * n}-name" for n in range(1, 12))
    result = printed(f"---\nheadline: A\nlanguage: en\n---\n\n{options} {options}\n", "a5")
    assert result.codes == []
    with pypdfium2.PdfDocument(result.data) as pdf:
        lines = pdf[0].get_textpage().get_text_range().splitlines()
    assert len(lines) > 6
    assert not [line for line in lines if line.rstrip().endswith("-")]
