"""Template tags that come in pairs and stand for what this dialect has: code and notes.

They are rewritten before parsing, each by a line of the same length, so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.reader.kinds import KINDS

_LINE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})|^ {0,3}(?P<tag>\{(?:%-?|\{[<%])[ \t]*+(?P<close>/|end_?)?"
    r"[ \t]*+(?P<name>[\w-]++)(?P<rest>[^\n{}]*?)(?:-?%|[%>]\})\})[ \t]*$",
    re.MULTILINE,
)
_CODE = frozenset("highlight codeblock code codeBlock code-toggle prism".split())
_BESIDE = frozenset("note notice callout hint alert admonition message notification".split())
_QUOTED = frozenset("quote blockquote centerquote cq pullquote".split())
_WORD = re.compile(r"""([\w-]+)[=:][ \t]*["']?([\w-]+)["']?|["']([^"'\n]*)["']|([^\s,"']+)""")


def rewrite_pairs(text: str) -> str:
    """Return `text`, of the same length, with pairs of tags as fences and divisions."""
    if "{%" not in text and "{{" not in text:
        return text
    out: list[str] = []
    position = 0
    for start, end, words in sorted(_changes(text)):
        if start >= position:
            out += [text[position:start], words]
            position = end
    return "".join([*out, text[position:]])


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what to put where, for the lines of two tags."""
    waiting: dict[str, list[re.Match[str]]] = {}
    fence = ""
    for closing in _LINE.finditer(text):
        name, mark = closing["name"], closing["fence"]
        if mark and not fence:
            fence = mark
        elif mark and mark.startswith(fence):
            fence = ""
        if mark or fence:
            continue  # in code, tags are what is shown
        if name == "end" and not closing["close"]:  # Zola's, of whatever was called last
            called = [o[-1] for o in waiting.values() if o and o[-1]["rest"].startswith("(")]
            name = max(called, key=lambda o: o.start())["name"] if called else name
        elif not closing["close"]:
            waiting.setdefault(name, []).append(closing)
            continue
        if name not in waiting:
            continue
        if opened := waiting[name]:
            opening = opened.pop()
            first, last = _written(name, opening["rest"])
            if first.startswith("`") and _holds_fence(text[opening.end() : closing.start()]):
                first, last = _titled(opening["rest"]), " "  # GitBook's, around a fence
            fits = len(first) <= len(opening["tag"]) and len(last) <= len(closing["tag"])
            if first and fits:
                yield *opening.span("tag"), first.ljust(len(opening["tag"]))
                yield *closing.span("tag"), last.ljust(len(closing["tag"]))


def _holds_fence(text: str) -> bool:
    return text.lstrip().startswith(("```", "~~~"))


def _titled(rest: str) -> str:
    title = re.search(r"""title=["']([^"'\n]+)["']""", rest)
    return f"**{title[1]}**" if title else " "


def _written(name: str, rest: str) -> tuple[str, str]:
    """Return the lines that this dialect has for a pair of tags."""
    if name in _CODE:
        return f"`````{_language(rest)}", "`````"
    if name in ("collapsible", "details", "spoiler"):
        return f":::details {rest.strip()}".rstrip(), ":::"
    if name in _QUOTED:
        return (
            f"{'::: pullquote' if name == 'pullquote' else ':::quote'} {_who(rest)}".rstrip(),
            ":::",
        )
    if name in _BESIDE or name in KINDS:
        kind, title = _kind(name, rest)
        return f":::{kind} {title}".rstrip(), ":::"
    return "", ""


def _who(rest: str) -> str:
    """Return who is quoted: Zola's and Liquid's `author="…"`, or all words, as Hexo has it."""
    named = {key: value or quoted for key, value, quoted, _ in _WORD.findall(rest) if key}
    told = re.search(r"""(?:author|by)[=:][ ]*["']([^"'\n]*)["']""", rest)
    return told[1] if told else "" if named else re.sub(r"https?://\S+|[()\"]", "", rest).strip()


def _language(rest: str) -> str:
    for key, value, quoted, bare in _WORD.findall(rest):
        if key in ("lang", "language", "file", "type") or (not key and (quoted or bare)):
            found = value or quoted or bare
            return found if re.fullmatch(r"[\w+#-]{1,20}", found) else ""
    return ""


def _kind(name: str, rest: str) -> tuple[str, str]:
    """Return the kind of a note, and its title."""
    kind, title = name if name in KINDS else "note", ""
    for key, value, quoted, bare in _WORD.findall(rest):
        word = value or quoted or bare
        if word.lower() in KINDS and key in ("", "type", "style", "class", "kind", "level"):
            kind = word.lower()
        elif key == "title" or (not key and quoted):
            title = word
    titled = re.search(r"""title[=:][ \t]*["']([^"'\n]*)["']""", rest)
    return kind, titled[1] if titled else title
