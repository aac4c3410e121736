"""The inline rules of notebooks: `[[Page#Heading|words]]`, `![[map.png|300]]`, `==marked==`."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

_LINK = re.compile(
    r"(!?)(?<!\[)\[\[(?![\s|])([^\[\]\n|]{1,300}?)(?:\\?\|([^\[\]\n]{0,300}))?\]\](?![\](\[])"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_MARKED = re.compile(r"==(?=[^\s=])((?:(?!==)[^\n]){1,2000}?(?<=\S))==(?![A-Za-z0-9=])")


def wiki_plugin(md: MarkdownIt) -> None:
    """Add the rules; what they do not match is left to those of links and text."""
    md.inline.ruler.before("link", "wiki", _wiki)
    md.inline.ruler.before("link", "marked", _marked)
    md.inline.add_terminator_char("=")


def _wiki(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "[!":
        return False
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None or match[2].endswith(" ") or state.linkLevel:
        return False
    if normalizeReference(match[2]) in state.env.get("references", {}):
        return False  # CommonMark's, in brackets
    if not silent:
        target, words = match[2].strip(), (match[3] or "").strip()
        if match[1] and _PICTURE.search(target.partition("#")[0]):
            _picture(state, target.partition("#")[0], words)
        else:
            _reference(state, target, words)
    state.pos = match.end()
    return True


def _picture(state: StateInline, target: str, words: str) -> None:
    said = [part.strip() for part in words.split("|") if not _SIZE.fullmatch(part.strip())]
    token = state.push("image", "img", 0)
    token.attrs = {"src": target, "alt": ""}
    token.content = said[0] if said else ""
    token.children = []
    state.md.inline.parse(token.content, state.md, state.env, token.children)


def _reference(state: StateInline, target: str, words: str) -> None:
    page, _, heading = target.partition("#")
    # A page in a folder is called by its name; of headings in headings the last is meant.
    shown = words or " > ".join(
        part for part in (page.rpartition("/")[2], *heading.split("#")) if part
    )
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": "#" + quote(target)}
    state.push("text", "", 0).content = shown.removesuffix(".md")
    state.push("link_close", "a", -1)


def _marked(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1 : state.pos]
    if state.src[state.pos] != "=" or re.match(r"[A-Za-z0-9=]", before):
        return False
    match = _MARKED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("mark_open", "mark", 1)
        last, state.pos, state.posMax = state.posMax, match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("mark_close", "mark", -1)
    state.pos = match.end()
    return True
