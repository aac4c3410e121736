"""The table of diagnostic codes: severity and explanation, one entry a code.

An *error* keeps something from being published as meant; a *warning* is repaired or shown
otherwise than written; a *note* is good to know.
"""

from __future__ import annotations

from types import MappingProxyType

from pubkit.codes.building import BUILDING
from pubkit.codes.code import Code, Severity
from pubkit.codes.pictures import PICTURES
from pubkit.codes.preflight import PREFLIGHT
from pubkit.codes.printing import PRINTING
from pubkit.codes.reading import READING
from pubkit.codes.themes import THEMES

__all__ = ["CODES", "Code", "Severity"]

CODES = MappingProxyType(READING | PICTURES | PRINTING | BUILDING | THEMES | PREFLIGHT)
