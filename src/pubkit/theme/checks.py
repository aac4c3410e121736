"""What `pubkit theme check` looks at: all that a theme says, for every target and every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pubkit.theme import Theme, colors, fitting, report
from pubkit.theme.compiler import Finding
from pubkit.theme.fonts import Face
from pubkit.theme.lettering import Type
from pubkit.theme.manifest import key_span
from pubkit.theme.rules import Block, Declaration, Item, Rule, Sheet
from pubkit.theme.shells import Shells
from pubkit.theme.targets import TARGETS, Target
from pubkit.theme.values import serialize, walk
from pubkit.theme.whence import report as report_token
from pubkit.world import World


def check(theme: Theme, world: World) -> None:
    """Report what is wrong with `theme` beyond what loading it has reported."""
    theme = theme.for_sites()
    findings: dict[tuple[str, str, int], Finding] = {}
    used: set[str] = set()
    for target in TARGETS:
        for page in theme.pages if target == "pdf" else (None,):
            compiled = theme.compile(target, page)
            used |= compiled.used
            for finding in compiled.findings:
                where = (finding.message, finding.sheet.source.path, finding.span.start)
                findings.setdefault(where, finding)
    # Errors of the first compilation of each target are reported by the theme itself.
    report([f for f in findings.values() if f.code == "theme-unsupported"], world)
    report(list(literals(theme.sheets)), world)
    _unused_tokens(theme, used, world)
    _unused_of_pages(theme, used, world)
    shells = Shells(theme.layers, world)
    for shell, values in SAMPLE.items():
        theme.shell(shell, values)
        shells.check(f"{shell}.j2")


def _unused_tokens(theme: Theme, used: set[str], world: World) -> None:
    roles = theme.layers[0].manifest.fonts
    for name in theme.tokens:
        if name not in used:
            hint = f"write var(--pk-{name}) in a style sheet, or take it out"
            if name.startswith("font-"):
                hint = f"the theme's are {', '.join(roles)}; write var(--pk-{name}) to use one more"
            message = f'no style sheet uses the token "{name}"'
            report_token("token-unused", name, message, theme.layers, {}, world, hint)


def _unused_of_pages(theme: Theme, used: set[str], world: World) -> None:
    known = {key for preset in theme.layers[0].manifest.pages.values() for key in preset}
    for layer in theme.layers:
        for page, preset in layer.manifest.pages.items():
            for key in preset:
                if f"page-{key}" not in used and key not in known:
                    message = f'no style sheet uses "{key}" of [pages.{page}]'
                    hint = f"write var(--pk-page-{key}) in print.css, or take it out"
                    span = key_span(layer.source, key)
                    where = layer.source.path
                    world.report("token-unused", message, source=where, span=span, hints=(hint,))


def check_faces(theme: Theme, markup: str, world: World) -> None:
    """Report weights and styles that elements of `markup` are set in and no face is made for."""
    told: dict[str, str] = {}
    for target in TARGETS:
        for kind, face in fitting.unmatched(theme, target, [markup]):
            wanted, taken = (_described(f.weight, f.italic) for f in (kind, _type(face)))
            told.setdefault(f'no face of "{face.family}" is {wanted}', taken)
    for message, taken in told.items():
        hints = f"it is set in {taken}; add a face to theme.toml, or choose another weight or style"
        world.report(
            "font-face-missing", message, source=theme.layers[-1].source.path, hints=(hints,)
        )


def _type(face: Face) -> Type:
    return Type("", face.weight, face.style == "italic")


def _described(weight: int, italic: bool) -> str:
    return f"{weight} italic" if italic else str(weight)


SAMPLE: dict[Target | Literal["site"], dict[str, object]] = {
    "html": dict.fromkeys("language direction title head css body skip".split(), ""),
    "site": dict.fromkeys(
        "language direction title head sheet kind skip masthead body imprint script".split(), ""
    ),
    "epub": dict.fromkeys("language direction title stylesheet type body".split(), ""),
    "pdf": dict.fromkeys("language direction title meta css body".split(), ""),
}
"""The names that each shell can use."""


def literals(sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    """Yield a finding for each colour that a style sheet names itself."""
    for sheet in sheets:
        for declaration in _declarations(sheet.items):
            named = [t for t in walk(declaration.value) if colors.read(t) is not None]
            if named:
                message = f'the colour "{serialize(named[:1])}" belongs into a token'
                yield Finding("theme-literal", message, sheet, declaration.span)


def _declarations(items: tuple[Item, ...]) -> Iterator[Declaration]:
    for item in items:
        match item:
            case Rule():
                yield from item.declarations
            case Block():
                yield from item.declarations
                yield from _declarations(item.rules)
