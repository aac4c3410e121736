"""What other tools write otherwise: lines, labels of code, calls, escapes."""

from __future__ import annotations

import pytest

from pubkit.build.article import Request, prepare
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.reader.kindred import programs, rewrite_lines
from pubkit.world import World
from tests.reader.test_dialect import nodes, read
from tests.transforms.made import picture


@pytest.mark.parametrize(
    "text",
    [
        '![A cat](a.png align="left")',
        "![A cat](a.png =300x200)",
        "![A cat](a.png =50%x)",
        '![A cat](a.png "Title" =300x)',
        ':::image type="content" source="a.png" alt-text="A cat":::',
        ':::image source="a.png" alt-text="A cat" lightbox="b.png" :::\n:::image-end:::',
    ],
)
def test_pictures_with_a_place_or_size(text: str) -> None:
    document, codes = read(text)
    (image,) = [node for node in walk(document.children) if isinstance(node, n.Image)]
    assert (image.source, image.alt) == ("a.png", "A cat")
    assert codes == []


@pytest.mark.parametrize(
    "text",
    [
        "a ![b](c =2x3) d",
        ":::row:::\n:::column span=2:::\nx\n:::column-end:::",
        "{% tabs a %}\n<!-- tab One@icon -->\n```\n<!-- tab Two -->\n```",
    ],
)
def test_lines_keep_their_length(text: str) -> None:
    made = rewrite_lines(text)
    assert made != text
    assert list(map(len, made.split("\n"))) == list(map(len, text.split("\n")))


def test_code_about_other_tools_stays() -> None:
    text = '```\n:::image source="a.png":::\n![](a.png align="left")\n```\n\n:::row:::'
    assert rewrite_lines(text).startswith(text[:-9])


def test_layout_of_learn_is_not_shown() -> None:
    text = (
        ":::row:::\n:::column:::\nOne.\n:::column-end:::\n:::row-end:::\n\n"
        '::: moniker range=x\nTwo.\n::: moniker-end\n\n> [!div class="next"]\n> Three.'
    )
    document, codes = read(text)
    assert plain_text(document.children) == "One.Two.Three."
    assert codes == []


@pytest.mark.parametrize(
    "line",
    [
        '--8<-- "part.md"',
        "{{#include part.md}}",
        "{!part.md!}",
        "<!--@include: ./part.md-->",
        "<<< @/part.js",
        '@import "part.md"',
        "[!INCLUDE [words](part.md)]",
        "[!code-csharp[Main](a.cs?range=1-3)]",
    ],
)
def test_files_of_text_that_are_not_included_are_told(line: str) -> None:
    document, codes = read(f"Before.\n\n{line}\n\nAfter.")
    assert plain_text(document.children) == "Before.After."
    assert codes == ["foreign-tag"]


def test_videos_of_learn_are_links() -> None:
    document, codes = read("> [!VIDEO https://www.youtube.com/embed/x]")
    (link,) = [node for node in walk(document.children) if isinstance(node, n.Link)]
    assert (link.url, plain_text(link.children)) == ("https://www.youtube.com/embed/x", "YouTube")
    assert codes == ["embed-linked"]


@pytest.mark.parametrize(
    ("info", "language", "title"),
    [
        ("js [a.js]", "js", "a.js"),
        ('js filename="a.js" {1,3}', "js", "a.js"),
        ("js title='a.js'", "js", "a.js"),
        ("js:src/a.js", "js", "src/a.js"),
        ('js {caption="A"}', "js", "A"),
        ("js{1,3}:line-numbers", "js", ""),
        ("diff-js", "diff-js", ""),
    ],
)
def test_code_has_the_title_that_other_tools_give_it(info: str, language: str, title: str) -> None:
    (code,) = nodes(f"```{info}\nx\n```")
    assert (code.language, plain_text(code.caption), code.text) == (language, title, "x")


def test_code_that_its_author_hides_is_left_out_and_told() -> None:
    hidden = "```{r setup, include=FALSE}\na\n```\n\n```{python}\n#| echo: false\nb\n```\n\nWords."
    document, codes = read(hidden)
    assert plain_text(document.children) == "Words."
    assert codes == ["foreign-tag", "foreign-tag"]
    shown, _ = read('```{r}\n#| echo: false\n#| label: fig-x\n#| fig-cap: "Rain"\nb\n```')
    assert plain_text(shown.children) != ""


def test_cells_of_myst_say_their_name_and_caption_at_their_head() -> None:
    head = "mystnb:\n  figure:\n    caption: Rain\n    name: rain"
    text = f"```{{code-cell}} python\n---\n{head}\n---\na\n```"
    (code,) = nodes(text)
    assert (code.text, code.attrs.id, plain_text(code.caption)) == ("a", "rain", "Rain")


def test_ends_of_exercises_are_not_shown() -> None:
    document, codes = read("```{exercise-start}\n```\n\nDo.\n\n```{exercise-end}\n```")
    assert "Do." in plain_text(document.children)
    assert codes == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"See \@fig-x.", "See @fig-x."),
        (r"See \[@roe2020].", "See [@roe2020]."),
        (r"Write a\@example.org.", "Write a@example.org."),
    ],
)
def test_escaped_references_are_words(text: str, words: str) -> None:
    document, codes = read(text)
    assert plain_text(document.children) == words
    assert codes == []
    kinds = n.CrossReference, n.Citation, n.Link
    assert not [node for node in walk(document.children) if isinstance(node, kinds)]


def test_references_of_bookdown_are_no_escapes() -> None:
    document, _ = read(r"See \@ref(fig:x).")
    assert any(isinstance(node, n.CrossReference) for node in walk(document.children))


def test_addresses_as_the_standard_writes_them() -> None:
    document, codes = read("See <URL:https://example.org/a>, [](eq:rain).")
    (link,) = [node for node in walk(document.children) if isinstance(node, n.Link)]
    assert link.url == "https://example.org/a"
    assert [r.target for r in walk(document.children) if isinstance(r, n.CrossReference)] == [
        "eq:rain"
    ]
    assert codes == []


def test_references_of_tex_to_formulas() -> None:
    text = (
        "$$\\begin{equation}\\label{eq1} a\\end{equation}$$\n\n$$\nb \\label{eq2}\n$$\n\n"
        "See Equation $\\eqref{eq1}$ and \\ref{eq2}, not `\\ref{eq2}`.\n"
    )
    document, codes = read(text)
    formulas = [node.attrs.id for node in walk(document.children) if isinstance(node, n.MathBlock)]
    called = [r.target for r in walk(document.children) if isinstance(r, n.CrossReference)]
    assert formulas == called == ["eq1", "eq2"]
    assert "See Equation  and" in plain_text(document.children)
    assert codes == []


def test_tags_of_hexo_and_zola_that_show_words() -> None:
    text = (
        "A {% label primary@red mark %}, {% post_link rain 'The rain' %}.\n\n"
        '{% quote(author="Mira Example") %}\nQuoted.\n{% end %}\n\n'
        "{% blockquote Mira Example %}\nAgain.\n{% endblockquote %}\n\n"
        '{{ youtube(id="abc") }}\n\n'
        "{% tabs x %}\n<!-- tab First -->\nOne.\n<!-- endtab -->\n{% endtabs %}\n"
    )
    document, codes = read(text)
    words = plain_text(document.children)
    for said in ("A red mark, The rain.", "Quoted.", "Again.", "YouTube", "First", "One."):
        assert said in words
    quotes = [node for node in walk(document.children) if isinstance(node, n.Quote)]
    assert [plain_text(quote.attribution) for quote in quotes] == ["— Mira Example"] * 2
    assert codes == ["embed-linked", "foreign-tag"]


MDX = """import { A } from 'a'

export const rows = [
  { a: 1 },

  { b: 2 },
]

Words.

{rows.map((row) => (
  <Row {...row} />
))}

<Theme labels={{
  a: { b: { c: 'd' } },
}} />

<Grid
  rows={[
    { a: 1 },

  ]}
/>

{"kept"}
"""


def test_program_text_of_mdx_is_skipped_and_told() -> None:
    document, codes = read(MDX)
    assert plain_text(document.children) == 'Words.{"kept"}'
    assert set(codes) == {"foreign-tag"}


def test_program_text_is_found_whole() -> None:
    spans = list(programs(MDX))
    assert [MDX[a:b].split("\n")[0] for a, b in spans] == [
        "export const rows = [",
        "{rows.map((row) => (",
        "<Theme labels={{",
        "<Grid",
    ]
    assert [MDX[a:b][-1] for a, b in spans] == ["]", "}", ">", ">"]
    assert list(programs("```\nexport const a = 1\n```\n{.class}\n")) == []


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**注意：**当前", ["注意："]),
        ("**<!--a-->****注意：** 当前", ["注意："]),
        ("**<!--a-->****Beware:** of", ["Beware:"]),
        ("**<!--a-->**Beware **of**", ["of"]),
        ("他说**“引用”**吗", ["“引用”"]),
        ("これは**太字（括弧）**です。", ["太字（括弧）"]),
        ("**이름(괄호)**은", ["이름(괄호)"]),
        ("*一*二**三**四", ["三"]),
        ("Selecting **Exclude healthy **will.", ["Exclude healthy"]),
        ("A **b** c **d** and **e** f.", ["b", "d", "e"]),
        ("The shift from** one to two**.", ["one to two"]),
        ("a ** b ** c", []),
        (r"\**a **b", []),
        ("`**a **b`", []),
    ],
)
def test_strong_words_as_they_are_meant(text: str, strong: list[str]) -> None:
    document, _ = read(text)
    found = [node for node in walk(document.children) if isinstance(node, n.Strong)]
    assert [plain_text(node.children) for node in found] == strong


def test_paths_with_spaces() -> None:
    document, _ = read('[a](ACL Tutorial.md) ![b](my own.png) [c](d.md "e.md") [f](g h)')
    links = [node.url for node in walk(document.children) if isinstance(node, n.Link)]
    pictures = [node.source for node in walk(document.children) if isinstance(node, n.Image)]
    assert (links, pictures) == (["ACL%20Tutorial.md", "d.md"], ["my%20own.png"])
    assert plain_text(document.children).endswith("[f](g h)")


def test_blocks_of_gitbook() -> None:
    text = (
        '{% code title="app.js" %}\n```js\nx\n```\n{% endcode %}\n\n'
        '{% tab title="One" %}\na\n{% endtab %}\n\n'
        '{% embed url="https://example.org/x" %}\n\n{% collapsible More %}\nb\n{% endcollapsible %}'
    )
    document, codes = read(text)
    assert [node.text for node in walk(document.children) if isinstance(node, n.CodeBlock)] == ["x"]
    assert plain_text(document.children).startswith("app.js")
    assert "One" in plain_text(document.children)
    assert [node.url for node in walk(document.children) if isinstance(node, n.Link)] == [
        "https://example.org/x"
    ]
    (aside,) = [node for node in walk(document.children) if isinstance(node, n.Aside)]
    assert (aside.kind, plain_text(aside.title)) == ("details", "More")
    assert sorted(codes) == ["embed-linked", "foreign-tag"]


@pytest.mark.parametrize("anchor", ["heading-the-rain", "user-content-the-rain", "the-rain"])
def test_anchors_that_other_tools_make(anchor: str) -> None:
    world = World.fake({"x.md": f"[a](#{anchor})\n\n## The rain\n".encode()})
    publication = prepare("x.md", Request(root="."), world)
    assert publication is not None
    (link,) = [
        node
        for node in walk(publication.documents[0].children)
        if isinstance(node, n.CrossReference)
    ]
    assert link.target == "the-rain"
    assert [d.code for d in world.diagnostics] == ["headline-missing"]


def test_a_picture_whose_name_has_spaces_is_found() -> None:
    world = World.fake({"x.md": b"# T\n\n![a](my own.png)\n", "my own.png": picture("PNG")})
    assert prepare("x.md", Request(root="."), world)
    assert not world.diagnostics


def test_bullets_as_word_has_them_make_a_list() -> None:
    text = "Rain:\n•\tone\n•\u00a0two\n  ◦ three\n\n```\n• code\n```\n\nA • b\n"
    document, codes = read(text)
    made = document.children
    assert isinstance(made[1], n.List)
    assert [plain_text(item.children[:1]) for item in made[1].items] == ["one", "two"]
    assert isinstance(made[1].items[1].children[1], n.List)
    assert plain_text(made[2:]) == "• codeA • b" or isinstance(made[2], n.CodeBlock)
    assert plain_text(read("Rain\n• Sun\n")[0].children) == "Rain\n• Sun"
    assert codes == []
