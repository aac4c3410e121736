"""What MyST, kramdown, Quarto and bookdown write: directives, roles, labels, chunks."""

from __future__ import annotations

from typing import Any

import pytest

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from tests.reader.test_dialect import nodes, read, texts

T, P = n.Text, n.Paragraph


@pytest.mark.parametrize("fence", ["```", ":::", "~~~~"])
def test_admonitions(fence: str) -> None:
    (aside,) = nodes(
        f"{fence}{{warning}} Mind *this*\n:class: wide\n:name: mind\nWords.\n{fence}\n"
    )
    assert (aside.kind, plain_text(aside.title), aside.attrs.id) == ("warning", "Mind this", "mind")
    assert aside.children == (P((T("Words."),)),)


def test_an_admonition_that_folds_and_one_named_by_its_class() -> None:
    folded, tip = nodes(
        "```{note} More\n:class: dropdown\nA\n```\n\n```{admonition} Hear\n:class: tip\nB\n```\n"
    )
    assert (folded.kind, tip.kind, plain_text(tip.title)) == ("details", "tip", "Hear")


def test_figure_with_caption_and_label() -> None:
    (figure,) = nodes(
        "```{figure} map.png\n:name: fig-map\n:alt: A map\n:width: 50%\n\nThe *caption*.\n```\n"
    )
    assert (figure.media[0].source, figure.media[0].alt) == ("map.png", "A map")
    assert (plain_text(figure.caption), figure.attrs.id) == ("The caption.", "fig-map")


def test_a_figure_without_a_file_shows_what_it_holds() -> None:
    (figure,) = nodes(":::{figure}\n![A map](map.png)\n\nThe caption.\n:::\n")
    assert [image.source for image in figure.media] == ["map.png"]
    assert plain_text(figure.caption) == "The caption."


def test_formulas_of_tex_without_dollars() -> None:
    source = "Words:\n\\begin{align*}\na_1 &= b \\\\\nc &= d_1 (\\#eq:x)\n\\end{align*}\nmore.\n"
    before, formula, after = nodes(source)
    assert isinstance(formula, n.MathBlock)
    assert formula.tex.startswith("\\begin{align*}")
    assert (formula.attrs.id, "eq:x" in formula.tex) == ("eq:x", False)
    assert (plain_text((before,)), plain_text((after,))) == ("Words:", "more.")
    open_ = nodes("\\begin{align}\na\n\nb\n")
    assert not any(isinstance(node, n.MathBlock) for node in open_)


def test_films_in_place_of_pictures_are_linked() -> None:
    (words,) = nodes("![The river](river.mp4)\n")
    (link,) = words.children
    assert isinstance(link, n.Link)
    assert (link.url, plain_text((link,))) == ("river.mp4", "The river")
    shown = nodes("```{figure} river.mp4\nThe caption.\n```\n")
    assert "The caption." in plain_text(shown)
    assert [x.url for x in walk(shown) if isinstance(x, n.Link)] == ["river.mp4"]


def test_code_math_and_quotation() -> None:
    code, math, quote = nodes(
        "```{code-block} python\n:caption: One\n\nx = 1\n```\n\n"
        "```{math}\n:label: eq-a\na^2\n```\n\n```{epigraph}\nWords.\n```\n"
    )
    assert (code.text, code.language, plain_text(code.caption)) == ("x = 1", "python", "One")
    assert (math.tex, math.attrs.id) == ("a^2", "eq-a")
    assert quote == n.Quote((P((T("Words."),)),))


def test_directives_inside_one_another_and_in_lists() -> None:
    (group,) = nodes("````{tab-set}\n```{tab-item} One\nBody\n```\n````\n")
    assert plain_text(group.children) == "OneBody"
    (items,) = nodes("- a\n\n  ```{note}\n  In a list.\n  ```\n")
    assert isinstance(items.items[0].children[1], n.Aside)


def test_list_table() -> None:
    source = "```{list-table} Rain\n:header-rows: 1\n:name: tab-r\n* - a\n  - b\n* - 1\n```\n"
    (table,) = nodes(source)
    assert [plain_text(cell.children) for cell in table.head[0].cells] == ["a", "b"]
    assert [plain_text(cell.children) for cell in table.body[0].cells] == ["1", ""]
    assert (plain_text(table.caption), table.attrs.id) == ("Rain", "tab-r")


def test_what_cannot_be_made_is_told_once_and_words_stay() -> None:
    document, codes = read("```{toctree}\na\n```\n\n```{toctree}\nb\n```\n\nAn {odd}`word`.\n")
    assert codes == ["foreign-tag", "foreign-tag"]
    assert plain_text(document.children) == "An word."


def test_label_before_and_attributes_after() -> None:
    heading, paragraph, items = nodes(
        "(here)=\n## Part\n\nWords.\n{: .note #own lang=az}\n\n* one\n{:.wide}\n"
    )
    assert heading.attrs.id == "here"
    assert paragraph == P((T("Words."),), attrs=n.Attrs(id="own", classes=("note",), language="az"))
    assert items.attrs.classes == ("wide",)


def test_attributes_before_a_block_and_after_inlines() -> None:
    paragraph, link = nodes('{: .lead}\nWords.\n\n[a](https://a.org){:target="_blank"} b\n')
    assert paragraph.attrs.classes == ("lead",)
    assert plain_text(link.children) == "a b"


def test_a_place_for_the_contents_is_left_out() -> None:
    document, codes = read("* Contents\n{:toc}\n\n[TOC]\n\nWords.\n")
    assert plain_text(document.children) == "Words."
    assert codes == ["foreign-tag"]


def test_remarks_are_those_of_myst_only() -> None:
    assert texts("% of people") == "% of people"
    assert texts("(a)=\n# T\n\n% not this\n\nWords.") == "TWords."


@pytest.mark.parametrize(
    ("source", "node"),
    [
        ("{ref}`a`", n.CrossReference((), "a")),
        ("{ref}`words <a>`", n.CrossReference((T("words"),), "a")),
        ("{numref}`Figure %s <fig-a>`", n.CrossReference((), "fig-a")),
        ("{doc}`other`", n.CrossReference((T("other"),), "other")),
        ("{kbd}`Esc`", n.Phrase((T("Esc"),), kind="kbd")),
        ("{sub}`2`", n.Subscript((T("2"),))),
        ("{math}`a_b`", n.Math("a_b")),
        ("{code}`a_b`", n.Code("a_b")),
        ("{cite:p}`a,b`", n.Citation(("a", "b"), "@a; @b")),
        ("![](#fig-a)", n.CrossReference((), "fig-a")),
        ("@fig-a", n.CrossReference((), "fig-a")),
        ("[@tbl-a]", n.CrossReference((), "tbl-a")),
        ("Figure \\@ref(fig:a)", n.CrossReference((), "fig:a")),
    ],
)
def test_roles_and_bare_references(source: str, node: Any) -> None:
    (paragraph,) = nodes(f"See {source}.")
    assert paragraph.children == (T("See "), node, T("."))


@pytest.mark.parametrize("source", ["me@fig-tree.org", "@figure", "a/@sec-x", "{x} y"])
def test_what_only_looks_alike_stays(source: str) -> None:
    assert not [x for x in walk(nodes(source)) if isinstance(x, n.CrossReference)]
    assert texts(source) == source


def test_chunks_keep_their_code_and_caption() -> None:
    document, codes = read(
        '```{r plot, echo=FALSE}\n#| label: fig-p\n#| fig-cap: "Rain"\nplot(x)\n```\n\n'
        "```{.python .wide}\ny\n```\n\n```{python}\nz\n```\n"
    )
    plot, marked, chunk = [x for x in document.children if isinstance(x, n.CodeBlock)]
    assert (plot.text, plot.language, plot.attrs.id) == ("plot(x)", "r", "fig-p")
    assert plain_text(plot.caption) == "Rain"
    assert (marked.language, marked.attrs.classes, chunk.language) == (
        "python",
        ("wide",),
        "python",
    )
    assert codes == ["foreign-tag", "foreign-tag"]


def test_alternative_text_as_quarto_gives_it() -> None:
    (paragraph,) = nodes('![The caption](a.png){#fig-a fig-alt="What it shows"}')
    (image,) = paragraph.children
    assert (image.alt, image.title, image.attrs.id) == ("What it shows", "The caption", "fig-a")
