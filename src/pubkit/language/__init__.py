"""What depends on an article's language: words, dates, names, quotation marks, direction."""

from __future__ import annotations

from pubkit.language.collation import sort_key
from pubkit.language.dates import date, month
from pubkit.language.glossary import Terms, terms
from pubkit.language.names import join, separators
from pubkit.language.quotation import Dashes, Quotes, dashes, quotes
from pubkit.language.tags import direction, normalise
from pubkit.language.web import WebTerms, web_terms

__all__ = [
    "Dashes",
    "Quotes",
    "Terms",
    "WebTerms",
    "dashes",
    "date",
    "direction",
    "join",
    "month",
    "normalise",
    "quotes",
    "separators",
    "sort_key",
    "terms",
    "web_terms",
]
