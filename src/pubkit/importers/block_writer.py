"""Block nodes to Markdown: several forms of each, the most readable first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import assert_never

from pubkit.importers import divisions_writer, lists_writer, tables_writer
from pubkit.importers.attribute_writer import inline_braces, tag_attributes
from pubkit.importers.escapes import guard_edges, guard_lines, is_marked
from pubkit.importers.inline_writer import InlineWriter, Style, Unsayable
from pubkit.importers.note_writer import Notes
from pubkit.importers.proof import Proof
from pubkit.model.nodes import (
    PLAIN,
    Aside,
    Block,
    CodeBlock,
    Correction,
    DefinitionList,
    Embed,
    Figure,
    Group,
    Heading,
    Inline,
    List,
    MathBlock,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
    Text,
)  # fmt: skip
from pubkit.model.walk import plain_text

Form = Callable[[], str]

_TAG_ALONE = re.compile(r"</?[A-Za-z][^<>]*>[ \t]*(?:\n|$)")


class BlockWriter:
    """Writes the blocks of one document."""

    def __init__(self) -> None:
        self.notes = Notes(self.blocks)
        self.proof = Proof(self.notes)
        self.apart = False
        """Inside a division: items open with their marker alone, so that no ":::" is misread."""

    def blocks(self, nodes: Sequence[Block], *, gap: str = "\n\n") -> str:
        """Return `nodes` one after the other."""
        parts: list[str] = []
        for index, node in enumerate(nodes):
            before = nodes[index - 1] if index else None
            parts.extend(self._neighbour(node, before, nodes[:index]))
        return gap.join(parts)

    def _neighbour(
        self, node: Block, before: Block | None, all_before: Sequence[Block]
    ) -> Iterator[str]:
        """Yield `node`, told apart from the block before it."""
        match before, node:
            case DefinitionList(), DefinitionList():
                yield "<!-- -->"
            case List() as first, List() as second if first.ordered == second.ordered:
                same = lists_writer.run_length(all_before, second)
                yield self._best(lists_writer.forms(self, second, same % 2), second)
                return
            case Table(caption=()), Paragraph(children=(Text(text=text), *_)) if text[:2] == ": ":
                yield f"<div>\n\n{self.block(node)}\n\n</div>"
                return
        yield self.block(node)

    def block(self, node: Block) -> str:
        """Return `node` in the most readable form that says it."""
        return self._best(self._forms(node), node)

    def _best(self, forms: Iterator[Form] | Sequence[Form], node: Block) -> str:
        return self.proof.best(forms, (node,))

    def _forms(self, node: Block) -> Iterator[Form] | Sequence[Form]:
        match node:
            case Paragraph():
                return self._paragraph(node)
            case Heading():
                return self._heading(node)
            case List():
                return lists_writer.forms(self, node, 0)
            case DefinitionList():
                return lists_writer.definition_forms(self, node)
            case CodeBlock():
                return divisions_writer.code_forms(node)
            case MathBlock():
                return divisions_writer.math_forms(node)
            case Table():
                return tables_writer.forms(self, node)
            case Rule():
                return (lambda: "***",)
            case Quote() | PullQuote() | Embed() | Aside() | Figure() | Correction() | Group():
                return divisions_writer.forms(self, node)
        assert_never(node)

    def inlines(self, nodes: Sequence[Inline], style: Style, *, one_line: bool = False) -> str:
        """Return `nodes` in `style`, safe to open a paragraph unless they are `one_line`."""
        text = InlineWriter(style, self.notes.call, one_line=one_line).run(nodes)
        if not one_line and _TAG_ALONE.match(text):
            text = f"<wbr>{text}"  # a tag alone on its line would be no paragraph
        if style is not Style.ESCAPED:
            return text
        return guard_edges(text) if one_line else guard_edges(guard_lines(text))

    def line(self, nodes: tuple[Inline, ...], *, opens: bool = False) -> str:
        """Return `nodes` on one line, in the plainest style; `opens` when it opens a block."""
        if not nodes:
            return ""
        prefix = "" if opens else "<wbr>"
        styles = (Style.PLAIN, Style.ESCAPED, Style.TAGS)
        forms = [partial(self._line, nodes, style, prefix) for style in styles]
        return self.proof.best(forms, (Paragraph(nodes),)).removeprefix(prefix)

    def _line(self, nodes: tuple[Inline, ...], style: Style, prefix: str) -> str:
        text = self.inlines(nodes, style, one_line=True)
        return prefix + (guard_lines(text) if style is Style.ESCAPED and not prefix else text)

    def raw(self, nodes: tuple[Inline, ...]) -> str:
        """Return `nodes` as HTML; raise `Unsayable` where it has no tag."""
        return self.inlines(nodes, Style.RAW, one_line=True)

    def within(self, opening: str, nodes: Sequence[Block], closing: str) -> str:
        """Return `nodes` as Markdown between two tags."""
        content = self.blocks(nodes)
        return f"{opening}\n\n{content}\n\n{closing}" if content else f"{opening}{closing}"

    def _paragraph(self, node: Paragraph) -> Iterator[Form]:
        if node.attrs == PLAIN:
            if not is_marked(plain_text(node.children)):
                yield partial(self.inlines, node.children, Style.PLAIN)
            yield partial(self.inlines, node.children, Style.ESCAPED)
            yield lambda: "<wbr>" + self.inlines(node.children, Style.ESCAPED)
            yield lambda: "<wbr>" + self.inlines(node.children, Style.TAGS)
            return
        tag = f"<p{tag_attributes(node.attrs)}>"
        yield lambda: f"{tag}{self.raw(node.children)}</p>"
        for style in (Style.ESCAPED, Style.TAGS):
            yield partial(self._in_tags, f"<wbr>{tag}", node.children, style, "</p>")

    def _in_tags(
        self,
        opening: str,
        nodes: tuple[Inline, ...],
        style: Style,
        closing: str,
        *,
        one_line: bool = False,
    ) -> str:
        return f"{opening}{self.inlines(nodes, style, one_line=one_line)}{closing}"

    def _heading(self, node: Heading) -> Iterator[Form]:
        marks = "#" * node.level
        braces = inline_braces(node.attrs)
        if braces is not None:
            for style in (Style.PLAIN, Style.ESCAPED, Style.TAGS):
                yield partial(self._atx, marks, node, style, braces)
            yield lambda: self._atx(marks, node, Style.ESCAPED, braces or '{_=""}')
        tag = f"h{node.level}"
        opening = f"<{tag}{tag_attributes(node.attrs)}>"
        yield lambda: f"{opening}{self.raw(node.children)}</{tag}>"
        for style in (Style.ESCAPED, Style.TAGS):
            ends = (f"<wbr>{opening}", f"</{tag}>")
            yield partial(self._in_tags, ends[0], node.children, style, ends[1], one_line=True)

    def _atx(self, marks: str, node: Heading, style: Style, braces: str) -> str:
        text = self.inlines(node.children, style, one_line=True)
        if style is Style.ESCAPED and text.endswith("#") and not braces:
            text = f"{text[:-1]}\\#"
        return f"{marks} {text}{' ' if braces else ''}{braces}"


__all__ = ["BlockWriter", "Form", "Unsayable"]
