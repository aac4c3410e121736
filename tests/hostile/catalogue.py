"""The pathological cases of cmark, cmark-gfm, markdown-it, md4c and OSS-Fuzz, at their sizes."""

from __future__ import annotations

from collections.abc import Callable

Part = tuple[str, int]


def _of(*parts: Part) -> Callable[[], str]:
    return lambda: "".join(text * count for text, count in parts)


def _stairs() -> str:
    return "".join("  " * level + "* a\n" for level in range(500))


def _backticks() -> str:
    return "".join("e" + "`" * count for count in range(1, 2500))


def _references() -> str:
    return "".join(f"[{n}]: u\n" for n in range(320_000)) + "[0] " * 20_000


def _notes() -> str:
    return "".join(f"t[^{n}]\n\n[^{n}]: note {n}\n\n" for n in range(50_000))


def _colliding() -> str:
    """Return labels for one bucket of a table of references that hashes as cmark's did."""
    return "".join(f"[{'a' * (n % 40 + 1)}{n}]: /u\n\n" for n in range(25_000)) + "[a0]\n"


CASES: dict[str, Callable[[], str]] = {
    "emphasis nested": _of(("*a **a ", 32_500), ("b", 1), (" a** a*", 32_500)),
    "emphasis closed": _of(("a_ ", 32_500)),
    "emphasis opened": _of(("_a ", 32_500)),
    "links closed": _of(("a]", 32_500)),
    "links opened": _of(("[a", 32_500)),
    "emphasis mismatched": _of(("*a_ ", 25_000)),
    "emphasis of two kinds": _of(("*a ", 20_000), ("_a*_ ", 20_000)),
    "emphasis by threes": _of(("a**b", 1), ("c* ", 25_000)),
    "links opened, emphasis closed": _of(("[ a_", 25_000)),
    "links half opened": _of(("[ (](", 40_000)),
    "pictures half opened": _of(("![[]()", 160_000)),
    "emphasis in a link": _of(("**x [a*b**c*](d)", 1)),
    "brackets nested": _of(("[", 25_000), ("a", 1), ("]", 25_000)),
    "quotations nested": _of(("> ", 25_000), ("a", 1)),
    "lists as stairs": _stairs,
    "nul": _of(("abc\0de\0", 1)),
    "backticks growing": _backticks,
    "links unclosed, pointed": _of(("[a](<b", 30_000)),
    "links unclosed": _of(("[a](b", 30_000)),
    "comments unclosed": _of(("</", 1), ("<!--", 300_000)),
    "empty lines in lists": _of(("- ", 30_000), ("x", 1), ("\n", 30_000)),
    "empty lines in quoted lists": _of(("> ", 1), ("- ", 30_000), ("x\n", 1), (">\n", 30_000)),
    "emphasis in quotations": _of((">", 100_000), ("a*", 100_000)),
    "references that collide": _colliding,
    "stars around a letter": _of(("*", 20_000), ("a", 1), ("*", 20_000)),
    "tables begun": _of(("aaa\rbbb\n-\v\n", 30_000)),
    "stars and underscores": _of(("**_* ", 50_000)),
    "backticks escaping": _of(("``\\", 50_000)),
    "autolinks opened": _of(("<", 400_000), (">", 1)),
    "spaces before a break": _of(("x", 1), (" ", 150_000), ("x  \nx", 1)),
    "an address of stars": _of(("https://test.com?", 1), ("*", 70_000), ("a", 1)),
    "quotation marks": _of(('"', 160_000)),
    "byte order mark": _of(("\ufefffoo", 1)),
    "three stars": _of(("a***", 65_000)),
    "links": _of(("[t](/u) ", 50_000)),
    "references": _references,
    "tags without a name": _of(("<>", 50_000)),
    "instructions opened": _of(("x", 1), ("<?", 50_000)),
    "sections opened": _of(("x", 1), ("<![CDATA[", 50_000)),
    "backticks escaped": _of(("\\``", 50_000)),
    "rules broken": _of(("* ", 50_000), ("a", 1)),
    "references nested": _of(("[", 50_000), ("]", 50_000), ("\n\n[a]: /b", 1)),
    "addresses broken": _of(("www._", 50_000), ("x", 1)),
    "table with rows": _of(("th|", 10_000), ("\n", 1), ("-|", 10_000), ("\n", 1), ("td\n", 10_000)),
    "links broken": _of(("]([\n", 50_000)),
    "a long reference often": _of(("[x]: ", 1), ("x", 50_000), ("\n[x]", 50_000)),
    "underscores in words": _of(("?c_", 100_000), ("c_", 1)),
    "fence in a quotation": _of((">```\n>", 1)),
    "item in a quotation": _of((">-\n>\n>", 1)),
    "entity in an address": _of(("[](so&#4H0;!", 1)),
    "a million brackets": _of(("[", 1_000_000)),
    "ten million brackets": _of(("[", 10_000_000)),
    "quotations, a thousand": _of(("> ", 1_000), ("x", 1)),
    "quotations, many": _of(("> ", 100_000), ("x", 1)),
    "five megabytes in a line": _of(("lorem ipsum dolor sit amet ", 186_000)),
    "table of columns": _of(
        ("|a", 10_000), ("|\n", 1), ("|-", 10_000), ("|\n", 1), ("|b", 10_000), ("|\n", 1)
    ),
    "notes": _notes,
    "notes opened": _of(("^[", 50_000)),
}  # fmt: skip
"""Every article is built, or refused with the line."""
