"""Programs that others wrote, asked about finished outputs where they are installed."""

from __future__ import annotations

from pubkit.preflight.judges.jury import Jury, Verdict

__all__ = ["Jury", "Verdict"]
