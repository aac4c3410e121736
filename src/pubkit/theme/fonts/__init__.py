"""Fonts of a theme: found in packages, subset per document, named by us, never fetched."""

from pubkit.theme.fonts.coverage import characters, coverage, missing
from pubkit.theme.fonts.errors import FontError
from pubkit.theme.fonts.faces import Face, Family, load
from pubkit.theme.fonts.subset import FEATURES, instance, prove
from pubkit.theme.fonts.woff import woff, woff2

__all__ = [
    "FEATURES",
    "Face",
    "Family",
    "FontError",
    "characters",
    "coverage",
    "instance",
    "load",
    "missing",
    "prove",
    "woff",
    "woff2",
]
