"""Style sheets compiled for one target: tokens filled in, what it cannot say left out and told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pubkit.model.nodes import Span
from pubkit.theme import logical, values
from pubkit.theme.rules import Block, Declaration, Fault, Item, Rule, Sheet
from pubkit.theme.targets import FETCHING, FORBIDDEN, LIMITS, RUNNING, Target
from pubkit.theme.tokens import literal


class Finding(msgspec.Struct, frozen=True):
    """Something to report about a sheet."""

    code: str
    message: str
    sheet: Sheet
    span: Span


class Compiled(msgspec.Struct, frozen=True):
    """A target's style sheet, what was noticed, and the names of the tokens that it uses."""

    css: str
    findings: tuple[Finding, ...]
    used: frozenset[str]


def compile_sheets(sheets: Iterable[Sheet], table: Mapping[str, str], target: Target) -> Compiled:
    """Return `sheets` as one style sheet for `target`; `table` holds each token's value."""
    work = _Work(table, target)
    css = "".join(
        work.item(item, sheet)
        for sheet in sheets
        if sheet.target in (None, target)
        for item in sheet.items
    )
    return Compiled(css, tuple(work.findings), frozenset(work.used))


class _Work:
    def __init__(self, table: Mapping[str, str], target: Target) -> None:
        self.table = table
        self.target = target
        self.limits = LIMITS[target]
        self.findings: list[Finding] = []
        self.used: set[str] = set()
        self.literals: dict[str, list[Any]] = {}

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
        selectors = [s for s in rule.selectors if self.takes_selector(s, rule.span, sheet)]
        if not selectors:
            return ""
        heads = [values.serialize(s) for s in selectors]
        ltr, rtl = self.body(rule.declarations, sheet, running=not RUNNING.isdisjoint(heads))
        out = f"{','.join(heads)}{{{ltr}}}\n" if ltr else ""
        if rtl:
            turned = [f'[dir="rtl"] {head}' for head in heads]
            out += f"{','.join(turned)}{{{rtl}}}\n"
        return out

    def block(self, block: Block, sheet: Sheet) -> str:
        if block.keyword not in self.limits.at_rules:
            self.refuse(f'"@{block.keyword}"', block.span, sheet)
            return ""
        body, _ = self.body(block.declarations, sheet)
        body += "".join(self.item(item, sheet) for item in block.rules)
        prelude = values.serialize(block.prelude)
        return f"@{block.keyword}{' ' + prelude if prelude else ''}{{{body}}}\n" if body else ""

    def body(
        self, declarations: tuple[Declaration, ...], sheet: Sheet, *, running: bool = False
    ) -> tuple[str, str]:
        """Return the declarations as text, and those that differ where text runs to the left."""
        told = [(d, self.value(d, sheet)) for d in declarations if self.takes(d, sheet)]
        pairs = [(d, value) for d, value in told if value is not None]
        if self.target != "epub":
            return ";".join(f"{d.name}:{value}{_mark(d)}" for d, value in pairs), ""
        return self.epub_body(pairs, sheet, running=running)

    def epub_body(
        self, pairs: list[tuple[Declaration, str]], sheet: Sheet, *, running: bool
    ) -> tuple[str, str]:
        names = frozenset(d.name for d, _ in pairs)
        size = next((value for d, value in pairs if d.name == "font-size"), "1em")
        ltr: list[str] = []
        rtl: list[str] = []
        for declaration, value in pairs:
            if declaration.name in _COLORS and (running or not names >= _COLORS):
                self.leave_color(declaration, sheet)
                continue
            told = _in_ems(value, size, declaration.name)
            sided = logical.physical(declaration.name, told, names)
            ltr += [f"{n}:{v}" for n, v in sided.ltr] + _aliases(declaration.name, told)
            if sided.rtl != sided.ltr:
                rtl += [f"{n}:{v}" for n, v in sided.rtl]
        return ";".join(ltr), ";".join(rtl)

    def leave_color(self, declaration: Declaration, sheet: Sheet) -> None:
        """Colours come in pairs or not at all: the reader's own ground may be black or sepia."""
        if sheet.target == "epub":
            what = f'"{declaration.name}" without its counterpart, or on running text,'
            self.refuse(what, declaration.span, sheet)

    def takes(self, declaration: Declaration, sheet: Sheet) -> bool:
        name = declaration.name
        allowed = self.limits.properties
        if name.startswith("--") or name in FORBIDDEN:
            self.findings.append(_refusal(f'"{name}" is for no theme', declaration.span, sheet))
            return False
        if allowed is not None and name not in allowed:
            self.refuse(f'"{name}"', declaration.span, sheet)
            return False
        return True

    def value(self, declaration: Declaration, sheet: Sheet) -> str | None:
        """Return the value as this target takes it, or None when it cannot."""
        tokens = declaration.value
        for reference, _ in values.references(tokens):
            name = reference.removeprefix(values.PREFIX)
            if name not in self.table or not reference.startswith(values.PREFIX):
                message = f'"{reference}" is no token of the theme'
                self.findings.append(Finding("token-unknown", message, sheet, declaration.span))
                return None
            self.used.add(name)
        if self.target != "html":
            tokens = values.summed(values.replaced(tokens, self.literal))
        problem = self.problem(declaration.name, tokens)
        if problem:
            self.refuse(problem, declaration.span, sheet)
            return None
        return values.serialize(tokens)

    def literal(self, name: str) -> list[Any]:
        if name not in self.literals:
            self.literals[name] = literal(name, self.table)
        return self.literals[name]

    def problem(self, name: str, tokens: list[Any]) -> str | None:
        """Return the first part of a value that the target does not take."""
        keywords = self.limits.keywords.get(name)
        for token in values.walk(tokens):
            match token.type:
                case "error" | "url" | "{} block":
                    return f'the value of "{name}"'
                case "function" if not self.takes_function(token.lower_name):
                    return f'"{token.name}()"'
                case "dimension" if self.limits.units and token.lower_unit not in self.limits.units:
                    return f'the unit "{token.unit}"'
                case "ident" if keywords and token.lower_value not in keywords | _ALWAYS:
                    return f'"{name}: {token.value}"'
        return None

    def takes_function(self, name: str) -> bool:
        allowed = self.limits.functions
        return name not in FETCHING and (allowed is None or name in allowed or name in _COLOR_CALLS)

    def takes_selector(self, selector: list[Any], span: Span, sheet: Sheet) -> bool:
        problem = self.selector_problem(selector)
        if problem:
            self.refuse(problem, span, sheet)
        return problem is None

    def selector_problem(self, selector: list[Any]) -> str | None:
        """Return the first part of a selector that the target does not take."""
        pseudos, previous = self.limits.pseudos, None
        for part in values.walk(selector):
            name = getattr(part, "lower_name", getattr(part, "lower_value", None))
            if previous == ":" and pseudos is not None and name and name not in pseudos:
                return f'the selector ":{name}"'
            if part.type == "literal" and part.value in set("~+>") - self.limits.combinators:
                return f'the combinator "{part.value}"'
            previous = part
        return None

    def refuse(self, what: str, span: Span, sheet: Sheet) -> None:
        """Report `what` the target cannot say: an error in its own sheet, else left out."""
        if sheet.target == self.target:
            self.findings.append(
                _refusal(f"{what} cannot stand in {_KINDS[self.target]}", span, sheet)
            )
            return
        message = f"{what} is left out of {_KINDS[self.target]}"
        self.findings.append(Finding("theme-unsupported", message, sheet, span))


_KINDS: Mapping[Target, str] = {"html": "web pages", "epub": "e-books", "pdf": "PDF"}
_COLORS = frozenset(["color", "background-color"])
_COLOR_CALLS = frozenset(["rgb", "rgba", "hsl", "hsla"])
_ALWAYS = frozenset(["inherit", "initial"])
_BREAKS: Mapping[str, str] = {"page": "always", "avoid": "avoid", "auto": "auto"}


def _refusal(message: str, span: Span, sheet: Sheet) -> Finding:
    return Finding("theme-refused", message, sheet, span)


def _mark(declaration: Declaration) -> str:
    return "!important" if declaration.important else ""


def _aliases(name: str, value: str) -> list[str]:
    """Return the older spellings that some readers still need beside the new one."""
    if name.startswith("break-") and value in _BREAKS:
        return [f"page-{name}:{_BREAKS[value]}"]
    older = {"overflow-wrap": "word-wrap", "font-variant-caps": "font-variant"}.get(name)
    return [f"{older}:{value}"] if older else []


def _in_ems(value: str, size: str, name: str) -> str:
    """Return `value` with `rem` told in `em`, which is relative to the rule's own font size."""
    if "rem" not in value:
        return value
    own = 1.0
    tokens = values.parse(size)
    if name != "font-size" and len(tokens) == 1 and tokens[0].type == "dimension":
        own = tokens[0].value if tokens[0].lower_unit in ("em", "rem") else 1.0
    return values.serialize(values.scaled(values.parse(value), "rem", "em", 1 / (own or 1.0)))
