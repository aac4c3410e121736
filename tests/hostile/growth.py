"""Inputs that cost naive programs time or memory, made by repetition.

The ideas are those of the catalogues of cmark, markdown-it and md4c, and of faults measured in the
engines behind the formats.
"""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[[int], str]


def _backticks(size: int) -> str:
    text, count = [], 1
    while size > 0:
        text.append("e" + "`" * count)
        size -= count + 1
        count += 1
    return "".join(text)


def _staircase(size: int) -> str:
    return "".join("  " * level + "* a\n" for level in range(int(size**0.5)))


def _notes(size: int) -> str:
    return "".join(f"t[^{n}]\n\n[^{n}]: note {n}\n\n" for n in range(size // 24))


def _references(size: int) -> str:
    half = size // 2
    return "[a]: https://example.org/" + "x" * min(half, 20_000) + "\n\n" + "[a] " * (half // 4)


def _lost(size: int) -> str:
    """Return references that lead nowhere, and many names that are like them."""
    refs = "".join(f"[a](#some-thing-x{n}) ![b](c-{n}.png)\n" for n in range(size // 80))
    return refs + "".join(f"\n## some thing {n}\n" for n in range(size // 80))


def _inner_notes(size: int) -> str:
    third = size // 3
    return (
        "[^1] " * (third // 5) + "\n\n[^1]: " + "[^2] " * (third // 5) + "\n\n[^2]: " + "a" * third
    )


def _chain(size: int) -> str:
    return "".join(f"[^{n}]: a[^{n + 1}]\n\n" for n in range(size // 14)) + "x[^0]"


def _fractions(size: int) -> str:
    return "$" + "\\frac{" * (size // 12) + "a" + "}{b}" * (size // 12) + "$"


def _repeat(unit: str, before: str = "", after: str = "") -> Make:
    return lambda size: before + unit * (size // len(unit)) + after


def _nested(opening: str, closing: str, inner: str = "x") -> Make:
    def make(size: int) -> str:
        count = size // (len(opening) + len(closing))
        return opening * count + inner + closing * count

    return make


INPUTS: dict[str, Make] = {
    "emphasis opened": _repeat("_a ", after="x"),
    "emphasis closed": _repeat("a_ "),
    "emphasis crossed": _repeat("*a_ "),
    "emphasis nested": _nested("*a **a ", "b** b*"),
    "emphasis in one word": _repeat("*a*b"),
    "stars": _repeat("* "),
    "star words": _repeat("a**b"),
    "strikes": _nested("~~a ", " b~~"),
    "brackets opened": _repeat("[a"),
    "brackets closed": _repeat("a]"),
    "brackets nested": _nested("[", "]"),
    "links opened": _repeat("[a](<b"),
    "links nested": _nested("[", "](u)"),
    "pictures opened": _repeat("![[]()"),
    "pictures of pictures": _nested("![", "](u)"),
    "references expanded": _references,
    "references undefined": _repeat("[a][b] "),
    "notes": _notes,
    "notes uncalled": _repeat("[^a]: b\n\n"),
    "notes in notes": _chain,
    "notes called again in notes": _inner_notes,
    "references and pictures lost": _lost,
    "tags of a component": _repeat("<A a={" + "{}" * 40 + "x\n"),
    "quotations": _nested("> ", "", "a"),
    "quotations and lists": _nested("> - ", "", "a"),
    "lists on a line": _nested("- ", "", "a"),
    "lists as stairs": _staircase,
    "backticks growing": _backticks,
    "fences": _repeat("```\n"),
    "rules": _repeat("---\n\n"),
    "headings": _repeat("# a\n\n"),
    "setext": _repeat("a\n=\n"),
    "empty lines in lists": _nested("- ", "", "a\n\n\nb"),
    "paragraph": _repeat("word "),
    "paragraphs": _repeat("a\n\n"),
    "lines": _repeat("a\n"),
    "one word": _repeat("a"),
    "one word of code": _repeat("a", "    "),
    "one address": _repeat("a/", "https://example.org/"),
    "addresses": _repeat("a@b.c "),
    "quotation marks": _repeat("\"a' "),
    "soft hyphens": _repeat("a\xad"),
    "hard spaces": _repeat("a\xa0"),
    "accents": _repeat("\u0301", "a"),
    "ideographs": _repeat("字"),
    "both ways": _repeat("aב "),
    "tags opened": _repeat("<b>"),
    "tags broken": _repeat("<a b='"),
    "tags nested": _nested("<div>", "</div>"),
    "tags that ask": _repeat('<div markdown="1">\n*a*\n'),
    "tags that ask nested": _nested('<div markdown="1">', "</div>"),
    "cells that ask": _repeat('<td markdown="1">a</td>\n', "<table>\n"),
    "captions without end": _repeat("[caption]![a](b.png)\n"),
    "captions of backslashes": lambda size: "[caption]![" + "\\" * size + "\n",
    "ends before who asks": lambda size: "</div>\n" * (size // 7) + "<p markdown=1>a</p>\n",
    "displays opened": _repeat("\\begin{align}\n"),
    "inline tags nested": _nested("<b>", "</b>"),
    "comments": _repeat("<!-- a "),
    "declarations": _repeat("<!A "),
    "sections": _repeat("<![CDATA["),
    "instructions": _repeat("<?"),
    "entities": _repeat("&amp;&#x41;&bogus;"),
    "tables of columns": lambda size: "|a" * (size // 4) + "|\n" + "|-" * (size // 4) + "|\n",
    "tables of rows": _repeat("|a|b|\n", "|a|b|\n|-|-|\n"),
    "tables in tables": _nested("<table><tr><td>", "</td></tr></table>"),
    "wide cells": lambda size: "<table><tr><td colspan=100000000>a</td></tr></table>",
    "tall cells": lambda size: "<table><tr><td rowspan=100000000>a</td></tr></table>",
    "divisions": _nested("::: note\n", ":::\n", "a\n"),
    "definitions": _repeat("a\n: b\n\n"),
    "formulas": _repeat("$a$ "),
    "formulas opened": _repeat("$a "),
    "formulas nested": _fractions,
    "attributes": _repeat("[a]{.b #c d=e} "),
    "citations opened": _repeat("@aaaaaaaa", "["),
    "references opened": _repeat("@fig-a-", "["),
    "controls": _repeat("\x01"),
    "nothing": _repeat("\n"),
    "carriage returns": _repeat("\x0b\n-\r"),
}  # fmt: skip
