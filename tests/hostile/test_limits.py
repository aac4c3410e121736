"""The limits that the manual states are those of the code, and hold at the edge."""

from __future__ import annotations

import re
import time
from importlib import import_module
from pathlib import Path

import pytest

from pubkit.build import article
from pubkit.build.article import Outcome, Request
from pubkit.diagnostics import Diagnostic
from pubkit.reader import MAX_BYTES, front_matter, includes, limits
from pubkit.world import World
from tests.hostile.test_growth import SLOW
from tests.hostile.test_vectors import build

MANUAL = Path(__file__).parents[2] / "docs" / "limits.md"
ROW = re.compile(r"^\| .+ \| ([\d,.]+) ?(MiB|KiB|s|ms)? \| `([\w.]+)` \| (.+) \|$", re.MULTILINE)
UNITS = {"MiB": 2.0**20, "KiB": 2.0**10, "s": 1.0, "ms": 0.001, "": 1.0}


def stated() -> list[tuple[str, float, str]]:
    """Return the limits of the manual: name, value, code of the diagnostic."""
    found = ROW.findall(MANUAL.read_text())
    return [(name, float(n.replace(",", "")) * UNITS[unit], code) for n, unit, name, code in found]


def test_the_manual_has_rows() -> None:
    rows = [line for line in MANUAL.read_text().splitlines() if line.startswith("| ")]
    assert len(stated()) == len([row for row in rows if "`" in row])
    assert len(stated()) > 20


@pytest.mark.parametrize(("name", "value", "codes"), stated())
def test_what_the_manual_states_is_so(name: str, value: float, codes: str) -> None:
    from pubkit.codes import CODES

    parts = name.split(".")
    module, rest = ".".join(["pubkit", *parts[:-1]]), parts[-1]
    if parts[-2][0].isupper():  # a field's default
        module, rest = ".".join(["pubkit", *parts[:-2]]), parts[-2]
        assert getattr(getattr(import_module(module), rest)(), parts[-1]) == value
    else:
        assert getattr(import_module(module), rest) == value
    assert set(re.findall(r"`([a-z0-9-]+)`", codes)) <= set(CODES)


def errors(text: str) -> list[Diagnostic]:
    return [d for d in build(text, "html").diagnostics if d.severity == "error"]


def columns(count: int) -> str:
    return "|a" * count + "|\n" + "|-" * count + "|\n" + "|b" * count + "|\n"


@pytest.mark.parametrize(
    ("at", "over", "code"),
    [
        ("a " * (limits.MAX_LINE // 2), "a " * (limits.MAX_LINE // 2) + "a", "line-limit"),
        ("[" * limits.MAX_OPENERS, "[" * (limits.MAX_OPENERS + 1), "line-limit"),
        (
            "a" + "\u0301" * (limits.MAX_MARKS + 1),
            "a" + "\u0301" * (limits.MAX_MARKS + 2),
            "line-limit",
        ),
        ("\x01 " * limits.MAX_REPLACED, "\x01 " * (limits.MAX_REPLACED + 1), "not-text"),
        (columns(limits.MAX_COLUMNS), columns(limits.MAX_COLUMNS + 1), "table-limit"),
        (
            "<table><tr>" + "<td>a</td>" * limits.MAX_COLUMNS + "</tr></table>",
            "<table><tr>" + "<td>a</td>" * (limits.MAX_COLUMNS + 1) + "</tr></table>",
            "table-limit",
        ),
    ],
)
def test_the_edge(at: str, over: str, code: str) -> None:
    head = "---\ntitle: Edge\n---\n\n"
    assert not errors(head + at + "\n")
    (found,) = errors(head + over + "\n")
    assert found.code == code
    assert found.place is not None
    assert found.place.line == (6 if over.startswith("|a") else 5)


def test_a_large_picture_in_a_url_is_no_long_line() -> None:
    body = "![x](data:image/png;base64," + "A" * limits.MAX_LINE + ")"
    assert "line-limit" not in {d.code for d in build(f"# A\n\n{body}\n", "html").diagnostics}


def test_the_edge_of_the_article_and_its_front_matter() -> None:
    line = "a" * 99 + "\n"
    (found,) = errors(line * (MAX_BYTES // 100 + 1))
    assert found.code == "source-unreadable"
    assert found.place is not None
    assert found.place.line == 1
    head = "---\ntitle: A\nnotes: '" + "a" * front_matter.MAX_LENGTH + "'\n---\n"
    assert errors(head)[0].code == "front-matter-invalid"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[^1] " * limits.MAX_NOTES + "[^1]\n\n[^1]: a", "notes-limit"),
        ("^[a] " * (limits.MAX_NOTES + 1), "notes-limit"),
        ("[^1] " * 300 + "\n\n[^1]: " + "[^2] " * 30 + "\n\n[^2]: a", "notes-limit"),
        ("[^1] " * 900 + "\n\n[^1]: " + "word " * 1000, "reference-limit"),
    ],
)
def test_notes_are_not_shown_any_number_of_times(body: str, code: str) -> None:
    outcome = build(f"# A\n\n{body}\n", "html")
    found = [d for d in outcome.diagnostics if d.code == code]
    assert [d.place.line for d in found if d.place] in ([3], [5])
    assert len(outcome.artifacts[0].data) < 4_000_000


def test_a_long_note_is_repeated_as_far_as_the_article_is_long() -> None:
    note = "word " * 200
    for calls, told in ((limits.MAX_AGAIN // 1_200, []), (40, ["reference-limit"])):
        outcome = build(f"# A\n\n{'[^1] ' * calls}\n\n[^1]: {note}\n", "html")
        assert [d.code for d in outcome.diagnostics] == told
        assert outcome.artifacts


def test_brackets_that_nothing_closes_cost_little() -> None:
    began = time.process_time()
    assert build("# A\n\n" + "<A b={[\n" * 20_000, "html").artifacts
    assert time.process_time() - began < 5 * SLOW  # it was 14 s


def included(files: dict[str, bytes], line: str, count: int) -> Outcome:
    text = "# A\n\n```\n" + f"{line}\n" * count + "```\n"
    world = World.fake({"a.md": text.encode(), **files})
    return article.build("a.md", Request(root=".", formats=("html",)), world)


def test_files_are_not_included_any_number_of_times() -> None:
    outcome = included({"b.txt": b"a" * 99_000}, "{{#include b.txt}}", 5_000)
    assert [d.code for d in outcome.diagnostics] == ["foreign-tag"]
    assert len(outcome.artifacts[0].data) < 2 * includes.MAX_TOTAL
    assert not included({"b.txt": b"a"}, "{{#include b.txt}}", 1).diagnostics


@pytest.mark.parametrize("name", [".env", ".git/config", "../.env", "b/.hidden/c"])
def test_hidden_files_are_not_included(name: str) -> None:
    outcome = included({".env": b"secret", ".git/config": b"secret"}, f"{{{{#include {name}}}}}", 1)
    assert [d.code for d in outcome.diagnostics] == ["foreign-tag"]
    assert b"secret" not in outcome.artifacts[0].data


def test_anchors_are_found_in_linear_time() -> None:
    begun = time.process_time()
    included({"b.txt": b"ANCHOR: b\n" * 9_000}, "{{#include b.txt:b}}", 10)
    assert time.process_time() - begun < 5


def test_keys_of_front_matter_are_found_in_linear_time() -> None:
    begun = time.process_time()
    blank, spaces = "\n \n" * 10_000, (" " * 9_000 + "\n") * 3
    many = "".join(f'k{n} = ""\n' for n in range(4_500))
    for inside in ('"\\u0061" = ""\n' + blank, '"\\u0061" = ""\n' + spaces, many):
        outcome = build(f"+++\n{inside}+++\n\nWords.\n", "html")
        assert outcome.artifacts
    assert time.process_time() - begun < 5


SPACES = " " * 90_000


@pytest.mark.parametrize(
    "body",
    [
        "<!---->" * 100 + "x",
        "Words [" + "@aaaaaaaa" * 50,
        "[" + "@fig-a-" * 100 + "!",
        SPACES + "x",
        "\t" * 90_000 + "x",
        f"{SPACES}|\n{SPACES}|",
        "{%" + SPACES,
        "{{" + SPACES + "}",
        "{{<" + SPACES,
        "{% a" + SPACES,
        "{{ a" + SPACES,
        "{% " + "a" * 90_000,
        "{{<" + "a" * 90_000,
        "{{ " + "a " * 45_000,
    ],
)
def test_no_pattern_tries_all_ways(body: str) -> None:
    begun = time.process_time()
    for text in (f"{body}\n", f"---\ntitle: A\n---\n\n{body}\n"):
        assert build(text, "html").artifacts
    assert time.process_time() - begun < 5
