"""Style sheets compiled for one target: tokens filled in, what it cannot say left out and told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pubkit.model.nodes import Span
from pubkit.theme import colors, ebook, screening, values
from pubkit.theme.rules import Block, Declaration, Fault, Item, Rule, Sheet
from pubkit.theme.targets import FORBIDDEN, LIMITS, Target
from pubkit.theme.tokens import literal, references


class Finding(msgspec.Struct, frozen=True):
    """Something to report about a sheet."""

    code: str
    message: str
    sheet: Sheet
    span: Span


class Use(msgspec.Struct, frozen=True):
    """A declaration that depends on a token, perhaps by way of another."""

    token: str
    selector: str
    property: str
    way: str | None = None


class Compiled(msgspec.Struct, frozen=True):
    """A target's style sheet, what was noticed, and which tokens are used for what."""

    css: str
    findings: tuple[Finding, ...]
    uses: tuple[Use, ...]

    @property
    def used(self) -> frozenset[str]:
        """Return the names of all tokens that the style sheet depends on."""
        return frozenset(use.token for use in self.uses)


def compile_sheets(sheets: Iterable[Sheet], table: Mapping[str, str], target: Target) -> Compiled:
    """Return `sheets` as one style sheet for `target`; `table` holds each token's value."""
    work = _Work(table, target)
    css = "".join(
        work.item(item, sheet)
        for sheet in sheets
        if sheet.target in (None, target)
        for item in sheet.items
    )
    css = ebook.sheet(work.book) if target == "epub" else css
    uses = tuple(use for found in work.uses.values() for use in found)
    return Compiled(css, tuple(work.findings), uses)


class _Work:
    def __init__(self, table: Mapping[str, str], target: Target) -> None:
        self.table = table
        self.target = target
        self.limits = LIMITS[target]
        self.findings: list[Finding] = []
        self.uses: dict[tuple[str, str], list[Use]] = {}
        self.context = ""
        self.book: list[ebook.Entry] = []
        self.literals: dict[str, list[Any]] = {}
        self.reached: dict[str, set[str]] = {}
        self.root = _root(table) if target == "pdf" else None

    def item(self, item: Item, sheet: Sheet) -> str:
        match item:
            case Fault():
                self.findings.append(Finding("theme-invalid", item.message, sheet, item.span))
                return ""
            case Rule():
                return self.rule(item, sheet)
            case Block():
                return self.block(item, sheet)

    def rule(self, rule: Rule, sheet: Sheet) -> str:
        heads = []
        for selector in rule.selectors:
            problem = screening.in_selector(selector, self.limits)
            if problem:
                self.refuse(problem, rule.span, sheet)
            else:
                heads.append(values.serialize(selector))
        told = self.told(rule.declarations, sheet) if heads else []
        if self.target == "epub":
            told, unpaired = ebook.without_lone_colors(told, heads)
            for declaration in unpaired if sheet.target else ():
                self.refuse(f'"{declaration.name}" on its own', declaration.span, sheet)
        self.note(told, heads)
        if self.target == "epub" and told:
            self.book += [(head, told) for head in heads]
        return f"{','.join(heads)}{{{_body(told)}}}\n" if told else ""

    def block(self, block: Block, sheet: Sheet) -> str:
        if block.keyword not in self.limits.at_rules:
            anywhere = any(block.keyword in limits.at_rules for limits in LIMITS.values())
            refuse = self.refuse if anywhere else self.forbid
            refuse(f'"@{block.keyword}"', block.span, sheet)
            return ""
        prelude = values.serialize(block.prelude)
        head = f"@{block.keyword}{' ' + prelude if prelude else ''}"
        told = self.told(block.declarations, sheet)
        self.note(told, [head])
        outside, self.context = self.context, f"{self.context}{head} "
        inside = "".join(self.item(item, sheet) for item in block.rules)
        self.context = outside
        body = f"{_body(told)};\n{inside}" if told and inside else _body(told) + inside
        return f"{head}{{{body}}}\n" if body else ""

    def told(self, declarations: tuple[Declaration, ...], sheet: Sheet) -> list[ebook.Told]:
        """Return the declarations that the target takes, each with its value as text."""
        pairs = ((d, self.value(d, sheet)) for d in declarations if self.takes(d, sheet))
        return [(declaration, value) for declaration, value in pairs if value is not None]

    def takes(self, declaration: Declaration, sheet: Sheet) -> bool:
        name, allowed = declaration.name, self.limits.properties
        fetched = screening.fetching(declaration.value)
        if fetched or name.startswith("--") or name in FORBIDDEN:
            self.forbid(fetched or f'"{name}"', declaration.span, sheet)
            return False
        if allowed is not None and name not in allowed:
            self.refuse(f'"{name}"', declaration.span, sheet)
            return False
        return True

    def value(self, declaration: Declaration, sheet: Sheet) -> str | None:
        """Return the value as this target takes it, or None when it cannot."""
        tokens = declaration.value
        for reference in declaration.references:
            name = reference.removeprefix(values.PREFIX)
            if name not in self.table or not reference.startswith(values.PREFIX):
                message = f'"{reference}" is no token of the theme'
                self.findings.append(Finding("token-unknown", message, sheet, declaration.span))
                return None
        if self.target != "html":
            tokens = self.filled(tokens)
        problem = screening.in_value(declaration.name, tokens, self.limits)
        if problem:
            self.refuse(problem, declaration.span, sheet)
            return None
        return values.serialize(tokens)

    def filled(self, tokens: list[Any]) -> list[Any]:
        """Return `tokens` with tokens literal, sums done and, for print, `rem` in points."""
        tokens = values.replaced(tokens, self.literal)
        if self.root:
            tokens = values.scaled(tokens, "rem", "pt", self.root)
        return values.summed(tokens)

    def literal(self, name: str) -> list[Any]:
        if name not in self.literals:
            told = literal(name, self.table)
            color = colors.read(told[0]) if name.startswith("color-") and len(told) == 1 else None
            self.literals[name] = values.parse(colors.hex_of(color)) if color else told
        return self.literals[name]

    def note(self, told: list[ebook.Told], heads: list[str]) -> None:
        """Remember which tokens the declarations depend on, also by way of other tokens."""
        for declaration, _ in told:
            direct = {n.removeprefix(values.PREFIX) for n in declaration.references}
            ways: list[tuple[str, str | None]] = [(name, None) for name in direct]
            ways += [(name, way) for way in direct for name in self.reach(way)]
            for head in heads:
                selector = f"{self.context}{head}"
                uses = [Use(name, selector, declaration.name, way) for name, way in ways]
                # A later declaration takes the place of an earlier one.
                self.uses[selector, declaration.name] = uses

    def reach(self, name: str) -> set[str]:
        if name not in self.reached:
            self.reached[name] = references(values.parse(self.table[name]), self.table)
        return self.reached[name]

    def forbid(self, what: str, span: Span, sheet: Sheet) -> None:
        """Report what no theme may say."""
        self.findings.append(Finding("theme-refused", f"{what} is for no theme", sheet, span))

    def refuse(self, what: str, span: Span, sheet: Sheet) -> None:
        """Report `what` the target cannot say: an error in its own sheet, else left out."""
        code = "theme-refused" if sheet.target else "theme-unsupported"
        message = f"{what} cannot be said in {_KINDS[self.target]}"
        self.findings.append(Finding(code, message, sheet, span))


_KINDS: Mapping[Target, str] = {"html": "a web page", "epub": "an e-book", "pdf": "print"}


def _body(told: list[ebook.Told]) -> str:
    return ";".join(f"{d.name}:{value}{'!important' if d.important else ''}" for d, value in told)


def _root(table: Mapping[str, str]) -> float | None:
    """Return the size of a `rem` in points, as the page sets it."""
    size = values.quantity(values.parse(table.get("page-text", "")))
    scale = values.quantity(literal("scale", table)) if "scale" in table else None
    return size[0] * (scale[0] if scale else 1) if size and size[1] == "pt" else None
