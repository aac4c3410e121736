"""Lists by letters, Roman numerals and figures in brackets, and pandoc's examples."""

from __future__ import annotations

import pytest

from pubkit.markup import Policy
from pubkit.model import nodes as n
from pubkit.model.numerals import from_letter, from_roman, letter, mark, roman
from pubkit.model.walk import plain_text, walk
from pubkit.reader.numbered import numbered, rewritten
from tests.reader.test_dialect import read


def lists(text: str) -> list[tuple[str, int, list[str]]]:
    """Return the marks of the first items, and the words of all, of the lists in `text`."""
    document, codes = read(text)
    assert codes == []
    return [
        (
            mark(node.start, node.numbering, node.delimiter) if node.ordered else "-",
            len(node.items),
            [plain_text(item.children[:1]) for item in node.items],
        )
        for node in walk(document.children)
        if isinstance(node, n.List)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.", "b."),
        ("a)", "b)"),
        ("(a)", "(b)"),
        ("c)", "d)"),
        ("A)", "B)"),
        ("(A)", "(B)"),
        ("A. ", "B. "),
        ("i.", "ii."),
        ("(iv)", "(v)"),
        ("IX)", "X)"),
        ("h)", "i)"),
        ("(1)", "(2)"),
        ("(7)", "(8)"),
    ],
)
def test_marks_are_kept(first: str, second: str) -> None:
    assert lists(f"Words.\n\n{first} one\n{second} two\n") == [(first.strip(), 2, ["one", "two"])]


@pytest.mark.parametrize(
    "text",
    [
        "A. Smith went home.\nB. Jones did not.",  # pandoc asks for two spaces: initials
        "i. e. not a list",
        "(c) 2026 Example Press",
        "z. B. ein\na. b.",
        "a) alone",
        "Words\na. and\nb. more",  # no empty line before
        "p. 12\nq. 13 x",
        "However. It\nThen. Is",
        "a. one\nx. two",  # not the next letter
        "(a) one\nb) two",
    ],
)
def test_what_only_looks_like_a_list_stays(text: str) -> None:
    document, codes = read(text)
    assert codes == []
    assert plain_text(document.children) == text
    assert not any(isinstance(node, n.List) for node in walk(document.children))


def test_code_stays() -> None:
    text = "    a. one\n    b. two\n\n```\na. one\nb. two\n```\n\n<pre>\na. one\nb. two\n</pre>\n"
    document, _ = read(text)
    assert [getattr(node, "text", "") for node in document.children] == ["a. one\nb. two"] * 3


def test_lists_in_lists_notes_and_quotations() -> None:
    text = (
        "1. one\n   a. sub\n   b. sub\n2. two\n\n- x\n    (i) y\n   (ii) z\n\n> I) q\n> II) r\n\n"
        "Call[^1].\n\n[^1]: Note:\n\n    a) s\n    b) t\n"
    )
    marks = [first for first, *_ in lists(text)]
    assert marks == ["1.", "a.", "-", "(i)", "I)", "a)"]


def test_lists_that_follow_one_another_stay_apart() -> None:
    text = "1. a\n2. b\n\na. c\nb. d\n\n(1) e\n(2) f\n\n1. g\n2. h\n"
    assert [(first, count) for first, count, _ in lists(text)] == [
        ("1.", 2), ("a.", 2), ("(1)", 2), ("1.", 2),
    ]  # fmt: skip


def test_a_list_goes_on_after_its_paragraphs() -> None:
    ((first, count, words),) = lists("(a) one\n\n    more\n\n(b) two\nlazy\n\n(c) three\n")
    assert (first, count, words) == ("(a)", 3, ["one", "two\nlazy", "three"])


def test_examples_are_counted_through_and_referred_to() -> None:
    text = (
        "(@good) one\n\nAs (@good) shows; @bad too, not a@good.\n\n(@) two\n"
        "(@bad-label-is-long) x\n"
    )
    assert [(first, count) for first, count, _ in lists(text)] == [("(1)", 1), ("(2)", 2)]
    document, _ = read(text + "\n`@good` and (@bad-label-is-long).\n")
    assert "As (1) shows; @bad too, not a@good." in plain_text(document.children)
    assert plain_text(document.children).endswith("@good and (3).")


def test_html_says_how_its_lists_are_numbered() -> None:
    text = (
        '<ol type="A" start="3"><li>x</ol>\n\n<ol style="list-style-type: lower-roman"><li>y</ol>'
    )
    assert [first for first, *_ in lists(text)] == ["C.", "i."]


def test_offsets_stay_true() -> None:
    text = "# T\n\n(a) one\n(b) two\n\n> iii. x\n> iv.  y\n"
    made = rewritten(text, numbered(text))
    assert made != text
    assert list(map(len, made.split("\n"))) == list(map(len, text.split("\n")))


@pytest.mark.parametrize(
    "policy", [Policy(), Policy(notes="popup", epub=True), Policy(notes="page")]
)
def test_outputs_show_the_marks(policy: Policy) -> None:
    from pubkit import markup

    document, _ = read("(iii) one\n(iv) two\n\n5. five\n")
    html = markup.render(document, policy).html
    assert 'class="tight lower-roman parens"' in html
    assert 'type="i"' in html
    inline = policy.epub or policy.notes == "page"
    assert ("list-style-type:'(iv)\u00a0'" in html) == inline
    assert ("counter-reset:list-item 4" in html) == (policy.notes == "page")


def test_numerals_are_read_back() -> None:
    assert all(from_roman(roman(number) or "") == number for number in range(1, 5000))
    assert all(from_letter(letter(number) or "") == number for number in range(1, 27))
    assert [letter(27), roman(0), from_roman("iix"), from_letter("é")] == [None] * 4
