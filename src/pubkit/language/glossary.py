"""The words that the program itself writes into an article, in the article's language."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

import msgspec

from pubkit.language.tags import fallbacks

LANGUAGES = frozenset(
    "ar az bg bn ca cs da de el en es fa fi fr he hi hr hu id it ja ko nb nl pl pt ro ru sk sv ta "
    "te tr uk vi zh zh-Hant".split()
)
"""Languages that have a table; add one by copying `tables/en.py`."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """Words and phrases; `{…}` marks where names, numbers and dates go."""

    by: str
    published: str
    updated: str
    figure: str
    table: str
    note: str
    tip: str
    important: str
    warning: str
    caution: str
    details: str
    correction: str
    correction_dated: str
    corrections: str
    references: str
    notes: str
    footnote: str
    back: str
    contents: str
    page: str
    continued_on: str
    continued_from: str
    skip: str
    credit: str
    posted: str
    et_al: str
    no_date: str
    cover: str
    draft: str
    issue: str
    contributors: str
    picture_credits: str
    index: str
    persons: str
    topics: str
    colophon: str


@cache
def terms(language: str) -> Terms:
    """Return the words of `language`, of a more general or related one, or else of English."""
    tag = next((tag for tag in fallbacks(language) if tag in LANGUAGES), "en")
    found: Terms = table(tag).TERMS
    return found


def table(tag: str) -> ModuleType:
    """Return the module that holds what we know of `tag`, one of `LANGUAGES`."""
    return import_module(f"pubkit.language.tables.{tag.lower().replace('-', '_')}")
