"""Pandoc's tree: every node of it has a place in ours, or is told."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from pubkit.importers.pandoc import PandocError, convert, find_pandoc
from pubkit.importers.pandoc.blocks import Tree
from pubkit.model import nodes as n
from pubkit.model.walk import walk
from pubkit.world import World

NO = ["", [], []]


def s(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


def node(kind: str, content: Any = None) -> dict[str, Any]:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def tree(*blocks: dict[str, Any]) -> tuple[tuple[n.Block, ...], list[str]]:
    world = World.fake({})
    document = Tree(world, "x").document({"blocks": blocks, "meta": {}}, PurePosixPath("x.docx"))
    return document.children, [d.message for d in world.diagnostics]


T, P = n.Text, n.Paragraph
PLAIN = node("Plain", [s("x")])


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (s("a"), T("a")),
        (node("Emph", [s("a")]), n.Emphasis((T("a"),))),
        (node("Strong", [s("a")]), n.Strong((T("a"),))),
        (node("Strikeout", [s("a")]), n.Strike((T("a"),))),
        (node("Superscript", [s("a")]), n.Superscript((T("a"),))),
        (node("Subscript", [s("a")]), n.Subscript((T("a"),))),
        (node("Underline", [s("a")]), n.Phrase((T("a"),), kind="underline")),
        (node("SmallCaps", [s("a")]), n.Phrase((T("a"),), attrs=n.Attrs(classes=("smallcaps",)))),
        (node("Quoted", [node("DoubleQuote"), [s("a")]]), T("“a”")),
        (node("Cite", [[], [s("(a)")]]), T("(a)")),
        (node("Code", [NO, "a"]), n.Code("a")),
        (node("Math", [node("InlineMath"), "a"]), n.Math("a")),
        (
            node("Link", [NO, [s("a")], ["https://e.org", "t"]]),
            n.Link((T("a"),), "https://e.org", "t"),
        ),
        (node("Link", [NO, [s("a")], ["#b", ""]]), n.CrossReference((T("a"),), "b")),
        (node("Image", [NO, [s("alt")], ["a.png", "t"]]), n.Image("a.png", "alt", "t")),
        (node("Note", [node("Para", [s("a")])]), n.Note((P((T("a"),)),))),
        (
            node("Span", [["", [], [["lang", "az"]]], [s("a")]]),
            n.Phrase((T("a"),), attrs=n.Attrs(language="az")),
        ),
        (node("LineBreak"), n.LineBreak()),
    ],
)
def test_inlines(given: dict[str, Any], wanted: n.Inline) -> None:
    assert tree(node("Para", [s("|"), given, s("|")]))[0] in (
        (P((T("|"), wanted, T("|"))),),
        (P((T(f"|{getattr(wanted, 'text', '')}|"),)),),
    )


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            node("Header", [2, ["a", [], []], [s("x")]]),
            n.Heading(2, (T("x"),), attrs=n.Attrs(id="a")),
        ),
        (node("CodeBlock", [["", ["python"], []], "x"]), n.CodeBlock("x", "python")),
        (node("BlockQuote", [PLAIN]), n.Quote((P((T("x"),)),))),
        (node("BulletList", [[PLAIN]]), n.List((n.ListItem((P((T("x"),)),)),))),
        (
            node("OrderedList", [[3, node("Decimal"), node("Period")], [[PLAIN]]]),
            n.List((n.ListItem((P((T("x"),)),)),), ordered=True, start=3),
        ),
        (
            node("DefinitionList", [[[s("t")], [[PLAIN]]]]),
            n.DefinitionList((n.Definition(((T("t"),),), ((P((T("x"),)),),)),)),
        ),
        (node("HorizontalRule"), n.Rule()),
        (
            node("Div", [["a", ["b"], []], [PLAIN]]),
            n.Group((P((T("x"),)),), attrs=n.Attrs(id="a", classes=("b",))),
        ),
        (
            node("LineBlock", [[s("a")], [s("b")]]),
            n.Group((P((T("a"), n.LineBreak(), T("b"))),), attrs=n.Attrs(classes=("verse",))),
        ),
        (node("Para", [node("Math", [node("DisplayMath"), "a"])]), n.MathBlock("a")),
        (
            node(
                "Figure",
                [NO, [None, [PLAIN]], [node("Plain", [node("Image", [NO, [], ["a.png", ""]])])]],
            ),
            n.Figure((n.Image("a.png"),), (T("x"),)),
        ),
    ],
)
def test_blocks(given: dict[str, Any], wanted: n.Block) -> None:
    assert tree(given) == ((wanted,), [])


def test_table_with_spans_and_row_headers() -> None:
    def cell(text: str, rows: int = 1, columns: int = 1) -> list[Any]:
        return [NO, node("AlignDefault"), rows, columns, [node("Plain", [s(text)])]]

    columns = [
        [node("AlignLeft"), node("ColWidthDefault")],
        [node("AlignRight"), node("ColWidthDefault")],
    ]
    given = node(
        "Table",
        [
            NO,
            [None, [PLAIN]],
            columns,
            [NO, [[NO, [cell("h", 1, 2)]]]],
            [[NO, 1, [], [[NO, [cell("a"), cell("b", 2)]]]]],
            [NO, []],
        ],
    )
    (table,), _ = tree(given)
    assert isinstance(table, n.Table)
    assert table.head[0].cells[0].colspan == 2
    assert [c.header for c in table.body[0].cells] == [True, False]
    assert table.body[0].cells[1].rowspan == 2
    assert table.body[0].cells[1].align == "end"
    assert table.caption == (T("x"),)


def test_raw_matter_and_unknown_nodes_are_told() -> None:
    _, told = tree(
        node("RawBlock", ["latex", r"\x"]), node("Para", [node("RawInline", ["html", "<b>"])])
    )
    assert len(told) == 2
    assert tree(node("Novelty"))[1] == ['pandoc\'s node "Novelty" is not known']


def test_without_pandoc_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pubkit.importers.pandoc.find_pandoc", lambda: None)
    with pytest.raises(PandocError, match="needs pandoc") as caught:
        convert(tmp_path / "a.docx", "docx", World.fake({}))
    assert "install pandoc" in caught.value.hint


@pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not installed")
def test_a_word_file_comes_over(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("---\ntitle: A title\n---\n\n# One\n\n*Two* words[^1].\n\n[^1]: Three.\n")
    target = tmp_path / "a.docx"
    pandoc = find_pandoc()
    assert pandoc
    subprocess.run([pandoc, source, "-o", target], check=True)
    document, _ = convert(target, "docx", World.fake({}))
    assert document.metadata.headline == "A title"
    kinds = {type(x) for x in walk(document.children)}
    assert {n.Heading, n.Emphasis, n.Note} <= kinds
    target.write_bytes(b"not a word file")
    with pytest.raises(PandocError):
        convert(target, "docx", World.fake({}))
