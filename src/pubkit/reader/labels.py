"""What lines of their own say of the block before or after them."""

from __future__ import annotations

import msgspec

from pubkit.model.nodes import PLAIN, Attrs, Block, List
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element

MARKS = frozenset("target attributes contents-here remark skipped".split())


def marked(node: Element, waiting: Attrs, before: list[Block], context: Context) -> Attrs:
    """Return what waits for the next block after the mark `node`; `before` may change."""
    match node.name:
        case "target":
            return msgspec.structs.replace(waiting, id=node.attrs["id"])
        case "attributes":
            given = attributes(node)
            if before and _touches(before[-1], node, context):
                before[-1] = labelled([before[-1]], given)[0]
                return waiting
            return _merged(waiting, given)
        case "contents-here":
            if before and isinstance(before[-1], List) and _touches(before[-1], node, context):
                before.pop()  # kramdown puts the contents in place of a list
            message = f'"{node.attrs["what"]}" is left out'
            hint = 'write "contents: true" into the front matter'
            context.once("foreign-tag", "contents", message, node, hint)
        case "skipped":
            what = node.attrs["what"]
            message = f'directive "{what}" belongs to another tool and is skipped'
            hint = "write the text, picture or link itself"
            context.once("foreign-tag", what, message, node, hint)
    return waiting


def _touches(block: Block, node: Element, context: Context) -> bool:
    """Tell whether no blank line lies between `block` and `node`."""
    if block.span is None:
        return False
    between = context.source.text[block.span.end : node.start]
    return between.count("\n") <= 1 and not between.strip(" \t\n>")


def labelled(made: list[Block], given: Attrs) -> list[Block]:
    """Return `made`, its first block with the attributes `given`; an id of its own stays."""
    if given == PLAIN or not made:
        return made
    attrs = _merged(given, made[0].attrs)
    return [msgspec.structs.replace(made[0], attrs=attrs), *made[1:]]


def _merged(first: Attrs, second: Attrs) -> Attrs:
    return Attrs(
        id=second.id or first.id,
        classes=tuple(dict.fromkeys((*second.classes, *first.classes))),
        language=second.language or first.language,
        direction=second.direction or first.direction,
        pairs=tuple((dict(first.pairs) | dict(second.pairs)).items()),
    )
