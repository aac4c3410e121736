"""Embedding levels of a paragraph (Unicode Standard Annex 9), with isolates and brackets.

Embeddings and overrides are left out: the reader removes them from what authors write. FriBidi,
which the engine uses, has the same rules, but until 1.0.9 gives the ends of isolates wrong levels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
_DEEPEST = 125


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character of one paragraph whose own level is `base`."""
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    partners = _partners(kinds)
    found = _explicit(kinds, partners, base)
    for sequence in _sequences(kinds, partners, found):
        _resolve(text, kinds, found, sequence, base)
    for place, kind in enumerate(kinds):
        if kind in _IGNORED:
            found[place] = found[place - 1] if place else base
    return found


def _partners(kinds: Sequence[str]) -> dict[int, int]:
    """Return the place of each isolate's end by that of its start (BD9)."""
    open_, found = [], {}
    for place, kind in enumerate(kinds):
        if kind in _ISOLATES:
            open_.append(place)
        elif kind == "PDI" and open_:
            found[open_.pop()] = place
    return found


def _explicit(kinds: list[str], partners: dict[int, int], base: int) -> list[int]:
    """Return the levels that isolates set; tell `FSI` what it is (X1 to X8)."""
    found, stack = [], [base]
    ends = set(partners.values())
    overflow = 0
    for place, kind in enumerate(kinds):
        if kind == "FSI":
            inside = kinds[place + 1 : partners.get(place, len(kinds))]
            kind = kinds[place] = "RLI" if _first_strong(inside) else "LRI"
        if place in ends:
            if overflow:
                overflow -= 1
            else:
                stack.pop()
        found.append(stack[-1])
        if kind in _ISOLATES:
            deeper = (stack[-1] + 1) | 1 if kind == "RLI" else (stack[-1] + 2) & ~1
            if deeper > _DEEPEST or overflow:
                overflow += 1
            else:
                stack.append(deeper)
    return found


def _first_strong(kinds: Sequence[str]) -> bool:
    """Tell whether the first strong character outside of inner isolates runs from the right."""
    depth = 0
    for kind in kinds:
        depth += (kind in _ISOLATES) - (kind == "PDI")
        if depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _sequences(
    kinds: Sequence[str], partners: dict[int, int], found: Sequence[int]
) -> list[list[int]]:
    """Return the places of each isolating run sequence (BD13)."""
    places = [place for place, kind in enumerate(kinds) if kind not in _IGNORED]
    runs = [list(run) for _, run in groupby(places, key=lambda place: found[place])]
    # An empty isolate leaves its start and end in one run: they belong together anyway.
    starts = {run[0]: run for run in runs}
    begun = {partners[run[-1]] for run in runs if run[-1] in partners}
    sequences = []
    for run in runs:
        if run[0] in begun:
            continue
        whole = list(run)
        while whole[-1] in partners and partners[whole[-1]] in starts:
            whole += starts[partners[whole[-1]]]
        sequences.append(whole)
    return sequences


def _resolve(
    text: str, kinds: list[str], found: list[int], sequence: Sequence[int], base: int
) -> None:
    level = found[sequence[0]]
    before = found[sequence[0] - 1] if sequence[0] else base
    last = sequence[-1]
    after = found[last + 1] if last + 1 < len(kinds) and kinds[last] not in _ISOLATES else base
    sides = ["RL"[max(level, side) % 2 == 0] for side in (before, after)]
    own = [kinds[place] for place in sequence]
    marks = [kind == "NSM" for kind in own]
    _weak(own, sides[0])
    toward = "RL"[level % 2 == 0]
    pairs = _pairs([text[place] for place in sequence], own)
    for place, kind in _brackets(pairs, own, sides[0], toward):
        own[place] = kind
        while (place := place + 1) < len(own) and marks[place]:
            own[place] = kind
    _neutral(own, sides, toward)
    for place, kind in zip(sequence, own, strict=True):
        if level % 2:
            found[place] = level + (kind != "R")
        else:
            found[place] = level + {"L": 0, "R": 1}.get(kind, 2)


def _weak(own: list[str], start: str) -> None:
    """Resolve marks, numbers and what stands around them (W1 to W7)."""
    strong = start
    for place, kind in enumerate(own):
        if kind == "NSM":
            before = own[place - 1] if place else start
            own[place] = "ON" if before in _ISOLATES or before == "PDI" else before
        elif kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            own[place] = "AN"
    own[:] = ["R" if kind == "AL" else kind for kind in own]
    for place in range(1, len(own) - 1):
        around = {own[place - 1], own[place + 1]}
        if around == {"EN"} and own[place] in ("ES", "CS"):
            own[place] = "EN"
        elif around == {"AN"} and own[place] == "CS":
            own[place] = "AN"
    at = 0
    for kind, run in [(k, len(list(g))) for k, g in groupby(own)]:
        if kind == "ET" and "EN" in own[max(0, at - 1) : at] + own[at + run : at + run + 1]:
            own[at : at + run] = ["EN"] * run
        at += run
    strong = start
    for place, kind in enumerate(own):
        if kind in ("ES", "ET", "CS"):
            own[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            own[place] = "L"


def _brackets(
    pairs: Sequence[tuple[int, int]], own: Sequence[str], start: str, toward: str
) -> Iterator[tuple[int, str]]:
    """Yield the direction of both brackets of each pair with strong text inside (N0)."""
    for opening, closing in pairs:
        inside = {_strength(kind) for kind in own[opening + 1 : closing]} - {None}
        if inside:
            earlier = [side for kind in own[:opening] if (side := _strength(kind))]
            other = (earlier or [start])[-1]
            kind = toward if toward in inside or other == toward else other
            yield opening, kind
            yield closing, kind


def _pairs(characters: Sequence[str], own: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets in the order of the opening ones (BD16)."""
    stack: list[tuple[str, int]] = []
    found = []
    for place, character in enumerate(characters):
        if own[place] != "ON" or not unicodedata.mirrored(character):
            continue
        kind = unicodedata.category(character)
        if kind == "Ps":
            after = [chr(ord(character) + step) for step in (1, 2)]
            closing = next((c for c in after if unicodedata.category(c) == "Pe"), "")
            stack.append((closing, place))
        elif kind == "Pe" and any(closing == character for closing, _ in stack):
            while stack[-1][0] != character:
                stack.pop()
            found.append((stack.pop()[1], place))
    return sorted(found)


def _strength(kind: str) -> str | None:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _neutral(own: list[str], sides: Sequence[str], toward: str) -> None:
    """Give neutrals the direction of both their neighbours, or of the level (N1, N2)."""
    runs = [(key, len(list(g))) for key, g in groupby(own, key=lambda kind: _strength(kind) or "")]
    around = [sides[0], *(key for key, _ in runs), sides[1]]
    at = 0
    for number, (key, length) in enumerate(runs):
        if not key:
            before, after = around[number], around[number + 2]
            own[at : at + length] = [before if before == after else toward] * length
        at += length
