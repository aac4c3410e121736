"""Find quotations among paragraphs, and who is named as their speaker. No word is moved."""

from __future__ import annotations

import re
from typing import NamedTuple

OPENING, CLOSING = "“„«", "”»"
_VERB = (
    r"(?:said|says|tweeted|wrote|writes|posted|told|added|adds|stated|states|announced|declared|"
    r"explained|noted|replied|asked|argued|warned|insisted|recalled|continued|commented|"
    r"sagte|schrieb|erklärte|dit|a déclaré|écrit|dijo|dedi|bildirib|yazıb|söylədi|сказал|заявил)"
)
_SAID = re.compile(
    rf"(?:according to\b.+|{_VERB}\b.*|[^\W\d_][^.!?]*?\b{_VERB}\b[^.!?]*|[—–-]{{1,2}}\s*\S.*)",
    re.IGNORECASE | re.DOTALL,
)
MAX_SPEAKER = 160


class Reading(NamedTuple):
    """How a paragraph quotes: the words in marks, who said them, which marks it lacks."""

    words: str
    speaker: str
    opens: bool
    closes: bool


def balance(text: str) -> tuple[int, int]:
    """Return how many closing marks lack an opening one, and how many opening ones stay open."""
    depth = unopened = 0
    for index, character in enumerate(text):
        if character in OPENING or (character == '"' and _opens(text, index)):
            depth += 1
        elif character in CLOSING or character == '"':
            if depth:
                depth -= 1
            else:
                unopened += 1
    return unopened, depth


def _opens(text: str, index: int) -> bool:
    """Tell whether the straight mark at `index` opens: before a word, not after one."""
    before = text[index - 1 : index]
    return not before or before in " (—–\u00a0"


def read(text: str) -> Reading | None:
    """Return how `text` quotes as a whole, or None when it is plain or quotes in passing."""
    opens = text[:1] in OPENING or text[:1] == '"'
    end = max(text.rfind(mark) for mark in (*CLOSING, '"'))
    unopened, unclosed = balance(text)
    if not opens and not unopened:
        return None
    if unclosed and opens:
        return Reading(text, "", opens=True, closes=False)
    tail = text[end + 1 :].strip()
    if not tail:
        return Reading(text, "", opens=opens, closes=True)
    if len(tail) <= MAX_SPEAKER and _SAID.fullmatch(tail.rstrip(".!")):
        return Reading(text[: end + 1], tail, opens=opens, closes=True)
    return Reading(text, "", opens=False, closes=True) if not opens else None
