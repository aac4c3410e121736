"""The inline rule for roles of MyST, `` {ref}`words <label>` ``, and attributes of kramdown."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]*)\}(`+)(?!`)(.{1,1000}?)(?<!`)\2(?!`)", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{:(?![:}])[^{}\n]{1,300}\}")
_TARGET = re.compile(r"(.*?)\s*<([^<>]+)>\s*", re.DOTALL)
_TAGS = {
    "kbd": "kbd", "sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup",
    "abbr": "abbr", "del": "s", "strike": "s", "u": "u", "underline": "u", "emphasis": "em",
    "strong": "strong", "dfn": "dfn", "samp": "samp", "mark": "mark", "q": "q",
}  # fmt: skip
_REFERENCES = frozenset("ref numref eq prf:ref proof:ref term any doc page".split())
_PLAIN = frozenset("index guilabel menuselection text smallcaps sc span name".split())
_LITERAL = frozenset("code file command program option envvar py:func py:class py:mod meth".split())
_ICONS = ("fa", "octicon", "material", "icon")


_REFERRED = re.compile(r"(\$?)\\(?:eq|auto|c|C)?ref\{([\w:.-]+)\}\1")
_CALLED = re.compile(r"\b(?:Figs?|Figures?|Tables?|Sec|Sections?)\b\.?[ ~\xa0\n]$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(@(?=\w)(?!ref\()|\[(?=-?@\w))")


def role_plugin(md: MarkdownIt) -> None:
    """Add the rules: roles before what would take their backticks for code, and `\\@fig-map`."""
    md.inline.ruler.before("backticks", "role", _role)
    md.inline.ruler.before("escape", "literal", _literal)


def _literal(state: StateInline, silent: bool) -> bool:
    """Keep apart a mark that begins no citation, reference or address; read TeX's references."""
    if match := _REFERRED.match(state.src, state.pos, state.posMax):
        if not silent:
            state.pending = _CALLED.sub("", state.pending)  # the reference says it again
            _wrap(state, "a", "", {"href": "#" + quote(match[2])})
        state.pos = match.end()
        return True
    match = _ESCAPED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("literal", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    if (match := _ROLE.match(state.src, state.pos, state.posMax)) is None:
        return _attributes(state)
    if not silent:
        _write(state, match[1].lower(), match[3].strip())
    state.pos = match.end()
    return True


def _attributes(state: StateInline) -> bool:
    """Pass over the attributes after a link, a picture, code or marked words."""
    match = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos] not in tuple(")]*_`}"):
        return False
    state.pos = match.end()
    return True


def _write(state: StateInline, name: str, text: str) -> None:
    found = _TARGET.fullmatch(text)
    words, target = (found[1], found[2]) if found else ("", text)
    match name:
        case "math":
            state.push("math_inline", "math", 0).content = text
        case "abbr" if "(" in text:
            words, _, title = text.rstrip(")").partition("(")
            _wrap(state, "abbr", words.strip(), {"title": title})
        case "download":
            _wrap(state, "a", words or target.rpartition("/")[2], {"href": target})
        case _ if name in _REFERENCES:
            told = words or (target if name in ("term", "doc", "any", "page") else "")
            # `%s` and `{number}` stand for what a reference is called here in full.
            numbered = re.search(r"%s|\{number\}", told)
            _wrap(state, "a", "" if numbered else told, {"href": "#" + quote(target)})
        case _ if name.startswith("cite"):
            keys = "; @".join(key.strip() for key in target.split(","))
            state.push("text", "", 0).content = f"[@{keys}]"
        case _ if name in _TAGS:
            _wrap(state, _TAGS[name], text, {})
        case _ if name in _PLAIN:
            state.push("text", "", 0).content = words or text
        case _ if name in _LITERAL:
            state.push("code_inline", "code", 0).content = text
        case _:
            state.push("skipped", "", 0).content = f"{{{name}}}"
            if not name.startswith(_ICONS):
                state.push("text", "", 0).content = words or text


def _wrap(state: StateInline, tag: str, words: str, attrs: dict[str, str | int | float]) -> None:
    state.push("role_open", tag, 1).attrs = attrs
    if words:
        state.push("text", "", 0).content = words
    state.push("role_close", tag, -1)
