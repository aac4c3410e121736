"""Names that are the same everywhere: ISBN and UUID."""

from __future__ import annotations

import re
import uuid


def urn(text: str) -> str | None:
    """Return an ISBN or UUID as a URN, anything else not at all."""
    digits = re.sub(r"[\s-]", "", re.sub(r"(?i)^(urn:)?isbn[:\s]*", "", text))
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits))
        return f"urn:isbn:{digits}" if total % 10 == 0 else None
    try:
        return uuid.UUID(text).urn
    except ValueError:
        return None
