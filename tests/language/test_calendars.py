"""Our calendars write dates as Babel does, for every language and the country it is at home in."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version

import pytest

from pubkit.language import dates
from pubkit.language.glossary import LANGUAGES

MOMENTS = [
    *(f"{day}" for n in range(1, 13) for day in (dt.date(987, n, 1), dt.date(2026, n, 22))),
    *(f"2026-03-09T{hour:02}:05:59+05:30" for hour in range(24)),
    "2026-03-09T12:30", "2026-03-09T00:00", "2026-03-09T23:59Z",
]  # fmt: skip


@pytest.mark.skipif(version("babel") != "2.18.0", reason="another CLDR")
@pytest.mark.parametrize("language", sorted({*LANGUAGES, *dates._HOMES, "en_us", "de-AT", "en-GB"}))
def test_dates_are_babels(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [dates.date(iso, language) for iso in MOMENTS]
    monkeypatch.setattr(dates, "calendar", lambda language: None)
    assert own == [dates.date(iso, language) for iso in MOMENTS]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_a_calendar(language: str) -> None:
    found = dates.calendar(language)
    assert found
    assert len({found.day(dt.date(2026, month, 5)) for month in range(1, 13)}) == 12
