"""Names that are the same everywhere: ISBN, ISSN and UUID."""

from __future__ import annotations

import re
import uuid


def urn(text: str) -> str | None:
    """Return an ISBN or UUID as a URN, anything else not at all."""
    digits = _digits("isbn", text)
    if re.fullmatch(r"(?a)97[89]\d{10}", digits):
        return f"urn:isbn:{digits}" if is_isbn(text) else None
    try:
        return uuid.UUID(text).urn
    except ValueError:
        return None


def is_isbn(text: str) -> bool:
    """Tell whether `text` is an ISBN of 13 or 10 digits, by its last one."""
    digits = _digits("isbn", text)
    if re.fullmatch(r"(?a)97[89]\d{10}", digits):
        return sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    return len(digits) == 10 and _is_of_eleven(digits)


def is_issn(text: str) -> bool:
    """Tell whether `text` is an ISSN, by its last digit."""
    digits = _digits("issn", text)
    return len(digits) == 8 and _is_of_eleven(digits)


def _is_of_eleven(digits: str) -> bool:
    """Tell whether the digits, weighed from 1 at the last, make a multiple of eleven; X is ten."""
    if not re.fullmatch(r"(?a)\d+[\dX]", digits):
        return False
    numbers = (10 if digit == "X" else int(digit) for digit in reversed(digits))
    return sum(weight * number for weight, number in enumerate(numbers, 1)) % 11 == 0


def _digits(kind: str, text: str) -> str:
    """Return the digits of `text` without what names and parts them."""
    bare = re.sub(rf"(?i)^(urn:)?{kind}[:\s]*", "", text.strip())
    return re.sub(r"[\s\u2010-\u2015-]", "", bare).upper()
