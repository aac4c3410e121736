"""How a language writes a day and a time: what Babel knows of it (CLDR), at hand without it."""

from __future__ import annotations

import datetime as dt

import msgspec


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Forms of dates; `{…}` marks their parts. Months and the halves of a day are lists.

    Without `time` this calendar cannot write one.
    """

    date: str
    both: str
    months: str = ""
    time: str = ""
    periods: str = ", "

    def day(self, day: dt.date) -> str:
        """Return `day` in long form."""
        month = self.months.split(", ")[day.month - 1] if self.months else ""
        return self.date.format(day=day.day, month=month, number=day.month, year=day.year)

    def clock(self, time: dt.time) -> str:
        """Return `time` in hours and minutes."""
        return self.time.format(
            hour=time.hour,
            half=time.hour % 12 or 12,
            minute=time.minute,
            period=self.periods.split(", ")[time.hour // 12],
        )
