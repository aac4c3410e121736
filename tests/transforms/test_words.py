"""The words of a document: the oracle that outputs are compared with."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from pubkit.model import document as d
from pubkit.model import nodes as n
from pubkit.model.words import Located, pieces, running_text, squeeze, words
from tests.strategies import documents
from tests.transforms.made import article, h, p, t

OPENING = d.Opening(
    headline=(t("Head"),), kicker="kick", section="sec", standfirst=(t("stand"),),
    byline=(t("by"),), dateline="TOWN", published="pub", updated="upd",
)  # fmt: skip


def shown(*children: n.Block, **more: object) -> str:
    document = d.Document(metadata=d.Metadata(), children=children, **more)  # type: ignore[arg-type]
    return " ".join(words(document))


def test_the_order_is_opening_text_end_notes() -> None:
    note = n.Note((p("noted"),))
    end = (n.Correction((p("sorry"),), label="Correction"),)
    text = shown(p("a", note, "b"), h(1, "c"), opening=OPENING, endmatter=end)
    assert text == "sec kick Head stand by TOWN pub upd ab c Correction sorry noted"


def test_every_block_shows_its_words_in_order() -> None:
    cell = n.Cell((p("cell"),))
    table = n.Table((n.Row((cell, cell)),), (), (), (t("cap"),), label="Table 1")
    image = n.Image("a.png", "alt", "title")
    blocks: tuple[n.Block, ...] = (
        n.Quote((p("said"),), (t("— Ada"),)),
        n.Embed((p("post"),), source=(t("— m"),)),
        n.Aside((p("in"),), "note", (t("Note"),)),
        n.Figure((image,), (t("cap"),), (t("cred"),), label="Figure 1"),
        table,
        n.CodeBlock("x = 1", caption=(t("list"),)),
        n.MathBlock("y", label="(1)"),
        n.List((n.ListItem((p("one"),)), n.ListItem((p("two"),))), ordered=True),
        n.DefinitionList((n.Definition(((t("term"),),), ((p("means"),),)),)),
        n.Group((n.PullQuote((p("pull"),)), n.Rule())),
    )
    assert shown(*blocks) == (
        "said — Ada post — m Note in Figure 1 cap cred Table 1 cap cell cell list x = 1 (1) "
        "one two term means pull"
    )


def test_markup_divides_no_words_and_blocks_do() -> None:
    inside = (n.Strong((t("b"),)), n.Math("x"), n.Image("a", "alt"), n.Code("c"), n.LineBreak())
    assert shown(p("a", *inside, "d"), p("e")) == "abc d e"


def test_a_note_called_in_a_note_has_its_words_too() -> None:
    document = article(p("a", n.Note((p("b", n.Note((p("c"),))),))))
    assert running_text(document) == "a\n"
    assert "".join(piece.text for piece in pieces(document)) == "a\nb\nc\n"


@given(documents())
def test_the_text_is_that_of_its_pieces(document: d.Document) -> None:
    assert "".join(words(document)) == "".join("".join(x.text for x in pieces(document)).split())
    assert "".join(x.text for x in pieces(document)).startswith(running_text(document))


TEXT = st.text(alphabet="aé\u0301ş한\u200b\xad \n\ufb01…", max_size=8)


@given(TEXT, TEXT)
def test_lengths_of_squeezed_texts_add_up(left: str, right: str) -> None:
    assert len(squeeze(left + right)) == len(squeeze(left)) + len(squeeze(right))


@given(documents())
def test_every_character_leads_back_to_its_piece(document: d.Document) -> None:
    located = Located(document)
    found = pieces(document)
    ends = list(accumulate(len(squeeze(x.text)) for x in found))
    assert len(located.text) == (ends[-1] if ends else 0)
    for index, piece in enumerate(found):
        if length := len(squeeze(piece.text)):
            assert located.at(ends[index] - length) == piece
            assert located.at(ends[index] - 1) == piece
    assert located.at(len(located.text)).node is None


def test_offsets_count_the_characters_that_are_written() -> None:
    located = Located(article(p("é\xad ş\u200bx"), p("yz")))
    visible = {located.text[i]: located.count(i) for i in range(len(located.text))}
    assert visible["x"] == 4  # é, soft hyphen, ş, zero-width space
    assert (visible["y"], visible["z"]) == (5, 6)


def test_a_piece_knows_the_nearest_span() -> None:
    paragraph = n.Paragraph(
        (n.Emphasis((t("a"),)), n.Text("b", span=n.Span(4, 5))), span=n.Span(0, 9)
    )
    located = Located(article(paragraph))
    assert [located.at(i).span for i in (0, 1)] == [n.Span(0, 9), n.Span(4, 5)]
