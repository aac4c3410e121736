"""Words that are shaped once stand where the engine would put them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubkit.backends.pdf import shaping
from pubkit.backends.pdf.engine.libraries import load_engine
from pubkit.backends.pdf.shaping import single
from pubkit.backends.pdf.shaping.filling import Room, first_line
from pubkit.backends.pdf.shaping.long_lines import LongLine, long_line_of
from pubkit.backends.pdf.shaping.placing import Placing
from pubkit.theme import load
from pubkit.world import World
from tests.outputs.measuring import areas, characters
from tests.pdf.press import PlainTheme, printed
from tests.pdf.test_columns import MIXED, places
from tests.pdf.test_notes import noted

WORDS = (
    "Water To Wax Yet the of river lantern certainly neighbourhood self-evident gauge’s naïve 1905"
    " 12–14 “quoted” (aside), end. stop; and/or e.g. 10\xa0km well—known «là» fi office Ÿ affluent"
    " *stressed* **strongest** [link](#a) `code-like` x² H~2~O extraordinarily"
).split(" ")
OTHERS = {
    "de": "Rechtsschutzversicherungsgesellschaften über Maß Donaudampfschifffahrt „so“",
    "fr": "anticonstitutionnellement\xa0: l’été «\xa0œuvre\xa0» déjà !",
    "ru": "достопримечательности вода и «так» 1905 — объём/вес",
    "el": "νερό ποταμός και 1905 παρατηρητήριο",
}


def prose(language: str = "en", seed: int = 0, count: int = 900) -> str:
    """Return an article of paragraphs in a language."""
    source = random.Random(seed)
    words = OTHERS[language].split(" ") if language in OTHERS else WORDS
    text = f"---\ntitle: Words\nlanguage: {language}\n---\n\n## A {{#a}}\n"
    while count > 0:
        length = source.choice((3, 20, 60, 150))
        text += "\n\n" + " ".join(source.choices(words, k=length))
        count -= length
    return text


Checked = Callable[..., Any]


@contextmanager
def watched(patch: pytest.MonkeyPatch, look: Checked) -> Iterator[None]:
    """Call `look` with what is told and found whenever a line is asked for."""
    line = LongLine.line

    def lined(long: LongLine, at: int, room: Room) -> Any:
        found = line(long, at, room)
        if found is not None:  # else it is asked for again
            asked = room._fount, long._text[at:], room._style, room._context, room._width
            look(found, *asked, room._spacing)
        return found

    def looked(*told: Any) -> Any:
        found = first_line(*told)
        look(found, *told)
        return found

    with patch.context() as inner:
        inner.setattr(shaping, "first_line", looked)
        inner.setattr(LongLine, "line", lined)
        yield


def told(found: Any) -> tuple[Any, ...]:
    """Return what can be compared of a line."""
    return found[0].text, *found[1:]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *((name, "en") for name in ("book", "daily", "magazine", "plain", "report")),
        *zip(("book", "daily", "magazine", "plain"), OTHERS, strict=True),
    ],
)
def test_lines_are_those_of_the_engine(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_engine()
    from weasyprint.text.line_break import split_first_line

    kinds = Counter[bool]()

    def look(found: Any, fount: Any, text: str, *rest: Any) -> None:
        kinds[found is not None] += 1
        if found is not None:
            assert told(found) == told(split_first_line(text, *rest)), text

    with watched(monkeypatch, look):
        assert printed(prose(language), theme=load(name, World.fake({})), page=None).data
    assert kinds[True] > 3 * kinds[False], kinds


@cache
def asked() -> tuple[Any, ...]:
    """Return a fount, a style and a context of the engine, of a paragraph."""
    found: list[tuple[Any, ...]] = []
    look = lambda _, *rest: found.append(rest)  # noqa: E731
    with pytest.MonkeyPatch.context() as patch, watched(patch, look):
        printed(f"---\ntitle: A\n---\n\n{ALPHABET} {' '.join(WORDS)}\n")
    fount, _, style, context, *_ = next(told for told in found if ALPHABET in told[1])
    return fount, style, context


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """Let go of the engine's objects while there is an engine: Python's end is too late."""
    yield
    asked.cache_clear()


ALPHABET = "abcdefghimnoprstuvyATVWY’“”(),.:;!?/—–-0179\xa0é"


@example(text="000000::?A\xa0", width=64)
@example(text="000000000000?0\u200b\u200b00", width=94)
@settings(max_examples=400, deadline=None)
@given(
    st.text(st.sampled_from(ALPHABET + "    \u200beee"), min_size=1, max_size=90),
    st.integers(5, 500),
)
def test_any_text_breaks_as_in_the_engine(text: str, width: int) -> None:
    fount, style, context = asked()
    from weasyprint.text.line_break import split_first_line

    found = first_line(fount, text, style, context, width, 0)
    if found is not None:
        assert told(found) == told(split_first_line(text, style, context, width, 0))


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from(ALPHABET + "    \u200beeeann"), min_size=1, max_size=200),
    st.integers(5, 500),
    st.integers(0, 100),
)
def test_any_paragraph_breaks_as_in_the_engine(text: str, width: int, at: int) -> None:
    fount, style, context = asked()
    from weasyprint.text.line_break import split_first_line

    box = SimpleNamespace(text=text, style=style)
    long = long_line_of(fount, box)
    while text.startswith(" ", at):
        at += 1
    if long is None or at >= len(text):
        return
    found = long.line(at, Room(fount, style, context, width, 0))
    if found is not None:
        assert told(found) == told(split_first_line(text[at:], style, context, width, 0))


def test_little_of_a_long_word_is_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word with many breaks is not shaped up to each: it was, and was kept each time."""
    fount, style, context = asked()
    place, shaped = Placing.glyphs, []

    def placed(placing: Placing, text: str) -> Any:
        shaped.append(len(text))
        return place(placing, text)

    monkeypatch.setattr(Placing, "glyphs", placed)
    word = "ab-" * 300
    assert first_line(fount, word, style, context, 300, 0)
    assert sum(shaped) < 2 * len(word)


def glyphs(data: bytes) -> list[tuple[str, float, float]]:
    """Return the characters of a file and where they stand."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [
            (mark, place.left, place.bottom) for page in pdf for mark, place in characters(page)
        ]


def test_glyphs_stand_where_the_engine_draws_them(monkeypatch: pytest.MonkeyPatch) -> None:
    ragged = PlainTheme("p{text-align:start!important}")
    for theme in (ragged, load("book", World.fake({}))):
        fast = glyphs(printed(prose(seed=1), theme=theme).data)
        with monkeypatch.context() as patch:
            patch.setattr(shaping, "fount_of", lambda style: None)
            patch.setattr(single, "fount_of", lambda style: None)
            slow = glyphs(printed(prose(seed=1), theme=theme).data)
        assert [mark for mark, *_ in fast] == [mark for mark, *_ in slow]
        for mine, others in zip(fast, slow, strict=True):
            assert mine[1:] == pytest.approx(others[1:], abs=0.05)


@pytest.mark.parametrize("source", [noted(5, 5), MIXED, prose(seed=2), prose("de", seed=3)])
def test_lines_of_one_text_stand_where_others_would(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = places(source)
    count = Counter[str]()

    def left(*_: Any) -> None:
        count["left"] += 1

    monkeypatch.setattr(single, "_line", left)
    assert found == places(source)
    assert count["left"]


def test_plain_lines_ask_pango_for_no_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    load_engine()
    from weasyprint.text.line_break import Layout

    made = Counter[str]()
    setup = Layout.setup

    def counted(layout: Any, style: Any) -> None:
        made["layouts"] += 1
        setup(layout, style)

    monkeypatch.setattr(Layout, "setup", counted)
    few, many = (prose_of(count) for count in (300, 3000))
    printed(few)
    first = made.pop("layouts")
    printed(many)
    assert made["layouts"] < first + 30


def prose_of(count: int) -> str:
    """Return paragraphs of plain words."""
    source = random.Random(3)
    plain = [word for word in WORDS if word.isalpha()]
    texts = (" ".join(source.choices(plain, k=50)) for _ in range(count // 50))
    return "---\ntitle: Words\n---\n\n" + "\n\n".join(texts)


def test_lines_with_kerned_spaces_reach_their_edge() -> None:
    # Source Serif kerns T, V, W and Y with a space, which the engine forgets in justified lines.
    theme = PlainTheme("p{text-align:justify!important;hyphens:manual!important}")
    with areas() as found:
        result = printed("---\ntitle: A\n---\n\n" + "Yet To Vow Wax " * 90, theme=theme)
    with pypdfium2.PdfDocument(result.data) as pdf:
        placed = [place for _, place in characters(pdf[0])]
    ends = [before.right for before, after in pairwise(placed) if after.left < before.left - 99]
    assert len(ends) > 5
    assert ends[1:-1] == [pytest.approx(found[0].page.right, abs=0.4)] * (len(ends) - 2)
