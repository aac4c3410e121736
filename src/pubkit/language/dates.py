"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from pubkit.language.tags import fallbacks

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale(language: str) -> Locale | None:
    """Return what Babel knows of `language` or of a more general one, if anything."""
    from babel import Locale, UnknownLocaleError

    for tag in fallbacks(language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def date(iso: str, language: str) -> str:
    """Return the ISO 8601 date or date-time `iso` in long form, with its own offset from UTC.

    What is no such date is returned as it is; midnight is taken for "no time given".
    """
    try:
        moment = dt.datetime.fromisoformat(iso)
    except ValueError:
        return iso
    found = locale(language)
    if found is None:
        return iso
    from babel.dates import format_date, format_time, get_datetime_format

    day = format_date(moment.date(), "long", locale=found)
    if moment.time() == dt.time():
        return day
    time = format_time(moment.time(), "short", locale=found) + _offset(moment)
    pattern = str(get_datetime_format("long", locale=found)).replace("'", "")
    return pattern.replace("{1}", day).replace("{0}", time)


def _offset(moment: dt.datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return " (UTC)"
    hours, rest = divmod(abs(minutes), 60)
    return f" (UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"


def month(iso: str, language: str) -> str:
    """Return the year and month that the ISO 8601 date `iso` begins with, in words."""
    found = locale(language)
    try:
        day = dt.date.fromisoformat(f"{iso[:7]}-01")
    except ValueError:
        return iso
    if found is None:
        return iso
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", day, locale=found))
