"""The faces that a text is set in, each with the characters that it shows and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from pubkit.theme.cascade import Cascade, Use
from pubkit.theme.fonts import FEATURES, Face, Family, coverage
from pubkit.theme.fonts.coverage import forms, variants
from pubkit.theme.fonts.plan import Choice, plan
from pubkit.theme.lettering import Type
from pubkit.theme.targets import Target
from pubkit.theme.typefaces import Fitting, Wish, beside, lacks, made

if TYPE_CHECKING:
    from pubkit.theme import Theme

_SMALL = frozenset({"smcp", "c2sc"})
_ADDED = "0123456789.,:;()[]-\u00a0\u00ad‐–—‘’“”«»…•◦▪"
"""What engines add: hyphens, quotation marks, counters, list markers."""


def _span(*ranges: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


_ALPHABETS = (
    _span((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xFF)),
    _span((0x100, 0x17F)),
    _span((0x370, 0x3FF)),
    _span((0x400, 0x45F)),
)
_MARKS = _span(
    (0x20, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0xA0, 0xBF), (0x2010, 0x2027), (0x202F, 0x205E),
    (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212),
)  # fmt: skip


class Need(msgspec.Struct):
    """What is asked of a face: characters, and those whose case may change."""

    characters: set[str]
    cased: set[str]
    small: bool = False


def fit(
    theme: Theme, target: Target, pages: Iterable[str | Use], also: str, language: str
) -> Fitting:
    """Return the fonts that `pages`, an element of markup each, are set in; all show `also`."""
    cascade = Cascade(theme.lettering(target))
    used = cascade.used(pages)
    told = {*also, *cascade.content}
    heads = told.union(*used.values()) if target == "pdf" else set()
    for kind in cascade.margins if heads else ():
        used[kind] = used.get(kind, set()) | heads
    return fit_types(theme, target, used, language, told, _ADDED)


def unmatched(theme: Theme, target: Target, markup: Iterable[str]) -> Iterator[tuple[Type, Face]]:
    """Yield types that `markup` is set in and no face is made for, with the face in its place."""
    cascade, roles = Cascade(theme.lettering(target)), _whole(theme.roles)
    for kind in sorted({*cascade.used(markup), *cascade.margins}):
        if kind.role in roles:
            face = match(roles[kind.role], kind)
            if (face.weight, face.style) != (kind.weight, _style(kind)):
                yield kind, face


def fit_types(
    theme: Theme,
    target: Target,
    used: Mapping[Type, set[str]],
    language: str,
    told: Set[str] = frozenset(),
    added: str = " ",
) -> Fitting:
    """Return the fonts for characters told by type; all faces of the theme show `told`.

    What is `added` is shown where a face has it.
    """
    roles = _whole(theme.roles)
    own = _own(roles, used, {*told, *added})
    more = plan("".join(sorted(told | set[str]().union(*used.values()))), list(own), language)
    if target == "pdf":
        own = _alike(roles, own, {*told, *added, "a"})
    wanted = {face: _wish(need, face, target) for face, need in own.items()}
    for choice in more.choices:
        kinds = (k for k, c in used.items() if _needs(roles.get(k.role), k, c, choice))
        for face in [match(choice.family, kind) for kind in kinds] or choice.family.faces[:1]:
            characters = choice.characters | {32}
            wanted[face] = Wish(characters, scale=beside(roles, face))
    return Fitting(made(wanted, target, theme.remember), lacks(more))


def _alike(
    roles: Mapping[str, Family], own: Mapping[Face, Need], shown: set[str]
) -> dict[Face, Need]:
    """Return faces in the theme's order, with those that most texts need: as for other articles."""
    found = dict(own)
    if family := roles.get("text"):
        usual = (Type("text"), Type("text", italic=True), Type("text", weight=700))
        for face in (match(family, kind) for kind in usual):
            found.setdefault(face, Need(set(shown), set()))
    order = (face for family in roles.values() for face in family.faces)
    return {face: found[face] for face in dict.fromkeys(order) if face in found}


def _shared(characters: set[str]) -> frozenset[str]:
    """Return whole alphabets, marks with them, for a face that shows letters of them.

    So articles share the fonts of their layout; a file has but the glyphs that it shows.
    """
    alphabets = (letters for letters in _ALPHABETS if not letters.isdisjoint(characters))
    return frozenset(_MARKS).union(*found) if (found := list(alphabets)) else frozenset()


def _whole(roles: Mapping[str, Family]) -> dict[str, Family]:
    """Return the families by role, with the faces that other roles have under the same name."""
    faces: dict[str, dict[Face, None]] = {}
    for family in roles.values():
        faces.setdefault(family.name, {}).update(dict.fromkeys(family.faces))
    return {role: replace(f, faces=tuple(faces[f.name])) for role, f in roles.items()}


def _wish(need: Need, face: Face, target: Target) -> Wish:
    shared = _shared(need.characters) if target == "pdf" else frozenset[str]()
    need.characters |= shared
    shown = forms("".join(sorted(need.characters))) | variants("".join(sorted(need.cased)))
    features = FEATURES if need.small else [name for name in FEATURES if name not in _SMALL]
    return Wish(frozenset(map(ord, shown)) & coverage(face), tuple(features))


def _own(
    roles: Mapping[str, Family], used: Mapping[Type, set[str]], added: set[str]
) -> dict[Face, Need]:
    """Return the theme's faces with their needs; what one lacks, others may stand in for."""
    found: dict[Face, Need] = {}
    lacking: set[str] = set()
    for kind, characters in used.items():
        family = roles.get(kind.role)
        if family is None:
            continue  # none of ours
        face = match(family, kind)
        need = found.setdefault(face, Need(set(added), set()))
        need.characters |= characters
        need.cased |= characters if kind.small or kind.cased else set()
        need.small |= kind.small
        lacking |= {c for c in characters if ord(c) not in coverage(face)}
    for face, need in found.items():
        need.characters |= lacking
        lacking = {c for c in lacking if ord(c) not in coverage(face)}
    for family in roles.values():
        face = match(family, Type(""))
        left = {c for c in lacking if ord(c) in coverage(face)}
        if left:
            found[face] = Need({" ", *left}, set())
            lacking -= left
    return found


def match(family: Family, kind: Type) -> Face:
    """Return the face that CSS chooses: https://www.w3.org/TR/css-fonts-4/#font-style-matching."""
    faces = [f for f in family.faces if f.style == _style(kind)] or list(family.faces)
    lighter_first = kind.weight <= 500

    def rank(face: Face) -> tuple[int, int]:
        between = 400 <= kind.weight <= face.weight <= 500
        other = face.weight > kind.weight if lighter_first else face.weight < kind.weight
        return 0 if between else 2 if other else 1, abs(face.weight - kind.weight)

    return min(faces, key=rank)


def _style(kind: Type) -> str:
    return "italic" if kind.italic else "normal"


def _needs(family: Family | None, kind: Type, characters: set[str], choice: Choice) -> bool:
    """Tell whether `characters`, set in a face of `family`, need the fallback of `choice`."""
    own = coverage(match(family, kind)) if family else frozenset[int]()
    return any(ord(c) in choice.characters and ord(c) not in own for c in characters)
