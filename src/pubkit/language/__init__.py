"""What depends on an article's language: words, dates, names, quotation marks, direction."""

from __future__ import annotations

from pubkit.language.dates import date
from pubkit.language.glossary import Terms, terms
from pubkit.language.names import join, separators
from pubkit.language.quotation import Dashes, Quotes, dashes, quotes
from pubkit.language.tags import direction, normalise

__all__ = [
    "Dashes",
    "Quotes",
    "Terms",
    "dashes",
    "date",
    "direction",
    "join",
    "normalise",
    "quotes",
    "separators",
    "terms",
]
