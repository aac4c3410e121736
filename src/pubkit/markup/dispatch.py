"""Which function shows which node: every kind is here once."""

from __future__ import annotations

from typing import assert_never

from pubkit.markup import blocks, formulas, inlines, lists, options, tables
from pubkit.markup.element import Part, element
from pubkit.markup.policy import Policy
from pubkit.model import nodes as n


def expand(node: n.Block | n.Inline, policy: Policy) -> Part:
    """Return what shows `node`: what the theme says, else what the dialect says."""
    override = policy.overrides.get(type(node))
    if override:
        return override(node)  # type: ignore[no-any-return]
    if isinstance(node, n.Block):
        return _block(node, policy)
    return _inline(node, policy)


def _inline(node: n.Inline, policy: Policy) -> Part:
    match node:
        case n.Text():
            return inlines.text(node)
        case n.Emphasis():
            return element("em", node.children, attrs=node.attrs)
        case n.Strong():
            return element("strong", node.children, attrs=node.attrs)
        case n.Strike():
            return element("s", node.children, attrs=node.attrs)
        case n.Superscript():
            return element("sup", node.children, attrs=node.attrs)
        case n.Subscript():
            return element("sub", node.children, attrs=node.attrs)
        case n.Phrase():
            return inlines.phrase(node)
        case n.Code():
            return element("code", (options.kept(node.text),), attrs=node.attrs)
        case n.Math():
            return formulas.inline(node, policy)
        case n.Link():
            return inlines.link(node, policy)
        case n.CrossReference():
            return inlines.reference(node)
        case n.Image():
            return inlines.image(node, policy)
        case n.Note():
            return node.children  # the writer numbers and places notes before they come here
        case n.Citation():
            return element("span", node.children, style="citation", attrs=node.attrs)
        case n.LineBreak():
            return element("br", attrs=node.attrs)
        case _:
            assert_never(node)


def _block(node: n.Block, policy: Policy) -> Part:
    match node:
        case n.Paragraph():
            return blocks.paragraph(node)
        case n.Heading():
            return blocks.heading(node)
        case n.List():
            return lists.items(node, policy)
        case n.DefinitionList():
            return lists.definitions(node)
        case n.CodeBlock():
            return blocks.code_block(node, policy)
        case n.MathBlock():
            return formulas.block(node, policy)
        case n.Quote():
            return blocks.quote(node)
        case n.PullQuote():
            return blocks.pull_quote(node)
        case n.Embed():
            return blocks.embed(node)
        case n.Aside():
            return blocks.aside(node)
        case n.Figure():
            return blocks.figure(node, policy)
        case n.Table():
            return tables.table(node, policy)
        case n.Rule():
            return element("hr", style="rule", attrs=node.attrs)
        case n.Correction():
            return blocks.correction(node)
        case n.Group():
            return element("div", node.children, attrs=node.attrs)
        case _:
            assert_never(node)
