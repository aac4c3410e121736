"""Find the syntax of other tools: Liquid and Jinja tags, Hugo shortcodes, JSX.

A tag is replaced before parsing by a run of private-use characters of the same length, so that
every offset stays true; where the run comes out as text, the tag is skipped, shown or turned into
what it stands for. Inside code and formulas it is put back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubkit.reader.kindred import programs, rewrite_lines
from pubkit.reader.paired import rewrite_pairs
from pubkit.reader.remarks import without_remarks

_OPEN, FILL, _BASE, _MAX = "\ue000", "\ue001", 0xE002, 0x1800
"""`FILL` shows nothing: it stands where other characters of a line were."""
_TAG = (  # compiled when there may be one
    # Liquid: what stands between {% raw %} and {% endraw %}
    r"(?P<raw>\{%-?\s*+raw\s*+-?%\}(?P<literal>.{0,5000}?)\{%-?\s*+endraw\s*+-?%\})"
    # Hugo's {{< … >}} and {{% … %}}, and tags of Liquid: {% … %}
    r"|\{\{[<%]\s*+(?P<short>.{0,2000}?)\s{0,99}[%>]\}\}|\{%-?\s*+(?P<tag>.{0,2000}?)\s{0,99}-?%\}"
    # files that MkDocs, VitePress, Markdown Preview Enhanced, PyMdown, mdBook, VuePress include
    r"|(?P<include>^[ \t]*(?:-{1,2}8<-{1,2}[ ][\"'][^\"'\n]+[\"']|<<<[ ]?[@./~][^\n]*"
    r"|@import[ ][\"'][^\"'\n]+[\"']|\{![^!{}\n]+!\}"
    r"|\{\{#(?:rustdoc_|playground_)?include[^{}\n]+\}\}"
    r"|<!--[ \t]*@include:[^\n]*?-->|@\[code[^\]\n]*\]\([^()\n]*\))[ \t]*$"
    # and Microsoft's: [!include [title](file)], [!video address], [!div class]
    r"|\[!(?:include|code(?:-[\w+#-]+)?)\b[ \t]*\[[^\]\n]*\]\([^()\n]*\)[ \t]*\])"
    r"|\[!video[ ]+(?P<film>[^\]\s]+)[ \t]*\]|(?P<learn>\[!div[ ][^\]\n]*\])"
    # values of templates, {{ … }} but not MDX's ={{ … }}; comments of MDX
    r"|(?<!=)\{\{-?\s*+(?P<output>[^{}<%][^{}]{0,500}?)\s{0,99}-?\}\}|\{/\*(?P<comment>.{0,500}?)\*/\}"
    # commands of TeX that show no words
    r"|(?P<tex>(?<!\\)\\(?:index|label|vspace|hspace)\*?\{(?:[^{}\n]|\{[^{}\n]*\}){0,300}\}"
    r"|^\\(?:newpage|pagebreak|clearpage|noindent|bigskip|medskip)(?=[ \t]*$))"
    # comments of Jinja, icons of MkDocs, properties of Logseq, comments of Obsidian
    r"|\{#(?P<aside>[\s#].{0,500}?)#\}"
    r"|(?P<icon>:(?:material|octicons|fontawesome|simple)-[a-z0-9-]{1,60}:)"
    r"|(?P<property>(?<![^\s])(?:collapsed|id|heading|ls-type|logseq\.[\w.-]{1,40}"
    r"|(?:card|hl|query)-[\w-]{1,40})::[ ][^\n]{0,300}$)"
    r"|(?<![\w%\\])%%(?=\s|\w)(?P<remark>[^%]{1,2000}?)%%(?![\w%])"
)
_TAG_FLAGS = re.DOTALL | re.MULTILINE | re.IGNORECASE
SILENT = frozenset("comment remark aside tex icon property learn".split())
"""Kinds of tags that show no words in the tools that they are written for."""

_MARKS = (
    "{",
    "8<-",
    "<<<",
    "@import ",
    "@include:",
    "@[code",
    "[!",
    "%%",
    "\\",
    ":: ",
    ":material-",
    ":octicons-",
    ":fontawesome-",
    ":simple-",
)
_RUN = re.compile(f"{_OPEN}([\ue002-\uf801])({FILL}*)")
_IN_LINK = re.compile(r"\]\(\s*$")
_QUOTED = re.compile(r"""["']([^"'\n]*)["']""")
_MODULE = re.compile(
    r"^(?:import\s.+\sfrom\s+|import\s+|export\s+.+\sfrom\s+)(['\"]).+\1;?\s*$", re.MULTILINE
)


class Tag(NamedTuple):
    """A tag of another tool: its kind, its inner text, the whole of it, and where it stands."""

    kind: str
    inner: str
    whole: str
    start: int


class Foreign:
    """The tags of one source."""

    def __init__(self, offset: int = 0) -> None:
        self.offset = offset
        self.tags: list[Tag] = []

    def hide(self, text: str, *, mdx: bool = False) -> str:
        """Return `text`, of the same length, with its tags hidden."""
        text = without_remarks(re.sub("[\ue000\ue001]", "\ufffd", text), FILL)
        text = rewrite_lines(text)
        for start, end in programs(text) if mdx else ():
            program = text[start:end]
            text = text[:start] + self._hide("program", program, program, start) + text[end:]
        if any(mark in text for mark in _MARKS):
            text = re.sub(_TAG, self._replace, rewrite_pairs(text), flags=_TAG_FLAGS)
        if "import " in text or "export " in text:
            text = _MODULE.sub(lambda m: self._hide("module", m[0], m[0], m.start()), text)
        return text

    def _replace(self, match: re.Match[str]) -> str:
        kind = str(match.lastgroup)
        if match["raw"]:  # what other tools show as it is written
            start, end = match.span("literal")
            opened = self._hide("comment", "", match.string[match.start() : start], match.start())
            closed = self._hide("comment", "", match.string[end : match.end()], end)
            return opened + match["literal"] + closed
        whole, inner = match[0], match[kind] or ""
        if "\n\n" in whole:
            return whole
        before = match.string[max(0, match.start() - 20) : match.start()]
        line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
        if kind == "property" and line.strip(" \t-*"):
            return whole
        if kind not in SILENT and _IN_LINK.search(before):
            return self._destination(kind, inner, whole, match)
        return self._hide(kind, inner, whole, match.start())

    def _destination(self, kind: str, inner: str, whole: str, match: re.Match[str]) -> str:
        """Return what a tag in a link's destination leaves: its first quoted path, or nothing."""
        path = _QUOTED.search(inner)
        after = match.string[match.end() : match.end() + 1]
        if path and " " not in path[1] and after == ")":
            return path[1] + " " * (len(whole) - len(path[1]))
        if path is None and after not in (")", ""):
            return " " * len(whole)  # `{{ site.baseurl }}/path`
        return self._hide(kind, inner, whole, match.start())

    def _hide(self, kind: str, inner: str, whole: str, start: int) -> str:
        if len(self.tags) >= _MAX or len(whole) < 2:
            return whole
        # The line structure stays: a tag over two lines remains over two lines.
        lines = whole.split("\n")
        code = chr(_BASE + len(self.tags))
        self.tags.append(Tag(kind, inner, whole, self.offset + start))
        first = _OPEN + code + FILL * (len(lines[0]) - 2)
        return "\n".join([first, *(FILL * len(line) for line in lines[1:])])

    def split(self, text: str) -> list[str | Tag]:
        """Return `text` cut at its hidden tags."""
        if _OPEN not in text and FILL not in text:
            return [text]
        parts: list[str | Tag] = []
        position = 0
        for match in _RUN.finditer(text):
            parts.append(text[position : match.start()].replace(FILL, ""))
            number = ord(match[1]) - _BASE
            if number < len(self.tags):  # else a private letter, written as an entity
                parts.append(self.tags[number])
            position = match.end()
        parts.append(text[position:].replace(FILL, ""))
        return [part for part in parts if part]

    def restore(self, text: str) -> str:
        """Return `text` with its tags as they were written."""
        return "".join(p if isinstance(p, str) else p.whole for p in self.split(text))

    def address(self, url: str) -> str:
        """Return the address in `url` with its tags as they were written."""
        from urllib.parse import unquote

        return self.restore(_CODED.sub(lambda run: unquote(run[0]), url))


_CODED = re.compile("(?:%E[EF]%[89AB][0-9A-F]%[89AB][0-9A-F])+")
_CALL = re.compile(r"([\w:.-]+)\s*\((.*)\)", re.DOTALL)


def arguments(inner: str) -> tuple[str, list[str], dict[str, str]]:
    """Return the name, the quoted or bare words and the named values of a tag."""
    if call := _CALL.fullmatch(inner.strip()):  # Zola's: `youtube(id="x")`
        inner = f"{call[1]} {call[2].replace(',', ' ')}"
    words = re.findall(
        r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))|"([^"]*)"|'([^']*)'|(\S+)""", inner
    )
    name, plain, named = "", [], {}
    for key, dq, sq, bare, q1, q2, word in words:
        if key:
            named[key.lower()] = dq or sq or bare
        elif not name and word:
            name = word
        else:
            plain.append(q1 or q2 or word)
    return name, plain, named
