"""The search page in a browser, opened from a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.judges.kit import node, resolved
from tests.web.test_long_lists import many
from tests.web.test_site import site

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("judges")]

LEAD, REST, FAR = (f"articles/{slug}.html" for slug in ("lead", "rest", "far"))

ASKED = {
    "vesk": (LEAD, "1 / 3"),
    "VÉS": (LEAD, "1 / 3"),
    "river": (f"{LEAD} {REST}", "2 / 3"),
    "çörək": (f"{FAR} {LEAD}", "2 / 3"),  # a headline before what the text says
    "corek": (f"{FAR} {LEAD}", "2 / 3"),
    "rest own": (REST, "1 / 3"),
    "İLIQ coreк": ("", "Nothing found"),
    "Iliq": (FAR, "1 / 3"),
    "水": (f"{LEAD} {FAR}", "2 / 3"),
    "نص": (FAR, "1 / 3"),
    "قصىر": (FAR, "1 / 3"),
    "c++ </script>": (LEAD, "1 / 3"),
    "constructor": ("", "Nothing found"),
    "__proto__": ("", "Nothing found"),
    "z": (f"{LEAD} {FAR} {REST}", ""),  # nothing begins with it, but a word was begun
    " ": (f"{LEAD} {FAR} {REST}", ""),
}
FIRST = " ".join(f"articles/{n}.html" for n in range(50))
MANY = {
    "weir": (FIRST, "230 / 230"),
    "number7": (
        f"articles/7.html {' '.join(f'articles/{n}.html' for n in range(70, 80))}",
        "11 / 230",
    ),
    "number229": ("articles/229.html", "1 / 230"),
    "東京": ("articles/200.html", "1 / 230"),
    "京東": ("", "Nothing found"),
    "straße 京": ("articles/201.html", "1 / 230"),
}
STEPS = {
    "Tab Tab Tab Tab Tab": "query 50",  # skip link, name, archive, search, field
    "weir": "query 50",
    "Tab": "articles/0.html 50",
    " ".join(["Tab"] * 50): "more 50",
    "Enter": "articles/50.html 100",
    "Shift+Tab": "articles/49.html 100",
}


def test_finds_what_is_asked_for_and_remembers_it(tmp_path: Path) -> None:
    told = asked(site(), tmp_path, list(ASKED))
    assert told.pop("quiet") == ("3", "")
    assert told == ASKED


def test_finds_what_the_page_does_not_hold_and_is_used_by_keys(tmp_path: Path) -> None:
    told = asked(many(), tmp_path, list(MANY), list(STEPS))
    assert told.pop("quiet") == ("50", "archive")
    steps = [told.pop(f"step {n}") for n, _ in enumerate(STEPS, 1)]
    assert told == MANY
    assert [message for message, _ in steps] == list(STEPS.values())
    assert [said for _, said in steps] == ["", *["230 / 230"] * 5]


def asked(
    files: Mapping[str, bytes], folder: Path, queries: list[str], steps: list[str] | None = None
) -> dict[str, tuple[str, str]]:
    """Return what is shown and said for each query, and after each step."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    paths = resolved([folder / "ed/search.html"])
    keys = [{"keys": s.split()} if s[:1].isupper() else {"text": s} for s in steps or []]
    job = {"paths": paths, "queries": queries, "steps": keys}
    found = node("search", "../../web/search.mjs", job, paths)
    return {finding.code: (finding.message, finding.place) for finding in found}
