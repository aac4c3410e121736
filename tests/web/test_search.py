"""The search page in a browser, opened from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judges.kit import node, resolved
from tests.web.test_site import site

pytestmark = [pytest.mark.judge, pytest.mark.xdist_group("judges")]

LEAD, REST, FAR = (f"articles/{slug}.html" for slug in ("lead", "rest", "far"))

ASKED = {
    "vesk": (LEAD, "1 / 3"),
    "VÉS": (LEAD, "1 / 3"),
    "river": (f"{LEAD} {REST}", "2 / 3"),
    "çörək": (f"{FAR} {LEAD}", "2 / 3"),  # a headline before what the text says
    "rest own": (REST, "1 / 3"),
    "İLIQ coreк": ("", "Nothing found"),
    "Iliq": (FAR, "1 / 3"),
    "水": (f"{LEAD} {FAR}", "2 / 3"),
    "نص": (FAR, "1 / 3"),
    "قصىر": (FAR, "1 / 3"),
    "c++ </script>": (LEAD, "1 / 3"),
    "constructor": ("", "Nothing found"),
}


def test_finds_what_is_asked_for_and_remembers_it(tmp_path: Path) -> None:
    for name, data in site().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    paths = resolved([tmp_path / "ed/search.html"])
    found = node("search", "../../web/search.mjs", {"paths": paths, "queries": list(ASKED)}, paths)
    told = {finding.code: (finding.message, finding.place) for finding in found}
    assert told.pop("quiet") == ("3", "")
    assert told == ASKED
