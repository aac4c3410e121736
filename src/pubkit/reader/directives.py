"""The block rule for directives of MyST: a fence that opens with a name in braces.

A directive becomes the tokens of what this dialect writes otherwise: an admonition, a division, a
figure, a formula, a fence. Names that are not known are left to fences: `{r}` opens code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from pubkit.reader.colons import closing_line, line_of
from pubkit.reader.kinds import KINDS

_OPENING = re.compile(r"(`{3,}|~{3,}|:{3,})\s*\{([A-Za-z][\w:-]*)\}[ \t]*(.*)$")
_OPTION = re.compile(r":([\w-]+):(?:[ \t]+(.*))?$")
_CODE = frozenset("code code-block code-cell sourcecode prompt".split())
_HELD = frozenset(
    "tab-set tab-item tabs tab grid grid-item grid-item-card card card-carousel div container "
    "glossary table list-table example-block margin-block".split()
)
_BESIDE = frozenset(
    "admonition seealso dropdown margin topic exercise solution todo versionadded versionchanged "
    "deprecated exercise-start solution-start".split()
)
_QUOTED = frozenset("epigraph pull-quote blockquote highlights".split())
_SKIPPED = frozenset(
    "toctree tableofcontents contents toc index bibliography include literalinclude raw embed "
    "eval-rst glue glue:figure iframe anywidget only meta".split()
)
_ENDS = frozenset("exercise-end solution-end".split())


class _Directive(NamedTuple):
    """A directive: its name, argument and options, and the lines of its content."""

    name: str
    argument: str
    options: Mapping[str, str]
    first: int
    begin: int
    stop: int

    @property
    def label(self) -> str:
        return self.options.get("label") or self.options.get("name") or ""


def directive_plugin(md: MarkdownIt) -> None:
    """Add the rule; a directive may interrupt a paragraph."""
    md.block.ruler.before(
        "division",
        "directive",
        _directive,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _directive(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first):
        return False
    opening = _OPENING.match(line_of(state, first))
    write = _writer(opening[2].lower()) if opening else None
    if opening is None or write is None or state.env.setdefault("divisions", 0) >= 40:
        return False
    if silent:
        return True
    stop = _end(state, first, last, opening[1])
    options, begin = _options(state, first + 1, stop)
    made = _Directive(opening[2].lower(), opening[3].strip(), options, first, begin, stop)
    state.env["divisions"] += 1
    line_max, parent = state.lineMax, state.parentType
    write(state, made)
    state.lineMax, state.parentType = line_max, parent
    state.env["divisions"] -= 1
    state.line = min(stop + 1, last)
    return True


def _writer(name: str) -> Callable[[StateBlock, _Directive], None] | None:
    match name:
        case "figure":
            return _figure
        case "image":
            return _image
        case "math":
            return _math
        case _ if name in _CODE:
            return _code
        case _ if name in _ENDS:
            return lambda state, made: None
        case _ if name in _SKIPPED:
            return _skip
        case _ if name in _QUOTED:
            return _quote
        case _ if name in _HELD:
            return _division
        case _ if name in _BESIDE or name in KINDS or name.startswith(("prf:", "proof:")):
            return _admonition
    return None


def _end(state: StateBlock, first: int, last: int, fence: str) -> int:
    if fence[0] == ":":
        return closing_line(state, first, last)
    for number in range(first + 1, last):
        line = line_of(state, number)
        if line.startswith(fence) and not line.strip(fence[0] + " \t"):
            return number
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number
    return last


def _options(state: StateBlock, begin: int, stop: int) -> tuple[dict[str, str], int]:
    """Return the `:key: value` lines from `begin` on, and the line after them."""
    found: dict[str, str] = {}
    while begin < stop and (match := _OPTION.match(line_of(state, begin))):
        found[match[1].lower()] = (match[2] or "").strip()
        begin += 1
    return found, begin


def _inside(state: StateBlock, made: _Directive) -> None:
    state.lineMax, state.parentType = made.stop, "division"
    state.md.block.tokenize(state, made.begin, made.stop)


def _text(state: StateBlock, made: _Directive) -> str:
    return state.getLines(made.begin, made.stop, state.sCount[made.first], False) + "\n"


def _inline(state: StateBlock, made: _Directive, kind: str, tag: str, text: str) -> None:
    state.push(f"{kind}_open", tag, 1).map = [made.first, made.first + 1]
    token = state.push("inline", "", 0)
    token.content, token.children, token.map = text, [], [made.first, made.first + 1]
    state.push(f"{kind}_close", tag, -1)


def _admonition(state: StateBlock, made: _Directive) -> None:
    token = state.push("admonition_open", "div", 1)
    folded = made.name == "dropdown" or "dropdown" in made.options.get("class", "")
    token.markup = "???" if folded else "!!!"
    classes = made.options.get("class", "").split()
    token.meta = {"tag": classes[0] if made.name == "admonition" and classes else made.name}
    token.map = [made.first, made.stop]
    if made.label:
        token.attrs = {"id": made.label}
    title = made.argument or ("" if made.name in KINDS else made.name.rpartition(":")[2].title())
    if title:
        _inline(state, made, "admonition_title", "p", title)
    _inside(state, made)
    state.push("admonition_close", "div", -1)


def _open_division(state: StateBlock, made: _Directive, name: str, extra: str = "") -> None:
    token = state.push("division_open", "div", 1)
    token.info = f"{name} {{{f'#{made.label} ' if made.label else ''}{extra}}}"
    token.map, token.meta = [made.first, made.stop], {"closed": True}


def _division(state: StateBlock, made: _Directive) -> None:
    rows = made.options.get("header-rows", "")
    _open_division(state, made, made.name, f"header-rows={rows}" if rows.isdigit() else "")
    if made.argument and made.name not in ("grid", "div", "container", "table", "list-table"):
        _inline(state, made, "paragraph", "p", f"**{made.argument}**")
    _inside(state, made)
    if made.argument and made.name in ("table", "list-table"):
        _inline(state, made, "paragraph", "p", f": {made.argument}")
    state.push("division_close", "div", -1)


def _picture(made: _Directive) -> str:
    alt = made.options.get("alt", "").replace("]", "\\]")
    return f"![{alt}](<{made.argument}>)"


def _figure(state: StateBlock, made: _Directive) -> None:
    _open_division(state, made, "figure")
    if made.argument:
        _inline(state, made, "paragraph", "p", _picture(made))
    _inside(state, made)
    state.push("division_close", "div", -1)


def _image(state: StateBlock, made: _Directive) -> None:
    label = f"{{#{made.label}}}" if made.label else ""
    _inline(state, made, "paragraph", "p", _picture(made) + label)


def _math(state: StateBlock, made: _Directive) -> None:
    token = state.push("math_block_label" if made.label else "math_block", "div", 0)
    token.content, token.info = f"{made.argument}\n{_text(state, made)}".strip(), made.label
    token.map = [made.first, made.stop]


def _code(state: StateBlock, made: _Directive) -> None:
    token = state.push("fence", "code", 0)
    text, head = _headless(_text(state, made).lstrip("\n"))
    label = made.label or head.get("name", "")
    caption = (made.options.get("caption") or head.get("caption", "")).replace('"', '\\"')
    told = (f"#{label} " if label else "") + (f'caption="{caption}"' if caption else "")
    token.info = f"{made.argument} {{{told}}}" if told else made.argument
    token.content, token.map = text, [made.first, made.stop]


def _headless(text: str) -> tuple[str, dict[str, str]]:
    """Return code without the front matter of its own, and what that says in single lines."""
    head = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*\n", text, re.DOTALL)
    if head is None:
        return text, {}
    said = re.findall(
        r"^[ \t]*(name|caption):[ \t]*[\"']?(.+?)[\"']?[ \t]*$", head[1], re.MULTILINE
    )
    return text[head.end() :], dict(said)


def _quote(state: StateBlock, made: _Directive) -> None:
    state.push("blockquote_open", "blockquote", 1).map = [made.first, made.stop]
    _inside(state, made)
    state.push("blockquote_close", "blockquote", -1)


def _skip(state: StateBlock, made: _Directive) -> None:
    token = state.push("skipped", "", 0)
    token.content, token.map = f"{{{made.name}}}", [made.first, made.stop]
