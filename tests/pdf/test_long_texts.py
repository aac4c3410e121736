"""Long texts and deep nesting are divided before the layout, and say what they said."""

from __future__ import annotations

from xml.etree import ElementTree

from pubkit.backends.pdf.text import long_texts, long_words, nesting


def page(body: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<html><body>{body}</body></html>")


def test_a_long_text_becomes_parts() -> None:
    text = "word " * 2000
    root = page(f"<p>{text}<em>a</em>{text}</p><p>short</p>")
    long_texts.divide(root)
    parts = [part.text or "" for part in root.iter("span")]
    assert len(parts) == 10
    assert all(len(part) <= long_texts.LENGTH + 1 and part.endswith(" ") for part in parts)
    assert "".join(root.itertext()) == text + "a" + text + "short"


def test_a_long_text_from_the_right_stays_whole() -> None:
    root = page(f"<p>{'אב ' * 4000}</p>")
    long_texts.divide(root)
    assert not list(root.iter("span"))


def test_elements_in_a_long_word_do_not_hide_it() -> None:
    root = page("<p>" + "<em>a</em>b" * 400 + " end</p><p>" + "<em>a</em>b" * 100 + "</p>")
    long_words.cut(root)
    long, short = ("".join(p.itertext()) for p in root.iter("p"))
    assert max(map(len, long.split("\u200b"))) <= long_words.STEP
    assert long.replace("\u200b", "") == "ab" * 400 + " end"
    assert short == "ab" * 100


def test_only_deep_blocks_may_break_anywhere() -> None:
    def nested(levels: int) -> str:
        return "<div>" * levels + "a" + "</div>" * levels

    limit = nesting.DEPTH
    root = page(f"<div class='text'>{nested(limit)}{nested(limit + 1)}</div>")
    nesting.loosen(root)
    assert sum(nesting.LOOSE in element.attrib for element in root.iter()) == limit + 1
