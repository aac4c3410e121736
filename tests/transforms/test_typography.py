"""Typographic marks, language by language, and where they do not belong."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text
from pubkit.transforms.typography import set_text, set_typography
from tests.transforms.made import Run, article, p, t

NNBSP, NBSP = "\u202f", "\xa0"

SENTENCES = [
    ("en", "\"He said 'yes',\" it's told.", "“He said ‘yes’,” it’s told."),
    ("en", '"He said "yes" to me"', "“He said ‘yes’ to me”"),
    ("en", "'He said \"yes\" to me.'", "‘He said “yes” to me.’"),
    ("en", "'Tis the '90s and rock 'n' roll", "’Tis the ’90s and rock ’n’ roll"),
    ("en", "the dogs' bone, James's too", "the dogs’ bone, James’s too"),
    ("en", '("so")—"then"', "(“so”)—“then”"),
    ("en", '"So far."[1] and "on"', "“So far.”[1] and “on”"),
    ("en", "word--word, word -- word, word---word", "word—word, word — word, word—word"),
    ("en-GB", "word--word, word -- word, 1990--99", "word—word, word – word, 1990–99"),
    ("en", "so...and so.... end", "so…and so…. end"),
    ("de", "\"Er sagte: 'Ja'\" -- geht's?", "„Er sagte: ‚Ja‘“ – geht’s?"),
    ("de-CH", "\"Er sagte: 'Ja'\"", "«Er sagte: ‹Ja›»"),
    ("fr", "\"C'est 'ça'!\"", f"«{NNBSP}C’est “ça”{NNBSP}!{NNBSP}»"),
    ("fr", "Quoi ?! Non; si: « oui »", f"Quoi{NNBSP}?! Non{NNBSP}; si{NBSP}: «{NNBSP}oui{NNBSP}»"),
    ("fr", "à 10:30, voir https://e.org/?a;b", "à 10:30, voir https://e.org/?a;b"),
    ("fr-CA", "Quoi? Non: «oui»", f"Quoi? Non{NBSP}: «{NNBSP}oui{NNBSP}»"),
    ("es", '"Dijo "sí" y ya" -- bien', "«Dijo “sí” y ya» — bien"),
    ("it", "\"Disse 'sì'\", l'ora", "«Disse “sì”», l’ora"),
    ("pt", "\"Disse 'sim'\"", "“Disse ‘sim’”"),
    ("nl", '"Zei hij", \'s avonds', "“Zei hij”, ’s avonds"),
    ("pl", '"Powiedział "tak" mi" -- i', "„Powiedział «tak» mi” – i"),
    ("cs", "\"Řekl 'ano'\"", "„Řekl ‚ano‘“"),
    ("sv", "\"Hej\" -- 'du'", "”Hej” – ’du’"),
    ("az", "\"Şuşa\" -- 'şəhər' Bakı'da", "“Şuşa” – ‘şəhər’ Bakı’da"),
    ("tr", '"Evet" İzmir\'de', "“Evet” İzmir’de"),
    ("ru", '"Он сказал "да" мне" -- так', "«Он сказал „да“ мне» — так"),
    ("uk", '"Так", сім\'я', "«Так», сім’я"),
    ("el", '"Ναι"', "«Ναι»"),
    ("ar", '"نعم"', "«نعم»"),
    ("he", 'צה"ל אמר "כן" ג\'ירף', "צה״ל אמר ”כן” ג׳ירף"),
    ("fa", '"بله"', "«بله»"),
    ("hi", '"हाँ" कहा', "“हाँ” कहा"),
    ("ja", '彼は"はい"と', "彼は「はい」と"),
    ("zh", '他说"你好"吧', "他说“你好”吧"),
    ("zh-TW", '他說"你好"吧', "他說「你好」吧"),
    ("hu", '"Azt mondta: "igen" neki"', "„Azt mondta: »igen« neki”"),
    ("ro", '"Da"', "„Da”"),
]


@pytest.mark.parametrize(("language", "typed", "shown"), SENTENCES)
def test_each_language_has_its_marks(language: str, typed: str, shown: str) -> None:
    assert set_text(typed, language) == shown


@pytest.mark.parametrize(
    "text",
    [
        "6'2\" tall, a 5\" nail, 40' long",
        "run it with --all",
        "see https://e.org/\"it's\"--x...y and www.e.org/a'b",
        "<!-- a --> ../.../x ----- .....",
        'foo"bar " alone " here',
    ],
)
def test_what_is_no_punctuation_stays(text: str) -> None:
    assert set_text(text, "en") == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('"One. "Two" three', "“One. “Two” three"),
        ('One" two', "One” two"),
        ("the 'open", "the ’open"),
    ],
)
def test_marks_that_do_not_balance_are_shown_by_their_place(typed: str, shown: str) -> None:
    assert set_text(typed, "en") == shown


TRICKY = st.text(alphabet="\"'-. a5é中א«»„“”’!:;?/()\n\xa0\u202f", max_size=30)


@given(text=TRICKY, language=st.sampled_from(sorted({row[0] for row in SENTENCES})))
def test_set_text_stays_as_it_is(text: str, language: str) -> None:
    once = set_text(text, language)
    assert set_text(once, language) == once


def test_marks_find_each_other_across_nodes() -> None:
    paragraph = p(
        '"', n.Strong((t("Rain"),)), " in ", n.Link((t('May"'),), "https://e.org"), " -", "-"
    )
    done = Run(article(paragraph), set_typography).children[0]
    assert isinstance(done, n.Paragraph)
    assert plain_text(done.children) == "“Rain in May” --"
    assert isinstance(done.children[1], n.Strong)


def test_code_formulas_and_keys_are_left_alone() -> None:
    verbatim = (n.Code("'x'"), n.Math("f'"), n.Phrase((t("'"),), kind="kbd"))
    block = n.CodeBlock('print("--")', caption=(t('"A"'),))
    paragraph, code = Run(article(p('"', *verbatim, '"'), block), set_typography).children
    assert isinstance(paragraph, n.Paragraph)
    assert isinstance(code, n.CodeBlock)
    assert paragraph.children[1:4] == verbatim
    assert paragraph.children[0] == t("“")
    assert (code.text, plain_text(code.caption)) == ('print("--")', "“A”")


def test_foreign_words_have_the_marks_of_their_language() -> None:
    german = n.Phrase((t('sagt "ja"'),), attrs=n.Attrs(language="de"))
    quote = n.Quote((p('"Ja"'),), attrs=n.Attrs(language="de"))
    paragraph, block = Run(article(p('He "', german, '".'), quote), set_typography).children
    assert isinstance(paragraph, n.Paragraph)
    assert isinstance(block, n.Quote)
    assert plain_text(paragraph.children) == "He “sagt „ja“”."
    assert plain_text(block.children) == "„Ja“"


def test_a_note_is_set_on_its_own() -> None:
    run = Run(article(p('"A', n.Note((p('an "open'),)), '"')), set_typography)
    assert plain_text(run.at(0).children) == "“A”"
    assert plain_text(run.at(0, 1).children) == "an “open"


def test_an_html_quotation_gets_marks_that_are_text() -> None:
    done = Run(article(p("So ", n.Phrase((t("it"),), kind="q"))), set_typography).children[0]
    assert isinstance(done, n.Paragraph)
    assert plain_text(done.children) == "So “it”"
    assert done.children[1] == n.Phrase((t("“"), t("it"), t("”")))


def test_the_opening_is_set_too() -> None:
    run = Run(article(headline='It\'s "over"', kicker="Day's end", standfirst="So..."))
    opening = run.document.opening
    assert opening is not None
    assert plain_text(opening.headline) == "It’s “over”"
    assert (opening.kicker, plain_text(opening.standfirst)) == ("Day’s end", "So…")


@pytest.mark.parametrize("unit", ['"', "'", "\" '", "a'", 'x "', "-", ".", "«", "a!", "https://"])
def test_the_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        set_text(unit * times, "fr")
        return time.process_time() - start

    seconds(100)
    assert seconds(64_000) < 40 * max(seconds(8_000), 0.01)
