"""The faces of a theme that a text is set in; the others need not be carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from pubkit.theme.fonts import Face, Family
from pubkit.theme.rules import Block, Item, Rule
from pubkit.theme.targets import Target
from pubkit.theme.typefaces import FontFile
from pubkit.theme.values import references

if TYPE_CHECKING:
    from pubkit.theme import Theme

_SLANTED = frozenset("address cite dfn em i var".split())
_BOLD = frozenset("b h1 h2 h3 h4 h5 h6 strong th".split())
_FONT = "--pk-font-"


def needed(
    theme: Theme, target: Target, characters: str, language: str, present: frozenset[str]
) -> tuple[FontFile, ...]:
    """Return the fonts for `characters`, without faces that nothing can be set in.

    `present` are the elements of the text and, with a dot before them, their classes. A rule counts
    when all that its selector names is there, wherever it is.
    """
    items = (i for s in theme.sheets if s.target in (None, target) for i in s.items)
    rules = [rule for rule in _rules(items) if _may_match(rule, present)]
    roles = {"text", *(role for rule in rules for role in _roles(rule))}
    italic = not _SLANTED.isdisjoint(present) or any(map(_is_italic, rules))
    bold = not _BOLD.isdisjoint(present) or any(map(_is_weighted, rules))

    def reduced(family: Family) -> Family:
        weights = {face.weight for face in family.faces}
        return msgspec.structs.replace(
            family, faces=tuple(face for face in family.faces if shown(face, weights))
        )

    def shown(face: Face | FontFile, weights: set[int]) -> bool:
        upright, plain = face.style == "normal", face.weight == min(weights) or face.weight < 600
        return (upright or italic) and (plain or bold)

    own = {role: reduced(family) for role, family in theme.roles.items() if role in roles}
    return tuple(
        font
        for font in theme.fonts(target, characters, language, own)
        if font.style == "normal" or italic
    )


def _rules(items: Iterable[Item]) -> Iterator[Rule]:
    for item in items:
        if isinstance(item, Rule):
            yield item
        elif isinstance(item, Block):
            yield from _rules(item.rules)


def _may_match(rule: Rule, present: frozenset[str]) -> bool:
    return any(set(_wanted(selector)) <= present for selector in rule.selectors)


def _wanted(selector: list[Any]) -> Iterator[str]:
    """Yield the elements and classes that `selector` names, outside of its functions."""
    before = ""
    for token in selector:
        if token.type == "ident" and before != ":":
            yield f".{token.value}" if before == "." else token.value
        before = token.value if token.type == "literal" else ""


def _is_italic(rule: Rule) -> bool:
    told = (d for d in rule.declarations if d.name in ("font", "font-style"))
    return any(getattr(token, "value", "") != "normal" for d in told for token in d.value)


def _is_weighted(rule: Rule) -> bool:
    return any(declaration.name in ("font", "font-weight") for declaration in rule.declarations)


def _roles(rule: Rule) -> Iterator[str]:
    """Yield the roles of the fonts that `rule` refers to, in whatever property."""
    for declaration in rule.declarations:
        for name in references(declaration.value):
            if name.startswith(_FONT):
                yield name.removeprefix(_FONT)
