"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from pubkit.language.glossary import LANGUAGES, table
from pubkit.language.tags import fallbacks, normalise

if TYPE_CHECKING:
    from babel import Locale

    from pubkit.language.calendar import Calendar


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


def calendar(language: str) -> Calendar | None:
    """Return the calendar of `language` where we have one: Babel takes a while to import.

    A country other than a language's own may write dates in another way.
    """
    tag = normalise(language) or ""
    tag = tag[:2] if tag in _HOMES else tag
    found: Calendar | None = table(tag).CALENDAR if tag in LANGUAGES else None
    return found


_HOMES = frozenset(
    "az-AZ bg-BG ca-ES cs-CZ da-DK de-DE el-GR en-US es-ES fa-IR fi-FI fr-FR he-IL hi-IN hr-HR "
    "hu-HU id-ID it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR ro-RO ru-RU sk-SK sv-SE ta-IN te-IN "
    "tr-TR uk-UA vi-VN zh-CN".split()
)


def date(iso: str, language: str) -> str:
    """Return the ISO 8601 date or date-time `iso` in long form, with its own offset from UTC.

    What is no such date is returned as it is; midnight is taken for "no time given".
    """
    try:
        moment = dt.datetime.fromisoformat(iso)
    except ValueError:
        return iso
    timed = moment.time() != dt.time()
    own = calendar(language)
    if own and (own.time or not timed):
        day, time, both = own.day(moment.date()), timed and own.clock(moment.time()), own.both
    elif found := locale(language):
        from babel.dates import format_date, format_time, get_datetime_format

        day = format_date(moment.date(), "long", locale=found)
        time = timed and format_time(moment.time(), "short", locale=found)
        pattern = str(get_datetime_format("long", locale=found)).replace("'", "")
        both = pattern.replace("{1}", "{date}").replace("{0}", "{time}")
    else:
        return iso
    return both.format(date=day, time=time + _offset(moment)) if time else day


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
