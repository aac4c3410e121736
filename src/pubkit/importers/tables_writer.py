"""Tables: pipes for a plain grid, tags for anything more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pubkit.importers.attribute_writer import inline_braces, tag_attributes
from pubkit.importers.inline_writer import Unsayable
from pubkit.importers.lists_writer import raw_line
from pubkit.model.nodes import PLAIN, Align, Attrs, Cell, Paragraph, Row, Table

if TYPE_CHECKING:
    from pubkit.importers.block_writer import BlockWriter, Form

_RULES: dict[Align | None, str] = {None: "---", "start": ":--", "center": ":-:", "end": "--:"}
_WIDEST = 100


def forms(writer: BlockWriter, node: Table) -> Iterator[Form]:
    """Yield the forms of `node`."""
    if _is_grid(node):
        yield lambda: _pipes(writer, node)
    yield lambda: _html(writer, node)


def _is_grid(node: Table) -> bool:
    if len(node.head) != 1 or node.foot:
        return False
    aligns = [cell.align for cell in node.head[0].cells]
    return bool(aligns) and all(
        [cell.align for cell in row.cells] == aligns and all(map(_is_plain, row.cells))
        for row in (*node.head, *node.body)
    )


def _is_plain(cell: Cell) -> bool:
    if cell.attrs != PLAIN or cell.colspan != 1 or cell.rowspan != 1:
        return False
    match cell.children:
        case () | (Paragraph(attrs=Attrs(None, (), None, None, ())),):
            return True
    return False


def _pipes(writer: BlockWriter, node: Table) -> str:
    rows = [[_cell(writer, cell) for cell in row.cells] for row in (*node.head, *node.body)]
    rules = [_RULES[cell.align] for cell in node.head[0].cells]
    widths = [max(map(len, column)) for column in zip(rules, *rows, strict=True)]
    if sum(widths) + 3 * len(widths) > _WIDEST:
        widths = [0] * len(widths)
    rules = [
        rule[0] + "-" * (w - 2) + rule[2] if w else rule
        for rule, w in zip(rules, widths, strict=True)
    ]
    lines = [_line(cells, widths) for cells in (rows[0], rules, *rows[1:])]
    return "\n".join([*lines, *_caption(writer, node)])


def _cell(writer: BlockWriter, cell: Cell) -> str:
    content = [child for child in cell.children if isinstance(child, Paragraph)]
    return writer.line(content[0].children).replace("|", "\\|") if content else ""


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _caption(writer: BlockWriter, node: Table, *, told: bool = False) -> list[str]:
    """Return the line below a table that holds its caption and, unless `told`, attributes."""
    braces = "" if told else inline_braces(node.attrs)
    if braces is None:
        raise Unsayable
    line = f"{writer.line(node.caption)} {braces}".strip()
    return ["", f": {line}"] if line else []


def _html(writer: BlockWriter, node: Table) -> str:
    lines = [f"<table{tag_attributes(node.attrs)}>"]
    below: list[str] = []
    if node.caption:
        try:
            lines.append(f"<caption>{writer.raw(node.caption)}</caption>")
        except Unsayable:
            below = _caption(writer, node, told=True)
    for tag, rows in (("thead", node.head), ("tbody", node.body), ("tfoot", node.foot)):
        if rows:
            head = tag == "thead"
            lines += [f"<{tag}>", *(_html_row(writer, row, head=head) for row in rows), f"</{tag}>"]
    return "\n".join([*lines, "</table>", *below])


def _html_row(writer: BlockWriter, row: Row, *, head: bool) -> str:
    cells = [_html_cell(writer, cell, head=head) for cell in row.cells]
    gap = "\n" if any("\n" in cell for cell in cells) else ""
    return f"<tr>{gap}{gap.join(cells)}{gap}</tr>"


def _html_cell(writer: BlockWriter, cell: Cell, *, head: bool) -> str:
    tag = "th" if cell.header or head else "td"
    fields = (
        ("colspan", str(cell.colspan) if cell.colspan != 1 else None),
        ("rowspan", str(cell.rowspan) if cell.rowspan != 1 else None),
        ("style", f"text-align: {cell.align}" if cell.align else None),
    )
    opening = f"<{tag}{tag_attributes(cell.attrs, fields)}>"
    line = raw_line(writer, cell.children)
    if line is not None:
        return f"{opening}{line}</{tag}>"
    return writer.within(opening, cell.children, f"</{tag}>")
