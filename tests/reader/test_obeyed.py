"""Markdown in tags that ask for it, as kramdown and Markdown Extra read it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader, transforms
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.reader.elements import OURS
from pubkit.reader.obeyed import MAX_OPEN
from pubkit.world import World


def read(text: str) -> tuple[tuple[n.Block, ...], list[str]]:
    world = World.fake({})
    document = reader.read(text, PurePosixPath("x.md"), world)
    assert document is not None
    return document.children, [
        f"{d.code}:{d.place.line if d.place else 0}" for d in world.diagnostics
    ]


def test_a_pull_quote_that_interrupts_a_paragraph_and_holds_its_credit() -> None:
    source = (
        'Before.\n<aside markdown="1" class="pquote">\n  <img src="a.png" alt="A">\n'
        '  \\[The *team*\\] says.\n  <p markdown="1" class="credit">\n— Who, [where](https://a.org)\n'
        "  </p>\n</aside>\nAfter *it*.\n"
    )
    world = World.fake({})
    document = reader.read(source, PurePosixPath("x.md"), world)
    assert document is not None
    before, quote, after = transforms.apply(document, world)[0].children
    assert (plain_text((before,)), plain_text((after,))) == ("Before.", "After it.")
    assert isinstance(quote, n.PullQuote)
    assert plain_text(quote.children) == "A\n[The team] says."
    assert plain_text(quote.attribution) == "— Who, where"
    assert [link.url for link in walk(quote.attribution) if isinstance(link, n.Link)]


@pytest.mark.parametrize("ask", ['markdown="1"', "markdown=1", "markdown", "markdown='block'"])
@pytest.mark.parametrize("tag", ["div", "section", "aside", "blockquote", "figure", "details"])
def test_blocks_of_every_kind(tag: str, ask: str) -> None:
    made, codes = read(f'<{tag} {ask} class="x">\n## A *b*\n- c\n\n```\n</{tag}>\n```\n</{tag}>\n')
    kinds = [type(node) for node in walk(made)]
    assert {n.Heading, n.Emphasis, n.List, n.CodeBlock} <= set(kinds)
    assert not codes


def test_what_is_not_asked_for_stays_html() -> None:
    assert plain_text(read('<div markdown="0">\n*a*\n</div>\n')[0]) == "*a*"
    assert plain_text(read('<p>*a*</p>\n\n<p markdown="1">*b*</p>\n')[0]) == "*a*b"
    fence = '```html\n<div markdown="1">*a*</div>\n```\n'
    assert isinstance(read(fence)[0][0], n.CodeBlock)
    (code,) = read("<pre>\n<p markdown=1>*a*</p>\n</pre>\n")[0]
    assert isinstance(code, n.CodeBlock)
    assert code.text == "*a*"


def test_words_of_a_line_and_cells_of_a_table() -> None:
    (heading,) = read('<h2 id="a" markdown="1">A `b`</h2>\n')[0]
    assert isinstance(heading, n.Heading)
    assert [type(child) for child in heading.children] == [n.Text, n.Code]
    source = (
        '<table>\n<tr><td markdown="span">*a*</td>\n<td markdown="1">- b\n- c</td>\n'
        "<td>*d*</td></tr>\n</table>\n"
    )
    table, *_ = read(source)[0]
    assert isinstance(table, n.Table)
    kinds = [type(node) for node in walk((table,))]
    assert (kinds.count(n.Emphasis), kinds.count(n.ListItem)) == (1, 2)


def test_nested_in_lists_and_quotations_and_set_in() -> None:
    made, codes = read(
        '> - <div markdown="1" class="a">\n>   *b*\n>\n>   <div markdown="1" class="c">\n'
        ">       **d**\n>   </div>\n>   </div>\n> - e\n"
    )
    groups = [node for node in walk(made) if isinstance(node, n.Group)]
    assert [plain_text((group,)) for group in groups] == ["bd", "d"]
    assert not any(isinstance(node, n.CodeBlock) for node in walk(made))
    assert not codes


def test_findings_stand_on_their_lines() -> None:
    inner = '<div markdown="1">\n\n[a](javascript:b)\n</div>'
    source = f'# T\n\n<div markdown="1">\n{inner}\n</div>\n\n[c](vbscript:d)\n'
    assert read(source)[1] == ["link-scheme:6", "link-scheme:10"]


def test_what_is_never_closed_is_told() -> None:
    made, codes = read('A.\n\n<div markdown="1" class="x">\n*b*\n\n*c*\n')
    assert plain_text(made) == "A.bc"
    assert codes == ["division-open:3"]
    made, codes = read('<p markdown="1">*b*\n\n*c*\n')
    assert (plain_text(made), codes) == ("bc", ["division-open:1"])


def test_depth_is_limited_and_no_word_lost() -> None:
    depth = MAX_OPEN * 3
    made, _ = read('<div markdown="1">\n' * depth + "*a*\n" + "</div>\n" * depth + "\nb\n")
    assert plain_text(made).replace("*", "") == "ab"


@pytest.mark.parametrize("name", sorted(OURS - {"footnote"} | {"label"}))
def test_tags_named_like_elements_of_ours_are_only_tags(name: str) -> None:
    made, _ = read(f"<div>\n<{name}>a</{name}>\n</div>\n\n<{name}/>\n\nb <{name}>c</{name}>\n")
    assert plain_text(made) == "ab c"
