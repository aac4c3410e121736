"""Dates as people and tools write them, in ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

_CLOCK = re.compile(
    # What JavaScript prints, and mail: `Mon Jul 24 2023 02:40:32 GMT+0000 (…)`.
    r"(?P<date>[A-Za-z ,\d]{8,24}?)\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\s*(?:GMT|UTC)?"
    r"(?P<zone>[+-]\d{4})?"
    r"(?:\s*\([\w ]{1,60}\))?"
)
_DATE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)


_HALVES = re.compile(
    r"\b(0?[1-9]|1[0-2])(:\d{2}(?::\d{2})?)\s*([ap])\.?m\.?(?=\s|$)", re.IGNORECASE
)


def iso_moment(value: str) -> str | None:
    """Return `value` as an ISO 8601 date, or date-time with its zone, or None."""
    value = _HALVES.sub(lambda m: f"{int(m[1]) % 12 + 12 * (m[3] in 'pP')}{m[2]}", value)
    if (told := _CLOCK.fullmatch(value.strip())) and (day := _worded_date(told["date"])):
        value = f"{day} {told['time']} {told['zone'] or 'UTC'}"
    value = _year_first(value)
    match = _DATE.match(value.strip())
    if match is None or value.strip()[match.end() :].strip(" Z"):
        return _worded_date(value)
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        if hour is None:
            return date.isoformat()
        time = dt.time(int(hour), int(minute), int(second or 0))
        moment = dt.datetime.combine(date, time)
    except ValueError:
        return None
    if zone is None:
        return moment.isoformat()
    zone = zone.upper()
    digits = "0000" if zone in ("Z", "UTC") else zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    offset = f"{'-' if zone[0] == '-' else '+'}{int(hours):02}:{minutes}"
    try:
        return dt.datetime.fromisoformat(moment.isoformat() + offset).isoformat()
    except ValueError:
        return None


_LAST = re.compile(r"\s*(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
_IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)(?=[-_/.]|$)")


def _year_first(value: str) -> str:
    """Return a date such as 11/24/2025 with its year first, when only one reading is a date."""
    match = _LAST.match(value)
    if match is None:
        return value
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return value
    return f"{match[4]}-{month:02}-{day:02}{value[match.end() :]}"


def moment_of_path(path: str) -> str | None:
    """Return the date in a file's path or an address: `2026-03-01-rain.md`, `/2026/03/01/rain`."""
    match = _IN_PATH.search(path)
    return iso_moment("-".join(match.groups())) if match else None


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _worded_date(value: str) -> str | None:
    """Return an English date in words, `8 November 2020` or `Nov. 8, 2020`, in ISO 8601."""
    words = re.findall(r"[A-Za-z]+|\d+", value)
    months = [w[:3].lower() for w in words if w[:3].lower() in _MONTHS]
    numbers = [int(w) for w in words if w.isdigit() and len(w) < 5]
    days, years = [n for n in numbers if n < 32], [n for n in numbers if n > 999]
    if len(months) != 1 or len(years) != 1 or len(days) != 1 or len(value) > 40:
        return None
    try:
        return dt.date(years[0], _MONTHS.index(months[0]) + 1, days[0]).isoformat()
    except ValueError:
        return None
