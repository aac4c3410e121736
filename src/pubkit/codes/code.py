"""A diagnostic code."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Code(NamedTuple):
    """How grave a finding is, and what `pubkit explain` says of it."""

    severity: Severity
    explanation: str
