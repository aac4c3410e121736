"""The order in which the parts of a line are drawn: UAX #9 without explicit embeddings."""

from __future__ import annotations

import unicodedata
from itertools import groupby

Run = tuple[int, int, bool]
"""Start, end, and whether the run reads from right to left."""

_LEVELS = {"L": (0, 2), "R": (1, 1), "N": (2, 2)}


def runs(text: str, *, rtl: bool) -> list[Run]:
    """Return the runs of `text` from left to right, as a paragraph of that direction has them."""
    levels = [_LEVELS[kind][rtl] for kind in _kinds(text, "R" if rtl else "L")]
    end = 0
    found: list[tuple[int, Run]] = []
    for level, group in groupby(levels):
        start, end = end, end + len(list(group))
        found.append((level, (start, end, level == 1)))
    for level in (2, 1):  # L2: reverse from the highest level down
        groups = groupby(found, key=lambda item: item[0] >= level)
        parts = [(high, list(group)) for high, group in groups]
        found = [item for high, part in parts for item in (part[::-1] if high else part)]
    return [run for _, run in found]


def _kinds(text: str, base: str) -> list[str]:
    """Return for each character "L", "R" or, where it stands among the latter, "N" for a number."""
    told = [unicodedata.bidirectional(c) for c in text]
    strong = base
    kinds: list[str] = []
    for position, kind in enumerate(told):
        if kind == "NSM":
            kinds.append(kinds[-1] if kinds else base)
        elif kind in {"L", "R", "AL"}:
            strong = "L" if kind == "L" else "R"
            kinds.append(strong)
        elif kind in {"EN", "AN"} or _is_inside_number(told, position):
            kinds.append("L" if strong == "L" else "N")
        else:
            kinds.append(" ")
    return _resolved(kinds, base)


def _is_inside_number(told: list[str], position: int) -> bool:
    """Tell whether a sign such as a decimal point stands between digits (W4)."""
    around = told[max(0, position - 1) : position] + told[position + 1 : position + 2]
    return told[position] in {"CS", "ES"} and around in (["EN", "EN"], ["AN", "AN"])


def _resolved(kinds: list[str], base: str) -> list[str]:
    """Give spaces and signs the direction of both their neighbours, or the paragraph's (N1, N2)."""
    parts = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    sides = [base, *("R" if kind == "N" else kind for kind, _ in parts), base]
    out: list[str] = []
    for number, (kind, length) in enumerate(parts):
        if kind == " ":
            before, after = sides[number], sides[number + 2]
            kind = before if before == after else base
        out += [kind] * length
    return out
