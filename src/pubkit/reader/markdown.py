"""The Markdown parser: CommonMark and GFM's tables, with notes, definitions, maths, divisions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

from pubkit.reader.numbered import NONE, misread, numbered, rewritten, without
from pubkit.reader.reading import PLAIN, Reading

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

PARSER_NESTING = 200
"""Beyond this markdown-it drops text in silence; `elements.MAX_DEPTH` reports long before."""

_TRIES = 3
"""Readings of a text whose lists by letters are not all what they seemed to be."""

_UNDERLINE = re.compile(r"[=-][ \t]*$", re.MULTILINE)


@cache
def parser(*, indented: bool = True) -> MarkdownIt:
    """Return the parser of the dialect, with code by indentation or, as MDX has it, without."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    from pubkit.reader.between import component_plugin
    from pubkit.reader.captions import caption_plugin
    from pubkit.reader.colons import division_plugin
    from pubkit.reader.directives import directive_plugin
    from pubkit.reader.displays import display_plugin
    from pubkit.reader.drawn_tables import drawn_table_plugin
    from pubkit.reader.flanking import flanking_plugin
    from pubkit.reader.line_blocks import line_block_plugin
    from pubkit.reader.marks import marks_plugin
    from pubkit.reader.note_definitions import note_definitions_plugin
    from pubkit.reader.numbering import numbered_plugin
    from pubkit.reader.obeyed import obeyed_plugin
    from pubkit.reader.raised import raised_plugin
    from pubkit.reader.raw import raw_plugin
    from pubkit.reader.roles import role_plugin
    from pubkit.reader.short_codes import short_codes_plugin
    from pubkit.reader.swallowed import swallowed_plugin
    from pubkit.reader.wiki import wiki_plugin

    md: MarkdownIt = MarkdownIt("commonmark", {"maxNesting": PARSER_NESTING})
    label = partial(_link_label, md.helpers.parseLinkLabel)
    helpers = SimpleNamespace(**vars(md.helpers) | {"parseLinkLabel": label})
    md.helpers = helpers  # type: ignore[assignment]
    md.validateLink = _any_link  # type: ignore[method-assign]  # model/urls.py decides
    md.enable(["table", "strikethrough"])
    if not indented:
        md.disable("code")
    for plugin in (footnote_plugin, deflist_plugin, admon_plugin, division_plugin, wiki_plugin):
        md.use(plugin)
    for plugin in (
        directive_plugin,
        marks_plugin,
        raised_plugin,
        raw_plugin,
        short_codes_plugin,
        role_plugin,
        component_plugin,
        caption_plugin,
        obeyed_plugin,
        display_plugin,
        drawn_table_plugin,
        line_block_plugin,
        swallowed_plugin,
        flanking_plugin,
        numbered_plugin,
        note_definitions_plugin,
    ):
        md.use(plugin)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    md.use(attrs_plugin, spans=True)
    md.block.ruler.before("table", "reached", _reached)
    md.block.ruler.at("lheading", _underlined)
    md.core.ruler.at("inline", _inline)
    return md


def _reached(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Tell that a block may begin at `line`; it is a rule that never holds."""
    if not silent:
        state.env["reached"](line)
    return False


def _underlined(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Parse a heading over an underline, which is looked for only in texts that may have one.

    markdown-it looks through each paragraph for it, asking each line what may begin there.
    """
    from markdown_it.rules_block import lheading

    known = state.env["underlined"]
    if state.src not in known:
        known[state.src] = _UNDERLINE.search(state.src) is not None
    return known[state.src] and lheading(state, line, end, silent)


def _inline(state: StateCore) -> None:
    """Parse what is in lines, as markdown-it's own rule, and tell where."""
    for token in state.tokens:
        if token.type == "inline":
            state.env["reached"](token.map[0] if token.map else 0)
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _link_label(find: Callable[..., int], state: StateInline, start: int, *rest: bool) -> int:
    """Return where a label ends; at once when no bracket closes, which else takes long to see."""
    return find(state, start, *rest) if state.src.rfind("]") > start else -1


def _any_link(url: str) -> bool:
    return True


def tokens(
    text: str, reached: Callable[[int], None] = lambda line: None, reading: Reading = PLAIN
) -> list[Token]:
    """Return the tokens of `text`; lines in their maps, and those `reached`, count from 0."""
    # A last line without its end trips one of the plugins.
    text = text if text.endswith("\n") else text + "\n"
    lists = numbered(text)
    for _ in range(_TRIES):
        told = {"reached": reached, "reading": reading, "numbered": lists, "underlined": {}}
        found = parser(indented=reading.indented).parse(rewritten(text, lists), told)
        if not (wrong := misread(found, lists)):
            return found
        lists = without(lists, wrong)
    told = {"reached": reached, "reading": reading, "numbered": NONE, "underlined": {}}
    return parser(indented=reading.indented).parse(text, told)
