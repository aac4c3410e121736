"""Tables written as lists of lists, as MyST and reStructuredText have them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pubkit.model.nodes import Attrs, Block, Cell, List, Paragraph, Row, Span, Table
from pubkit.reader.tables import caption_of


def list_table(
    children: tuple[Block, ...], found: Mapping[str, str], span: Span
) -> tuple[Block, ...]:
    """Return the table that the list in `children` stands for, and what follows; or nothing."""
    if not children or not isinstance(children[0], List):
        return ()
    heads = int(found.get("header-rows") or 0)
    rows = []
    for number, item in enumerate(children[0].items):
        if len(item.children) != 1 or not isinstance(item.children[0], List):
            return ()
        cells = item.children[0].items
        rows.append(Row(tuple(Cell(cell.children, header=number < heads) for cell in cells)))
    width = max(len(row.cells) for row in rows)
    full = [
        msgspec.structs.replace(row, cells=row.cells + (Cell(()),) * (width - len(row.cells)))
        for row in rows
    ]
    attrs = Attrs(id=found.get("id"))
    made: Block = Table(tuple(full[:heads]), tuple(full[heads:]), attrs=attrs, span=span)
    rest = children[1:]
    if rest and isinstance(rest[0], Paragraph) and (named := caption_of(made, rest[0].children)):
        made, rest = named, rest[1:]
    return (made, *rest)
