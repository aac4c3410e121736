"""The table of diagnostic codes: severity and explanation, one entry a code.

An *error* keeps something from being published as meant; a *warning* is repaired or shown
otherwise than written; a *note* is good to know.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Code(NamedTuple):
    """How grave a finding is, and what `pubkit explain` says of it."""

    severity: Severity
    explanation: str


CODES = MappingProxyType(
    {
        "source-missing": Code(
            "error", "The file or folder named on the command line does not exist."
        ),
    }
)
