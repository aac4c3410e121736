"""What authors write, and the nodes it becomes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from pubkit import reader
from pubkit.model import nodes as n
from pubkit.model.document import Document
from pubkit.model.walk import bare, walk
from pubkit.world import World


def read(text: str) -> tuple[Document, list[str]]:
    world = World.fake({})
    document = reader.read(text, PurePosixPath("x.md"), world)
    assert document is not None
    return document, [d.code for d in world.diagnostics]


def nodes(text: str) -> tuple[Any, ...]:
    return bare(read(text)[0].children)


def texts(text: str) -> str:
    return "".join(getattr(x, "text", "") for x in walk(read(text)[0].children))


T, P = n.Text, n.Paragraph


def test_figure_with_rights_keeps_its_attributes() -> None:
    (paragraph,) = nodes('![Alt *e*](a.png "Caption"){#fig-a credit="The office" .wide}')
    (image,) = paragraph.children
    assert (image.source, image.alt, image.title) == ("a.png", "Alt e", "Caption")
    assert image.attrs == n.Attrs(id="fig-a", classes=("wide",), pairs=(("credit", "The office"),))


def test_figure_division_has_pictures_caption_and_credit() -> None:
    (figure,) = nodes(
        '::: figure {#fig-b license="CC BY 4.0"}\n![One](a.png)\n![Two](b.png)\n\n'
        "The *caption*.\n\ncredit: The office\n:::\n"
    )
    assert [image.source for image in figure.media] == ["a.png", "b.png"]
    assert figure.caption == (T("The "), n.Emphasis((T("caption"),)), T("."))
    assert figure.credit == (T("The office"),)
    assert figure.rights.license == "CC BY 4.0"
    assert figure.attrs.id == "fig-b"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("::: pullquote\nWords.\n:::", n.PullQuote),
        ('::: embed {platform="M" author="A" date=2026-03-01}\nWords.\n:::', n.Embed),
        ("::: correction {date=2026-03-02}\nWords.\n:::", n.Correction),
        ('::: aside {title="Background"}\nWords.\n:::', n.Aside),
        ("> [!WARNING]\n> Words.", n.Aside),
        ('!!! note "Title"\n    Words.', n.Aside),
        ("<details><summary>Title</summary>\n\nWords.\n\n</details>", n.Aside),
        ("<aside>Words.</aside>", n.Aside),
        ("::: {.verse}\nWords.\n:::", n.Group),
        ("> Words.", n.Quote),
        ("<blockquote>Words.</blockquote>", n.Quote),
    ],
)
def test_divisions(source: str, kind: type[Any]) -> None:
    (node,) = nodes(source)
    assert type(node) is kind
    assert node.children == (P((T("Words."),)),)


def test_verse_keeps_its_lines() -> None:
    (verse,) = nodes("::: verse\nOne *two*\nthree\\\nfour\n:::")
    words = (
        T("One "),
        n.Emphasis((T("two"),)),
        n.LineBreak(),
        T("three"),
        n.LineBreak(),
        T("four"),
    )
    assert verse.children == (P(words),)


def test_nested_divisions_close_from_the_inside() -> None:
    (outer, after) = nodes("::: aside\n::: pullquote\nIn.\n:::\nOut.\n:::\n\nAfter.")
    assert isinstance(outer.children[0], n.PullQuote)
    assert outer.children[1] == P((T("Out."),))
    assert after == P((T("After."),))


def test_open_division_ends_with_the_text_and_is_reported() -> None:
    document, codes = read("::: aside\nWords.")
    assert isinstance(document.children[0], n.Aside)
    assert codes == ["division-open"]


def test_alert_title() -> None:
    (alert,) = nodes("> [!NOTE] A *fine* title\n> Words.")
    assert alert.title == (T("A "), n.Emphasis((T("fine"),)), T(" title"))
    assert alert.children == (P((T("Words."),)),)


def test_notes_stand_where_they_are_called() -> None:
    (paragraph,) = nodes("A[^x] and ^[inline].\n\n[^x]: One.\n\n    Two.")
    first, second = (c for c in paragraph.children if isinstance(c, n.Note))
    assert first.children == (P((T("One."),)), P((T("Two."),)))
    assert second.children == (P((T("inline"),)),)


def test_note_that_is_never_called_is_reported_on_its_line() -> None:
    world = World.fake({})
    reader.read("Words.\n\n[^lost]: Nobody calls.", PurePosixPath("x.md"), world)
    (found,) = world.diagnostics
    assert found.code == "note-unused"
    assert found.place is not None
    assert found.place.line == 3


def test_note_that_calls_itself_ends() -> None:
    document, codes = read("A[^1].\n\n[^1]: Me[^1].")
    assert "note-nesting" in codes
    assert sum(isinstance(x, n.Note) for x in walk(document.children)) <= 3


def test_table_caption_id_and_row_headers() -> None:
    for gap in ("", "\n"):
        (table,) = nodes(f"|   | b |\n|---|--:|\n| x | 1 |\n{gap}: Rain *so far* {{#tab-rain}}\n")
        assert table.attrs.id == "tab-rain"
        assert table.caption[0] == T("Rain ")
        assert [c.header for c in table.body[0].cells] == [True, False]
        assert table.body[0].cells[1].align == "end"


def test_html_table_with_spans() -> None:
    (table,) = nodes("<table><caption>C</caption><tr><th>a<th>b<tr><td colspan=2>x</table>")
    assert table.head[0].cells[0].header
    assert table.body[0].cells[0].colspan == 2
    assert table.caption == (T("C"),)


def test_span_beyond_the_table_is_cut_and_reported() -> None:
    document, codes = read("<table><tr><td colspan=100000000 rowspan=100000000>x</td></tr></table>")
    (table,) = document.children
    assert isinstance(table, n.Table)
    assert table.body[0].cells[0].colspan <= 200
    assert table.body[0].cells[0].rowspan == 1
    assert codes == ["table-span"]


def test_price_is_not_math() -> None:
    assert nodes("It cost $3,500 or $4 and so on, $a^2$.") == (
        P((T("It cost $3,500 or $4 and so on, "), n.Math("a^2"), T("."))),
    )


def test_display_math_takes_an_id() -> None:
    assert nodes("$$x = 1$$ {#eq-x}") == (n.MathBlock("x = 1", attrs=n.Attrs(id="eq-x")),)


def test_math_of_github() -> None:
    assert nodes("```math\nx = 1\n```") == (n.MathBlock("x = 1"),)
    assert nodes("A $`x^2`$.") == (P((T("A "), n.Math("x^2"), T("."))),)


def test_display_math_leaves_the_indent_to_its_item() -> None:
    (block,) = nodes("- $$\n  a\n    b\n  $$")
    assert isinstance(block, n.List)
    assert block.items[0].children == (n.MathBlock("a\n  b"),)


def test_heading_takes_attributes() -> None:
    (heading,) = nodes("## Alpha {#a .b lang=az}")
    assert heading == n.Heading(
        2, (T("Alpha"),), attrs=n.Attrs(id="a", classes=("b",), language="az")
    )


def test_fence_takes_language_caption_and_id() -> None:
    (block,) = nodes('```python {caption="Sums" #code-a}\nx = 1\n```')
    assert (block.text, block.language, block.attrs.id) == ("x = 1", "python", "code-a")
    assert block.caption == (T("Sums"),)


def test_tasks() -> None:
    (made,) = nodes("- [ ] one\n- [x] two\n- three")
    assert [item.checked for item in made.items] == [False, True, None]


def test_cross_reference_and_link() -> None:
    assert nodes('[see](#fig-a) [](#tab) [out](https://e.org "t")') == (
        P(
            (
                n.CrossReference((T("see"),), "fig-a"),
                T(" "),
                n.CrossReference((), "tab"),
                T(" "),
                n.Link((T("out"),), "https://e.org", "t"),
            )
        ),
    )


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd"],
)
def test_forbidden_scheme_keeps_the_words(url: str) -> None:
    for source in (f"[words]({url})", f'<a href="{url}">words</a>', f"<{url}>"):
        document, codes = read(source)
        assert not any(isinstance(x, n.Link) for x in walk(document.children))
        if not source.startswith("<" + url[0]):
            assert texts(source) == "words"
            assert codes == ["link-scheme"]


def test_citation() -> None:
    (paragraph,) = nodes("As shown [see @roe2020, p. 3; @doe].")
    assert paragraph.children[1] == n.Citation(("roe2020", "doe"), "see @roe2020, p. 3; @doe")


def test_span_with_language() -> None:
    (paragraph,) = nodes("[Şuşa]{lang=az}")
    assert paragraph.children == (n.Phrase((T("Şuşa"),), attrs=n.Attrs(language="az")),)


def test_bare_addresses_become_links_without_their_punctuation() -> None:
    (paragraph,) = nodes("(see https://e.org/a_(b)), or mail a.b@e.org.")
    assert [x.url for x in paragraph.children if isinstance(x, n.Link)] == [
        "https://e.org/a_(b)",
        "mailto:a.b@e.org",
    ]


def test_html_across_markdown_blocks() -> None:
    (group,) = nodes('<div class="box">\n\n*One* <kbd>Esc</kbd>\n\n</div>')
    assert group.attrs.classes == ("box",)
    assert group.children[0].children[0] == n.Emphasis((T("One"),))
    assert group.children[0].children[2] == n.Phrase((T("Esc"),), kind="kbd")


def test_scripts_and_styles_are_skipped_and_told() -> None:
    document, codes = read("<script>alert(1)</script>\n\nA <style>b</style> c.")
    assert texts("<script>alert(1)</script>\n\nA <style>b</style> c.") == "A c."
    assert codes == ["html-skipped", "html-skipped"]
    assert document.children


def test_open_style_does_not_swallow_the_article() -> None:
    assert "kept" in texts("a <style> b\n\nkept")


def test_unknown_tag_keeps_its_content() -> None:
    document, codes = read("<Foo bar>\n\nwords\n\n</Foo>")
    assert texts("<Foo bar>\n\nwords\n\n</Foo>") == "words"
    assert codes == ["html-dropped"]
    assert document.children


def test_player_becomes_an_embed() -> None:
    (node,) = nodes('<iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>')
    assert (node.platform, node.url) == ("YouTube", "https://www.youtube.com/embed/x")


@pytest.mark.parametrize(
    ("source", "words", "code"),
    [
        ("{% include x %} a", "a", "foreign-tag"),
        ("{{< box >}}a{{< /box >}}", "a", "foreign-tag"),
        ("a {{ page.title }} b", "a {{ page.title }} b", "foreign-tag"),
        ("{{< youtube abc123 >}}", "YouTube", "embed-linked"),
        ("import X from './x'\n\na", "a", "foreign-tag"),
    ],
)
def test_syntax_of_other_tools(source: str, words: str, code: str) -> None:
    assert texts(source).strip() == words
    assert code in read(source)[1]


def test_picture_tags_of_other_tools_are_pictures() -> None:
    for source in (
        '{% image "a.png" "Alt" %}',
        '{{< figure src="a.png" alt="Alt" >}}',
        "![Alt]({{ site.baseurl }}/a.png)",
    ):
        (image,) = (x for x in walk(nodes(source)) if isinstance(x, n.Image))
        assert image.source.strip("/") == "a.png"
        assert image.alt == "Alt"


def test_tags_in_code_and_math_are_left_alone() -> None:
    assert nodes("`{{ x }}`")[0].children == (n.Code("{{ x }}"),)
    assert nodes("```\n{% x %}\n```")[0].text == "{% x %}"
    assert nodes(r"$\frac{{a}}{{b}}$")[0].children == (n.Math(r"\frac{{a}}{{b}}"),)


def test_deep_nesting_keeps_every_word_and_says_so() -> None:
    for source in ("> " * 150 + "deep", "- " * 90 + "deep", "<b>" * 300 + "deep"):
        document, codes = read(source)
        assert texts(source) == "deep"
        assert "nesting-limit" in codes
        assert document.children


def test_spans_lie_in_the_source_and_name_their_words() -> None:
    source = "---\ntitle: x\n---\n\nAlpha *beta* gamma\n\n> delta\n"
    for node in walk(read(source)[0].children):
        assert node.span is not None
        assert 0 <= node.span.start <= node.span.end <= len(source)
        if isinstance(node, n.Text) and node.text.strip():
            assert node.text.strip() in source[node.span.start : node.span.end]
