"""What stands above a story: headline, byline, date, a note on a picture, a dateline."""

from __future__ import annotations

import re

from pubkit.importers.pasted.paragraphs import Passage
from pubkit.reader.dates import iso_moment

_BY = re.compile(
    r"(?:By|Words by|Written by|Von|Par|Por|Di|Door|Av|Af|Text|Yazan|Müəllif|Автор)"
    r"(?:\s*[|:–—-]\s*|\s+)(?=\S)"
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}")
_BETWEEN = re.compile(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bvə\b|\bve\b)\s*")
_PICTURE = r"(?:image|photo|photograph|picture|illustration|graphic|foto|bild|şəkil)s?"
_RIGHTS = re.compile(
    rf"(?i)(?:\(?{_PICTURE}\s*(?:credit|courtesy|source)?\s*(?::|by\b|©|/)|credit\s*:|©"
    rf"|(?:the\s+)?(?:above|featured|cover|lead)\s+{_PICTURE}\b|{_PICTURE}\s+(?:above|courtesy|via)\b)"
)
_DATELINE = re.compile(
    r"([A-ZÇƏĞİÖŞÜÉÀ][\w.'’-]*(?:[ ,]+[A-ZÇƏĞİÖŞÜ(][\w.'’)-]*){0,4})\s*"
    r"(?:\([A-Z][\w ]*\)\s*)?[—–]\s+(?=\S)"
)
_ENDS = re.compile(r"[.!?…][\"'”’»)]*$")

MAX_HEADLINE = 200


def is_headline(passage: Passage) -> bool:
    """Tell whether the first passage names the story rather than begins it."""
    text = passage.text
    return len(text) <= MAX_HEADLINE and not (text.endswith(".") and len(text.split()) > 12)


def authors(text: str) -> tuple[str, ...]:
    """Return the names of a byline, none when `text` is not one."""
    match = _BY.match(text)
    if match is None or len(text) > 160 or _ENDS.search(text):
        return ()
    names = [name for part in _BETWEEN.split(text[match.end() :]) if (name := part.strip())]
    if not all(_NAME.fullmatch(name) and name[0].isupper() for name in names):
        return ()
    return tuple(names)


_NUMERIC = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ][\d:.]+\s*(?:Z|UTC|[+-][\d:]+)?)?")
_CLOCK = re.compile(r"(?i)(?:,|\bat\b)?\s*\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?$")
_WORDED = re.compile(
    r"(?i)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?),?\s+\d{4}"
    r"(?:(?:,|\s+at)?\s+\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
)
_LABEL = re.compile(r"(?i)(?:published|posted|updated|date)\s*(?:on|:)?\s*")


def date(text: str) -> str | None:
    """Return the date that all of `text` is, in ISO 8601."""
    if len(text) > 60:
        return None
    text = text[match.end() :] if (match := _LABEL.match(text)) else text
    plain = text.strip(" .,|")
    if _NUMERIC.fullmatch(plain) or _WORDED.fullmatch(plain):
        found = iso_moment(plain if plain[:4].isdigit() else _CLOCK.sub("", plain).strip(" ,"))
        return found or _named_month(plain)
    if match := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", plain):
        day, month = int(match[1]), int(match[2])
        if day > 12 or "." in plain:  # 03/04 may be either: that is for the editor
            return iso_moment(f"{match[3]}-{month:02}-{day:02}")
        return None
    return _named_month(plain)


def _named_month(text: str) -> str | None:
    """Return a date whose month is named in one of the languages of `language/`."""
    match = re.fullmatch(r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})", text)
    if match is None:
        return None
    from babel.dates import get_month_names

    for language in ("de", "fr", "es", "it", "pt", "nl", "sv", "pl", "cs", "tr", "az", "ru", "uk"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                if name.rstrip(".").casefold() == match[2].casefold():
                    return iso_moment(f"{match[3]}-{number:02}-{int(match[1]):02}")
    return None


def is_rights_note(text: str) -> bool:
    """Tell whether `text` says where a picture is from."""
    return len(text) <= 240 and _RIGHTS.match(text) is not None


def split_dateline(text: str) -> tuple[str, str]:
    """Return the place that opens a story, if it is written as one, and the rest."""
    match = _DATELINE.match(text[:80])
    if match is None or not any(word.isupper() and len(word) > 2 for word in match[1].split()):
        return "", text
    return match[0].rstrip(" —–"), text[match.end() :]
