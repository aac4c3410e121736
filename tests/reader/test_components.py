"""Markdown between tags, as MDX and Quarto read it, and files that code includes."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.model import nodes as n
from pubkit.model.document import Document
from pubkit.model.walk import plain_text, walk
from pubkit.world import World


def read(text: str, name: str = "x.mdx", **files: bytes) -> tuple[Document, list[str]]:
    world = World.fake({path.replace("_", "/", 1): data for path, data in files.items()})
    document = reader.read(text, PurePosixPath(name), world)
    assert document is not None
    return document, [d.code for d in world.diagnostics]


def test_markdown_between_components_and_no_code_by_indentation() -> None:
    source = (
        'import Tabs from "tabs";\n\n<Tabs>\n    <TabItem label="npm">\n    Some **bold**:\n\n'
        "    ```sh\n    npm i\n    ```\n    </TabItem>\n</Tabs>\n"
    )
    label, words, code = read(source)[0].children
    assert plain_text((label, words)) == "npmSome bold:"
    assert isinstance(code, n.CodeBlock)
    assert (code.text, code.language) == ("npm i", "sh")


@pytest.mark.parametrize("name", ["x.mdx", "x.qmd", "x.Rmd"])
def test_markdown_between_html_tags(name: str) -> None:
    source = "<details>\n<summary>More `x`</summary>\nA [link](https://a.org).\n</details>\n"
    (aside,) = read(source, name)[0].children
    assert isinstance(aside, n.Aside)
    assert aside.title == (n.Text("More ", span=aside.title[0].span), aside.title[1])
    assert isinstance(aside.title[1], n.Code)
    assert plain_text(aside.children) == "A link."


def test_markdown_files_without_components_follow_commonmark() -> None:
    (group,) = read("<div class=a>\n*b*\n</div>\n", "x.md")[0].children
    assert plain_text((group,)) == "*b*"
    (code,) = read("```js\nimport a from 'a';\n```\n", "x.md")[0].children
    assert isinstance(code, n.CodeBlock)
    after = read("import a from 'a';\n\n<A>\n*b*\n</A>\n", "x.md")[0].children
    assert plain_text(after) == "b"


def test_components_that_are_notes() -> None:
    (aside,) = read('<Callout type="warning" title="Mind">\nWords.\n</Callout>\n')[0].children
    assert isinstance(aside, n.Aside)
    assert (aside.kind, plain_text(aside.title)) == ("warning", "Mind")


def test_words_in_attributes_are_shown() -> None:
    source = (
        '<Card\n  title="A card"\n  icon={() => <b>x</b>}\n/>\n\nNew <Badge text="beta" /> thing.\n'
    )
    document, codes = read(source)
    assert plain_text(document.children) == "A cardNew beta thing."
    assert codes == ["html-dropped", "html-dropped"]


def test_less_than_is_no_tag() -> None:
    assert plain_text(read("<A\n\na < b and c > d\n")[0].children) == "<Aa < b and c > d"


FILE = b"one\n// ANCHOR: two\ntwo\n// ANCHOR_END: two\nthree\n"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("{{#include ../src/main.rs}}", "one\ntwo\nthree"),
        ("{{#rustdoc_include ../src/main.rs:two}}", "two"),
        ("{{#include ../src/main.rs:5}}", "three"),
        ("{{#include ../src/main.rs:1:1}}", "one"),
        ('--8<-- "src/main.rs:two"', "two"),
    ],
)
def test_code_includes_files(line: str, text: str) -> None:
    document, codes = read(f"```rust\n{line}\n```\n", "book/x.md", **{"src_main.rs": FILE})
    (code,) = document.children
    assert isinstance(code, n.CodeBlock)
    assert (code.text, codes) == (text, [])


@pytest.mark.parametrize("name", ["absent.rs", "../../../etc/passwd"])
def test_a_file_that_cannot_be_included_is_told(name: str) -> None:
    line = f"{{{{#include {name}}}}}"
    document, codes = read(f"```rust\n{line}\n```\n", "book/x.md")
    (code,) = document.children
    assert isinstance(code, n.CodeBlock)
    assert (code.text, codes) == (line, ["foreign-tag"])


HERO = "import hero from './hero.png'\n\n"


@pytest.mark.parametrize(
    ("tag", "source"),
    [
        ('<img src={hero} alt="A cat" />', "./hero.png"),
        ('<Image\n  src={hero}\n  alt={"A cat"}\n/>', "./hero.png"),
        ("<img src={require('./b.png').default} alt=\"A cat\" />", "./b.png"),
        ('<WideImage width="80px" src="https://a.org/p" alt="A cat"/>', "https://a.org/p"),
        ('<Shown src="b.svg" alt="A cat"/>', "b.svg"),
    ],
)
def test_components_that_are_pictures(tag: str, source: str) -> None:
    document, said = read(f"{HERO}Before.\n\n{tag}\n\n{tag}\n")
    assert "html-dropped" not in said
    for paragraph in document.children[1:]:
        assert isinstance(paragraph, n.Paragraph)
        (picture,) = paragraph.children
        assert isinstance(picture, n.Image)
        assert (picture.source, picture.alt) == (source, "A cat")
    assert len(document.children) == 3


def test_pictures_in_lines_and_with_captions() -> None:
    document, _ = read(f"{HERO}A <img src={{hero}}/> b `<img src={{hero}}/>`.\n")
    (paragraph,) = document.children
    assert isinstance(paragraph, n.Paragraph)
    assert isinstance(paragraph.children[1], n.Image)
    assert plain_text((paragraph,)) == "A  b <img src={hero}/>."
    (figure,) = read('<Figure src="a.png">\n  A *caption*.\n</Figure>\n')[0].children
    assert isinstance(figure, n.Figure)
    assert plain_text(figure.caption) == "A caption."
    (figure,) = read('<Figure src="a.png" caption="Rain" />\n')[0].children
    assert isinstance(figure, n.Figure)
    assert figure.media[0].title == "Rain"


def test_components_that_are_footnotes() -> None:
    document, said = read(
        "Rain.<Footnote id={1}>In *May*.</Footnote> Sun.\n\n<Sidenote>\n\nBoth.\n"
    )
    paragraph, aside = document.children
    assert isinstance(paragraph, n.Paragraph)
    assert isinstance(note := paragraph.children[1], n.Note)
    assert plain_text(note.children) == "In May."
    assert isinstance(aside, n.Aside)
    assert said == []


def test_tags_are_told_by_the_name_that_is_written() -> None:
    world = World.fake({})
    source = "A <PlotTwist>b</PlotTwist>.\n\n<svg><text>10</text></svg>\n"
    document = reader.read(source, PurePosixPath("x.mdx"), world)
    assert document is not None
    assert plain_text(document.children) == "A b."
    assert ["<PlotTwist>" in world.diagnostics[1].message] == [True]
    assert '"<svg>" and its content are left out' in world.diagnostics[0].message


def test_cards_lead_where_they_say_and_empty_tags_are_told_as_such() -> None:
    source = (
        '<Card title="A\n river" link="https://e.org/a" />\n\n<Gap/>\n\n<span>\n\nb\n\n</span>\n'
    )
    world = World.fake({})
    document = reader.read(source, PurePosixPath("x.mdx"), world)
    assert document is not None
    (link,) = [node for node in walk(document.children) if isinstance(node, n.Link)]
    assert (plain_text(link.children), link.url) == ("A river", "https://e.org/a")
    assert [d.message for d in world.diagnostics] == [
        'tag "<Card>" is not known; its content is kept',
        'tag "<Gap>" is not known; it shows nothing here',
    ]


def test_separators_that_layout_programs_copy_are_spaces() -> None:
    assert plain_text(read("a\u2028b\u2029c\n")[0].children) == "a b c"
