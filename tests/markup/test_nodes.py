"""What each kind of node becomes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, get_args

import pytest

from pubkit import reader
from pubkit.markup import Policy, element, overrides, render
from pubkit.markup.writer import LEVELS
from pubkit.model import nodes as n
from pubkit.model.document import Document, Metadata, Opening
from pubkit.world import World
from tests.markup.reading import parse

T = n.Text
P = n.Paragraph


PLAIN = Policy()


def shown(*blocks: Any, policy: Policy = PLAIN) -> str:
    """Return the markup of `blocks` without what is around them."""
    document = Document(metadata=Metadata(), children=(n.Rule(), *blocks))
    html = render(document, policy).html
    parse(html)
    return html.partition('<hr class="rule"/>')[2].partition("</div></article>")[0]


def inline(*inlines: Any, policy: Policy = PLAIN) -> str:
    return shown(P(inlines), policy=policy).partition(">")[2].removesuffix("</p>")


X = (T("x"),)
TEXT = (P(X),)

INLINES = [
    (T('a & b < "c"'), 'a &amp; b &lt; "c"'),
    (T("\0\ud800\x1b\x85"), "\ufffd\ufffd\ufffd "),
    (n.Emphasis(X), "<em>x</em>"),
    (n.Strong(X), "<strong>x</strong>"),
    (n.Strike(X), "<s>x</s>"),
    (n.Superscript(X), "<sup>x</sup>"),
    (n.Subscript(X), "<sub>x</sub>"),
    (n.Phrase(X), "x"),
    (n.Phrase(X, kind="underline"), "<u>x</u>"),
    (n.Phrase(X, attrs=n.Attrs(language="az")), '<span lang="az">x</span>'),
    (n.Phrase(X, attrs=n.Attrs(language="ar")), '<span lang="ar" dir="rtl">x</span>'),
    (
        n.Phrase(X, kind="abbr", attrs=n.Attrs(pairs=(("title", "y"), ("style", "z")))),
        '<abbr title="y">x</abbr>',
    ),
    (
        n.Phrase(X, kind="time", attrs=n.Attrs(pairs=(("datetime", "2026-03-01"),))),
        '<time datetime="2026-03-01">x</time>',
    ),
    (n.Phrase(X, kind="time", attrs=n.Attrs(pairs=(("datetime", "soon"),))), "<span>x</span>"),
    (n.Code("<x>"), "<code>&lt;x&gt;</code>"),
    (n.Link(X, "https://e.org/?a&b", "t"), '<a href="https://e.org/?a&amp;b" title="t">x</a>'),
    (n.Link(X, "javascript:x"), "<span>x</span>"),
    (n.Link(X, "#nowhere"), "<span>x</span>"),
    (n.Link((n.Image("a", asset="a"),), "https://e.org"),
     '<a href="https://e.org" aria-label="https://e.org"><img src="a" alt=""/></a>'),
    (n.CrossReference(X, "nowhere"), '<span class="reference">x</span>'),
    (n.Citation(("k",), "[@k]", X), '<span class="citation">x</span>'),
    (n.LineBreak(), "<br/>"),
    (n.Image("a.png", 'a "b"', asset="a"), '<img src="a" alt="a &quot;b&quot;"/>'),
    (n.Image("a.png", "a", asset="a", decorative=True), '<img src="a" alt=""/>'),
    (n.Image("a.png", "a"), '<span class="image missing" role="img" aria-label="a"></span>'),
]  # fmt: skip

BLOCKS = [
    (P(X), "<p>x</p>"),
    (
        P(X, attrs=n.Attrs("a", ("lead", "9", "footnote"), direction="rtl")),
        '<p id="a" class="lead" dir="rtl">x</p>',
    ),
    (n.Heading(1, X), "<h2>x</h2>"),
    (n.Heading(6, X), "<h6>x</h6>"),
    (n.Heading(2, ()), "<p></p>"),
    (n.List((n.ListItem(TEXT),)), '<ul class="tight"><li>x</li></ul>'),
    (
        n.List((n.ListItem(TEXT),), ordered=True, start=3, tight=False),
        '<ol start="3"><li><p>x</p></li></ol>',
    ),
    (
        n.List((n.ListItem(TEXT, checked=True),)),
        '<ul class="tight tasks"><li><span class="task done"></span>x</li></ul>',
    ),
    (
        n.DefinitionList((n.Definition((X,), (TEXT,)),)),
        '<dl class="tight"><dt>x</dt><dd>x</dd></dl>',
    ),
    (n.CodeBlock("a < b"), '<pre class="code"><code>a &lt; b</code></pre>'),
    (
        n.CodeBlock("if x: pass", "python", X),
        '<figure class="listing"><figcaption><span class="caption">x</span></figcaption>'
        '<pre class="code" data-language="python"><code><span class="k">if</span> x: '
        '<span class="k">pass</span></code></pre></figure>',
    ),
    (n.Quote(TEXT, X, "https://e.org"),
     '<div class="quote"><blockquote cite="https://e.org"><p>x</p></blockquote>'
     '<p class="attribution">x</p></div>'),
    (n.Quote(TEXT), '<div class="quote"><blockquote><p>x</p></blockquote></div>'),
    (
        n.PullQuote(TEXT, X),
        '<aside class="pullquote" role="doc-pullquote"><p>x</p>'
        '<p class="attribution">x</p></aside>',
    ),
    (
        n.Embed(TEXT, source=X),
        '<div class="embed"><blockquote><p>x</p></blockquote><p class="source">x</p></div>',
    ),
    (
        n.Aside(TEXT, title=X),
        '<aside class="aside" role="note"><p class="title">x</p><p>x</p></aside>',
    ),
    (n.Aside(TEXT, "tip"), '<div class="alert tip" role="note"><p>x</p></div>'),
    (n.Aside(TEXT, "details"), '<div class="details"><p>x</p></div>'),
    (
        n.Figure((n.Image("a", "b", asset="a"),), X, X, label="Figure 1"),
        '<figure class="figure"><img src="a" alt="b"/><figcaption>'
        '<span class="label">Figure 1</span> <span class="caption">x</span> '
        '<span class="credit">x</span></figcaption></figure>',
    ),
    (n.Figure((n.Image("a", "b", asset="a"),)),
     '<figure class="figure"><img src="a" alt="b"/></figure>'),
    (n.Rule(attrs=n.Attrs(id="a")), '<hr id="a" class="rule"/>'),
    (
        n.Correction(TEXT, label="Correction"),
        '<div class="correction"><p class="label">Correction</p><p>x</p></div>',
    ),
    (n.Group(TEXT, attrs=n.Attrs(classes=("verse",))), '<div class="verse"><p>x</p></div>'),
]  # fmt: skip


@pytest.mark.parametrize(("node", "markup"), INLINES)
def test_inline(node: n.Inline, markup: str) -> None:
    assert inline(node) == markup


@pytest.mark.parametrize(("node", "markup"), BLOCKS)
def test_block(node: n.Block, markup: str) -> None:
    assert shown(node) == markup


def test_every_kind_has_an_example() -> None:
    told = {type(node) for node, _ in (*INLINES, *BLOCKS)}
    elsewhere = {n.Note, n.Math, n.MathBlock, n.Table}
    assert told | elsewhere == {*get_args(n.Block), *get_args(n.Inline)}


def cell(text: str, **more: Any) -> n.Cell:
    return n.Cell((P((T(text),)),), **more)


def test_table() -> None:
    head = n.Row((cell("", header=True), cell("b", header=True, align="end")))
    body = n.Row((cell("c", header=True), cell("d", align="end")))
    assert shown(
        n.Table((head,), (body,), caption=X, label="Table 1"), policy=Policy(scroll=True)
    ) == (
        '<div class="table" tabindex="0"><table><caption><span class="label">Table 1</span> '
        '<span class="caption">x</span></caption>'
        '<thead><tr><td></td><th class="end" scope="col">b</th></tr></thead>'
        '<tbody><tr><th scope="row">c</th><td class="end">d</td></tr></tbody></table></div>'
    )


def test_cell_with_a_heading_is_no_header() -> None:
    row = n.Row((n.Cell((n.Heading(1, X),), header=True),))
    assert "<td><h2>x</h2></td>" in shown(n.Table((row,), ()))


def test_row_of_headers_in_the_body_heads_columns() -> None:
    row = n.Row((cell("a", header=True), cell("b", header=True)))
    assert shown(n.Table((), (row,))).count('scope="col"') == 2


def test_formulas() -> None:
    assert inline(n.Math("a")).startswith('<span class="math"><math ')
    drawn = inline(n.Math("a"), policy=Policy(math="drawing"))
    assert drawn.startswith('<span class="math"><img class="math" src="data:image/svg+xml;base64,')
    assert 'alt="a"' in drawn
    block = shown(n.MathBlock("a", label="(1)"))
    assert block.startswith('<div class="equation"><math ')
    assert block.endswith('</math><span class="label">(1)</span></div>')


def test_unreadable_formula_is_shown_and_told() -> None:
    span = n.Span(3, 11)
    document = Document(metadata=Metadata(), children=(P((n.Math(r"\nope<", span=span),)),))
    body = render(document, Policy())
    assert r'<code class="math error">\nope&lt;</code>' in body.html
    assert [(p.code, p.span) for p in body.problems] == [("math-unreadable", span)]


def test_links_of_a_letter_are_marked_where_there_are_links_alone() -> None:
    one, two = (n.Link((T(name),), "https://a.example/") for name in ("A", "Three"))
    row = (one, T(" "), one, n.LineBreak(), two)
    assert shown(P(row)).count('class="brief"') == 2
    assert shown(n.Table((), (n.Row((n.Cell((P(row),)),)),))).count('class="brief"') == 2
    assert "brief" not in shown(P((one, T(" and "), one)), P((one,)))


def test_faults_of_formulas_are_told_where_they_are() -> None:
    source = (
        "Words $a + \\fracc{1}{2}$.\n\n$$\nx = 1\ny = \\nope\n$$\n\n> $$\n> a\n> b = 50%\n> $$\n"
    )
    world = World.fake({})
    document = reader.read(source, PurePosixPath("a.md"), world)
    assert document is not None
    problems = render(document, Policy()).problems
    culprits = [source[p.span.start : p.span.end].rstrip("\n") for p in problems if p.span]
    assert culprits == ["\\fracc", "\\nope", "$$\n> a\n> b = 50%\n> $$"]
    assert problems[0].hints == ('did you mean "\\frac"?',)
    assert problems[2].message.endswith("in line 2 of the formula")


def test_properties_tell_of_formulas() -> None:
    document = Document(metadata=Metadata(), children=(P((n.Math("a"),)),))
    assert render(document, Policy()).properties == {"mathml"}
    assert render(document, Policy(math="drawing")).properties == frozenset()


def note(*inlines: Any, number: int | None = None) -> n.Note:
    return n.Note((P(inlines),), number)


def test_note_at_the_end() -> None:
    html = render(
        Document(metadata=Metadata(), children=(P((T("a"), note(T("b")))),)), Policy()
    ).html
    assert html.endswith(
        '<p>a<a id="fnref1" class="noteref" href="#fn1" role="doc-noteref">1</a></p></div>'
        '<section class="notes" role="doc-endnotes" aria-label="Notes">'
        '<aside id="fn1" class="note" role="doc-footnote"><p><span class="number">1</span> b '
        '<a class="backlink" href="#fnref1" role="doc-backlink" aria-label="Back to the text">'
        "\u21a9\ufe0e</a></p></aside></section></article>"
    )


def test_note_in_a_book() -> None:
    document = Document(metadata=Metadata(language="az"), children=(P((note(T("b")),)),))
    tree = parse(render(document, Policy(notes="popup", epub=True)).html)
    kinds = [
        (e.tag, e.get("{http://www.idpf.org/2007/ops}type"), e.get("role")) for e in tree.iter()
    ]
    assert ("a", "noteref", "doc-noteref") in kinds
    assert ("aside", "footnote", "doc-footnote") in kinds
    assert ("a", "backlink", "doc-backlink") in kinds
    assert tree[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "az"


def test_note_on_paper_is_phrasing() -> None:
    items = n.List((n.ListItem(TEXT),))
    called = n.Note((P(X), items), 1)
    assert shown(P((T("a"), called)), policy=Policy(notes="page")) == (
        '<p>a<span id="fn1" class="footnote"><span class="p">x</span>'
        '<span class="ul tight"><span class="li">x</span></span></span></p>'
    )


def test_note_in_a_link_is_called_after_it() -> None:
    link = n.Link((T("a"), note(T("b")), T("c")), "https://e.org")
    assert shown(P((link,))).startswith('<p><a href="https://e.org">ac</a><a id="fnref1"')


def test_note_in_a_note_follows_it() -> None:
    html = render(
        Document(
            metadata=Metadata(), children=(P((note(note(T("in")), T("out")), note(T("next")))),)
        ),
        Policy(),
    ).html
    tree = parse(html)
    notes = ["".join(a.itertext()).split() for a in tree.iter("aside")]
    assert notes == [["1", "3out", "↩︎"], ["2", "next", "↩︎"], ["3", "in", "↩︎"]]


def test_ids_of_notes_and_pages_make_way_for_authors() -> None:
    taken = P((note(T("b")), T("a")), attrs=n.Attrs(id="fn1"))
    body = render(Document(metadata=Metadata(), children=(taken,)), Policy())
    assert body.anchors == ("fn1", "fnref1", "fn1-2")


def test_relative_links_lead_to_where_the_article_stands() -> None:
    document = Document(
        metadata=Metadata(canonical_url="https://e.org/a/b"),
        children=(P((n.Link(X, "../c?d"), n.Link(X, "//f.org"))),),
    )
    assert 'href="https://e.org/c?d"' in render(document, Policy()).html
    assert 'href="https://f.org"' in render(document, Policy()).html


def test_relative_links_of_an_article_that_stands_nowhere_are_told() -> None:
    document = Document(metadata=Metadata(), children=(P((n.Link(X, "c.md"),)),))
    body = render(document, Policy())
    assert "<p><span>x</span></p>" in body.html
    assert [p.code for p in body.problems] == ["link-relative"]


def test_code_reads_from_left_to_right_in_every_text() -> None:
    assert inline(n.Code("f()"), policy=Policy(direction="rtl")) == '<code dir="ltr">f()</code>'


def test_prefix_keeps_articles_apart() -> None:
    document = Document(
        metadata=Metadata(),
        children=(
            n.Heading(1, X, attrs=n.Attrs(id="a")),
            P((n.CrossReference(X, "a"), note(T("b")))),
        ),
    )
    body = render(document, Policy(prefix="two-"))
    assert body.anchors == ("two-a", "two-fnref1", "two-fn1")
    assert body.headings[0].id == "two-a"
    assert 'href="#two-a"' in body.html
    assert 'href="#two-fn1"' in body.html


def test_other_places_are_asked_for() -> None:
    policy = Policy(href={"far": "far.html#far"}.get)
    assert inline(n.CrossReference(X, "far"), policy=policy) == (
        '<a class="reference" href="far.html#far">x</a>'
    )


def test_opening() -> None:
    document = Document(
        metadata=Metadata(published="2026-03-01T08:00:00+01:00", updated="yesterday"),
        opening=Opening(
            headline=X, section="Region", kicker="Weather", standfirst=X, byline=X, dateline="TOWN",
            published="1 March 2026", updated="today",
        ),
        children=(),
    )  # fmt: skip
    assert render(document, Policy()).html == (
        '<article class="article" lang="en" dir="ltr"><header class="opening">'
        '<p class="section">Region</p><p class="kicker">Weather</p><h1 class="headline">x</h1>'
        '<p class="standfirst">x</p><p class="byline">x</p><p class="dates">'
        '<span class="dateline">TOWN</span> '
        '<time class="published" datetime="2026-03-01T08:00:00+01:00">1 March 2026</time> '
        '<span class="updated">today</span></p></header><div class="text"></div></article>'
    )


def test_lead_figure_stands_above_the_text() -> None:
    figure = n.Figure((n.Image("a", "b", asset="a"),))
    html = render(Document(metadata=Metadata(), children=(figure, P(X))), PLAIN).html
    assert '<div class="lead"><figure' in html
    assert '</figure></div><div class="text"><p>x</p></div>' in html


def test_overrides_come_first() -> None:
    policy = Policy(overrides={n.Group: lambda node: element("p", ("<",), style="stars")})
    assert shown(n.Group(TEXT), policy=policy) == '<p class="stars">&lt;</p>'


class Slot:
    def __init__(self, field: str) -> None:
        self.field = field


class Shape:
    def __init__(self, name: str, *parts: Any, classes: str = "", needs: str | None = None) -> None:
        self.name, self.parts, self.classes, self.needs = name, parts, classes, needs


def test_shapes_of_a_theme_are_overrides() -> None:
    shape = Shape(
        "figure", Slot("children"), Shape("figcaption", Slot("attribution"), needs="attribution"),
        classes="quoted",
    )  # fmt: skip
    policy = Policy(overrides=overrides({"pull-quote": shape}))
    attrs = n.Attrs(id="q")
    assert shown(n.PullQuote(TEXT, X, attrs=attrs), policy=policy) == (
        '<figure id="q" class="quoted"><p>x</p><figcaption>x</figcaption></figure>'
    )
    assert shown(n.PullQuote(TEXT), policy=policy) == '<figure class="quoted"><p>x</p></figure>'


def test_first_letter_is_told_apart_where_a_theme_asks() -> None:
    long = P((T("“Rain fell, " + "and fell again, " * 12), n.Emphasis(X)))
    figure = n.Figure((n.Image("a", "b", asset="a"),))
    document = Document(metadata=Metadata(), children=(figure, long))
    html = render(document, Policy(drop_cap=True)).html
    assert '<p><span class="dropcap">“R</span>ain fell,' in html
    assert "dropcap" not in render(document, PLAIN).html
    short = Document(metadata=Metadata(), children=(P((T("Short."),)),))
    assert "dropcap" not in render(short, Policy(drop_cap=True)).html


@pytest.mark.parametrize(
    ("letter", "alone"),
    [("Ş", True), ("«Я", True), ("Ώ", True), ("ქ", True), ("ع", False), ("न", False), ("雨", False),
     ("×", False), ("7", False)],
)  # fmt: skip
def test_only_letters_that_stand_alone_are_set_large(letter: str, alone: bool) -> None:
    document = Document(metadata=Metadata(), children=(P((T(letter + "a word " * 40),)),))
    assert ("dropcap" in render(document, Policy(drop_cap=True)).html) is alone


def test_a_paragraph_that_begins_with_a_picture_says_so() -> None:
    picture = n.Image("a", "b", asset="a")
    for first in (picture, n.Link((picture,), "https://example.org/")):
        assert '<p class="pictured">' in shown(P((first, T("x"))))
        assert '<p class="pictured alone">' in shown(P((first, T("\n"), first)))
    assert "pictured" not in shown(P((T("x"), picture)))


def test_what_is_nested_too_deep_gets_no_room_of_its_own() -> None:
    inner: Any = P(X)
    for level in range(LEVELS + 2):
        inner = n.Quote((inner,)) if level % 2 else n.List((n.ListItem((inner,)),))
    assert shown(inner).count(" deep") + shown(inner).count('"deep') == 2
    beside = (n.Quote(TEXT),) * (LEVELS + 2)
    assert "deep" not in shown(*beside)


def test_tables_say_that_their_words_are_too_long_for_a_small_screen() -> None:
    def table(*words: str) -> str:
        row = n.Row(tuple(n.Cell((P((T(word),)),)) for word in words))
        return shown(n.Table((), (row,)))

    assert 'class="table"' in table("many short words in one cell, as many as one likes", "x")
    assert 'class="table wide"' in table("Donaudampfschifffahrt", "Elektrizitätswerk")
    assert 'class="table"' in table("雨" * 60)


def test_short_words_of_wide_tables_stay_whole_on_paper() -> None:
    def styles(*words: str) -> list[str]:
        row = n.Row(tuple(n.Cell((P((T(word),)),)) for word in words))
        return re.findall('<td class="(.+?)"', shown(n.Table((), (row,))))

    long = "Donaudampfschifffahrts" * 3
    assert styles(long, "7.5", long) == ["parted", "whole", "parted"]
    assert styles("7.5", "7.5") == []
    assert styles(*(("7.5", long) * 9)) == []


def test_nesting_has_no_limit() -> None:
    inner: Any = P(X)
    for _ in range(20_000):
        inner = n.Group((inner,))
    html = render(Document(metadata=Metadata(), children=(inner,)), Policy()).html
    assert html.count("<div>") == html.count("</div>") - 1 == 20_000


def test_formulas_alone_head_nothing() -> None:
    alone, beside = (n.Math("x^2"),), (n.Text("Of "), n.Math("x^2"))
    assert shown(n.Heading(1, alone)).startswith("<p>")
    assert shown(n.Heading(1, beside)).startswith("<h2>")
    head = n.Row((n.Cell((n.Paragraph(alone),), header=True), cell("b", header=True)))
    table = shown(n.Table((head,), (n.Row((cell("1"), cell("2"))),)))
    assert table.count("<th") - table.count("<thead") == 1


def test_languages_that_are_none_are_not_claimed() -> None:
    for tag, told in (("qq", False), ("az", True), ("zzz", True), ("e", False)):
        text = n.Text("x", attrs=n.Attrs(language=tag))
        assert ("lang=" in inline(text)) is told


@pytest.mark.parametrize(
    ("tex", "policy", "size"),
    [
        ("a = b", Policy(epub=True), None),
        ("a = b + " * 8 + "c", Policy(), None),
        ("a = b + " * 8 + "c", Policy(epub=True), r"font-size:(7|8|9)\d%"),
        ("a = b + " * 40 + "c", Policy(epub=True), "font-size:60%"),
        (r"\unknown", Policy(epub=True), None),
    ],
)
def test_long_formulas_are_set_smaller_in_books(tex: str, policy: Policy, size: str | None) -> None:
    document = Document(metadata=Metadata(), children=(n.MathBlock(tex),))
    (box,) = (
        e
        for e in parse(render(document, policy).html).iter()
        if "equation" in (e.get("class") or "")
    )
    style = box.get("style")
    assert style is None if size is None else re.fullmatch(size, style or "")


def test_a_long_pull_quote_is_told_from_a_short_one() -> None:
    assert 'class="pullquote"' in shown(n.PullQuote((P((T("x" * 160),)),)))
    assert 'class="pullquote long"' in shown(n.PullQuote((P((T("x" * 161),)),)))


def test_rows_beside_a_cell_from_above_are_told_apart() -> None:
    def row(*spans: int) -> n.Row:
        words = (n.Paragraph((n.Text("a"),)),)
        return n.Row(tuple(n.Cell(words, rowspan=span) for span in spans))

    table = n.Table((), (row(2, 1), row(1), row(1, 2), row(1)))
    html = render(Document(metadata=Metadata(), children=(table,)), Policy()).html
    assert re.findall(r"<tr[^>]*>", html) == [
        "<tr>", '<tr class="inner">', "<tr>", "<tr>",
    ]  # fmt: skip


def test_a_cell_beside_one_from_above_is_set_as_its_column() -> None:
    def cell(text: str, span: int = 1) -> n.Cell:
        return n.Cell((n.Paragraph((n.Text(text),)),), rowspan=span)

    long = "x" * 60
    table = n.Table((), (n.Row((cell("a", 2), cell(long))), n.Row((cell(long),))))
    html = render(Document(metadata=Metadata(), children=(table,)), Policy()).html
    assert re.findall(r'<td[^>]*class="([^"]*)"', html) == ["whole", "parted", "parted"]
