"""Lists and definitions: Markdown where its rules on blank lines allow, tags elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pubkit.importers.attribute_writer import tag_attributes
from pubkit.importers.inline_writer import Unsayable
from pubkit.importers.note_writer import indented
from pubkit.model.nodes import (
    PLAIN,
    Block,
    Definition,
    DefinitionList,
    Inline,
    List,
    ListItem,
    Paragraph,
)
from pubkit.model.numerals import TYPES, mark

if TYPE_CHECKING:
    from pubkit.importers.block_writer import BlockWriter, Form

_BOX = {True: "[x] ", False: "[ ] ", None: ""}


def run_length(before: Sequence[Block], node: List) -> int:
    """Return how many lists of the same kind as `node` stand right before it."""
    count = 0
    for other in reversed(before):
        if not (isinstance(other, List) and other.ordered == node.ordered):
            break
        count += 1
    return count


def forms(writer: BlockWriter, node: List, alternate: int) -> Iterator[Form]:
    """Yield the forms of `node`; `alternate` markers keep it apart from a list before it."""
    if node.attrs == PLAIN and all(item.attrs == PLAIN for item in node.items):
        yield lambda: _markdown(writer, node, alternate)
    yield lambda: _html(writer, node)


def _markdown(writer: BlockWriter, node: List, alternate: int) -> str:
    gap = "\n" if node.tight else "\n\n"
    parts = []
    for index, item in enumerate(node.items):
        parts.append(_item(writer, item, _marker(node, index, alternate), gap))
    return gap.join(parts)


def _marker(node: List, index: int, alternate: int) -> str:
    number = max(0, node.start) + index
    if not node.ordered:
        return "-*"[alternate]
    if node.numbering == "decimal" and node.delimiter != "parens":
        return f"{number}{'.)'[alternate]}"
    return mark(number, node.numbering, node.delimiter)


def _item(writer: BlockWriter, item: ListItem, marker: str, gap: str) -> str:
    first = item.children[0] if item.children else None
    box = _BOX[item.checked]
    if box and not isinstance(first, Paragraph):
        raise Unsayable
    # After a letter with a period stands one space more, for it could be of a name.
    indent = " " * (len(marker) + 1 + (marker[0].isupper() and marker[1:] == "."))
    text = indented(writer.blocks(item.children, gap=gap), indent)
    if writer.apart and first and not isinstance(first, Paragraph):
        return f"{marker}\n{text}"
    return f"{marker.ljust(len(indent))}{box}{text[len(indent) :]}".rstrip(" ")


def _html(writer: BlockWriter, node: List) -> str:
    tag = "ol" if node.ordered else "ul"
    start = str(node.start) if node.ordered and node.start != 1 else None
    kind = TYPES[node.numbering] if node.ordered and node.numbering != "decimal" else None
    items = "\n".join(_html_item(writer, item, tight=node.tight) for item in node.items)
    attributes = tag_attributes(node.attrs, (("start", start), ("type", kind)))
    return f"<{tag}{attributes}>\n{items}\n</{tag}>"


def _html_item(writer: BlockWriter, item: ListItem, *, tight: bool) -> str:
    opening = f"<li{tag_attributes(item.attrs)}>"
    if item.checked is not None:
        opening += f'<input type="checkbox"{" checked" if item.checked else ""}>'
    if tight and (line := raw_line(writer, item.children)) is not None:
        return f"{opening}{line}</li>"
    if not tight:
        return writer.within(opening, item.children, "</li>")
    return f"{opening}\n\n{loose(writer, item.children)}\n\n</li>"


def raw_line(writer: BlockWriter, nodes: Sequence[Block]) -> str | None:
    """Return a lone paragraph of `nodes` as HTML, or None when there is more or other matter."""
    match nodes:
        case ():
            return ""
        case (Paragraph(children=children, attrs=attrs),) if attrs == PLAIN:
            try:
                return writer.raw(children)
            except Unsayable:
                return None
    return None


def loose(writer: BlockWriter, nodes: Sequence[Block]) -> str:
    """Return `nodes` so that no paragraph stands right inside the tag around them."""
    parts = [writer.block(node) for node in nodes]
    return "\n\n".join(
        f"<div>\n\n{part}\n\n</div>" if isinstance(node, Paragraph) else part
        for node, part in zip(nodes, parts, strict=True)
    )


def definition_forms(writer: BlockWriter, node: DefinitionList) -> Iterator[Form]:
    """Yield the forms of `node`."""
    if node.attrs == PLAIN and all(len(item.terms) == 1 for item in node.items):
        yield lambda: _definitions(writer, node)
        yield lambda: _definitions(writer, node, apart="\n")
    yield lambda: _html_definitions(writer, node)


def _definitions(writer: BlockWriter, node: DefinitionList, apart: str = "") -> str:
    gap = "\n" if node.tight else "\n\n"
    parts = []
    for item in node.items:
        lines = [writer.line(item.terms[0], opens=True)]
        for meaning in item.meanings:
            if writer.apart and meaning and not isinstance(meaning[0], Paragraph):
                raise Unsayable
            text = indented(writer.blocks(meaning), "  ")
            lines.append(f"{apart}: {text[2:]}")
        parts.append(gap.join(lines))
    return "\n\n".join(parts)


def _html_definitions(writer: BlockWriter, node: DefinitionList) -> str:
    lines = [f"<dl{tag_attributes(node.attrs)}>"]
    for item in node.items:
        lines += _html_definition(writer, item, tight=node.tight)
    return "\n".join([*lines, "</dl>"])


def _html_definition(writer: BlockWriter, item: Definition, *, tight: bool) -> Iterator[str]:
    for term in item.terms:
        yield f"<dt>{_term(writer, term)}</dt>"
    for meaning in item.meanings:
        line = raw_line(writer, meaning) if tight else None
        if line is not None:
            yield f"<dd>{line}</dd>"
        elif tight:
            yield f"<dd>\n\n{loose(writer, meaning)}\n\n</dd>"
        else:
            yield writer.within("<dd>", meaning, "</dd>")


def _term(writer: BlockWriter, term: tuple[Inline, ...]) -> str:
    try:
        return writer.raw(term)
    except Unsayable:
        return f"\n\n{writer.line(term)}\n\n"
