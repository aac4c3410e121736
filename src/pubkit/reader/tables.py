"""Tables: pipe tables and HTML ones, their captions and header cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from pubkit.model.nodes import PLAIN, Align, Attrs, Block, Cell, Inline, Row, Table, Text
from pubkit.reader.attributes import attributes
from pubkit.reader.context import Context
from pubkit.reader.elements import Element
from pubkit.reader.inlines import inlines
from pubkit.reader.limits import MAX_COLUMNS
from pubkit.reader.runs import trim

MAX_ROWS = 5000

_ALIGN = re.compile(r"text-align:\s*(left|right|center|start|end)")
_NAMES: dict[str, Align] = {
    "left": "start", "start": "start", "right": "end", "end": "end", "center": "center",
}  # fmt: skip


def table(node: Element, context: Context) -> Iterable[Block]:
    """Return the table that `node` is; what stands in it outside of cells comes before it."""
    from pubkit.reader.blocks import blocks, take_attributes

    rows: dict[str, list[Row]] = {"thead": [], "tbody": [], "tfoot": []}
    stray: list[Block] = []
    caption: tuple[Inline, ...] = ()
    attrs = attributes(node)
    for section, child in _parts(node):
        match child.name:
            case "tr":
                rows[section or "tbody"].append(_row(child, context, header=section == "thead"))
            case "caption" if not section:
                caption, attrs = take_attributes(inlines(child.children, context), attrs)
            case _:
                stray.extend(blocks([child], context))
    head, body, foot = rows.values()
    if not head:
        while body and body[0].cells and all(cell.header for cell in body[0].cells):
            head.append(body.pop(0))
    if not (head or body or foot):
        return stray
    made = Table(
        tuple(head), tuple(body), tuple(foot), caption, attrs=attrs, span=context.span(node)
    )
    if _too_large(made):
        limit = f"more than {MAX_COLUMNS} columns or {MAX_ROWS:,} rows; its cells are shown as text"
        context.report("table-limit", f"a table of {limit}", node, "divide it")
        return (*stray, *_flat(made))
    return (*stray, _limited(_row_headers(_inner_caption(made)), context, node))


def _too_large(made: Table) -> bool:
    rows = [row for section in _sections(made) for row in section]
    return len(rows) > MAX_ROWS or any(len(row.cells) > MAX_COLUMNS for row in rows)


def _flat(made: Table) -> Iterable[Block]:
    """Yield what is in the cells of `made`."""
    for section in _sections(made):
        for row in section:
            for cell in row.cells:
                yield from cell.children


def _parts(node: Element) -> Iterator[tuple[str, Element]]:
    """Yield the elements of a table, each with the section that it stands in or `""`."""
    for child in _children(node):
        if child.name in ("thead", "tbody", "tfoot"):
            yield from ((child.name, inner) for inner in _children(child))
        elif child.name not in ("colgroup", "col"):
            yield "", child


def _children(node: Element) -> Iterable[Element]:
    """Yield the elements in `node`; loose text becomes a paragraph, so that none is lost."""
    for child in node.children:
        if isinstance(child, Element):
            yield child
        elif child.text.strip():
            stray = Element("p", {}, child.start, child.end)
            stray.children.append(child)
            yield stray


def _row(node: Element, context: Context, *, header: bool) -> Row:
    from pubkit.reader.blocks import blocks

    cells = []
    for child in _children(node):
        name = child.name
        align = child.attrs.get("align", "").lower()
        if found := _ALIGN.search(child.attrs.get("style", "")):
            align = found[1]
        content = child.children if name in ("td", "th") else [child]
        cells.append(
            Cell(
                blocks(content, context),
                header=name == "th" or header,
                align=_NAMES.get(align),
                colspan=_count(child.attrs.get("colspan"), MAX_COLUMNS),
                rowspan=_count(child.attrs.get("rowspan"), MAX_ROWS),
                attrs=attributes(child),
                span=context.span(child),
            )
        )
    return Row(tuple(cells), span=context.span(node))


def _count(value: str | None, most: int) -> int:
    digits = (value or "").strip()
    return min(most, max(1, int(digits))) if digits.isdecimal() and len(digits) < 10 else 1


def _limited(made: Table, context: Context, node: Element) -> Table:
    """Return `made` with spans that end with the table, so that no span costs memory."""
    if all(c.colspan == c.rowspan == 1 for rows in _sections(made) for r in rows for c in r.cells):
        return made
    width = max(sum(1 for _ in row.cells) for rows in _sections(made) for row in rows)
    most = max([width, *(_reach(row, width) for rows in _sections(made) for row in rows)])
    most = min(most, MAX_COLUMNS)
    changed: dict[str, tuple[Row, ...]] = {}
    for name in ("head", "body", "foot"):
        rows = getattr(made, name)
        changed[name] = tuple(
            msgspec.structs.replace(row, cells=_fitted(row, most, len(rows) - index))
            for index, row in enumerate(rows)
        )
    fitted = msgspec.structs.replace(made, **changed)
    if fitted != made:
        context.report("table-span", "a cell spans more than the table has", node)
    return fitted


def _sections(made: Table) -> tuple[tuple[Row, ...], ...]:
    return (made.head, made.body, made.foot)


def _reach(row: Row, width: int) -> int:
    """Return the columns that `row` takes when wide cells reach no further than `width` more."""
    return sum(min(cell.colspan, max(width, len(row.cells) * 4)) for cell in row.cells)


def _fitted(row: Row, columns: int, rows: int) -> tuple[Cell, ...]:
    out = []
    left = columns
    for cell in row.cells:
        colspan = max(1, min(cell.colspan, left))
        left -= colspan
        rowspan = min(cell.rowspan, rows)
        if (colspan, rowspan) != (cell.colspan, cell.rowspan):
            cell = msgspec.structs.replace(cell, colspan=colspan, rowspan=rowspan)
        out.append(cell)
    return tuple(out)


def _row_headers(made: Table) -> Table:
    """Return `made` with row headers where its first column heads the rows.

    It does when the corner is empty or the table says `.row-headers`.
    """
    corner = made.head[0].cells[0] if made.head and made.head[0].cells else None
    wanted = "row-headers" in made.attrs.classes
    if not wanted and (corner is None or corner.children):
        return made
    body = tuple(
        msgspec.structs.replace(
            row, cells=(msgspec.structs.replace(row.cells[0], header=True), *row.cells[1:])
        )
        if row.cells and row.cells[0].children
        else row
        for row in made.body
    )
    return msgspec.structs.replace(made, body=body)


def _inner_caption(made: Table) -> Table:
    """Return `made` with a `: Caption` line, which GFM takes for a last row, made its caption."""
    if made.caption or len(made.body) < 1:
        return made
    first, *rest = made.body[-1].cells or (Cell(()),)
    if any(cell.children for cell in rest) or len(first.children) != 1:
        return made
    captioned = caption_of(made, getattr(first.children[0], "children", ()))
    return msgspec.structs.replace(captioned, body=made.body[:-1]) if captioned else made


def caption_of(block: Block, children: tuple[Inline, ...]) -> Table | None:
    """Return the table `block` captioned by `children` when they open with a colon."""
    from pubkit.reader.blocks import take_attributes

    if not isinstance(block, Table) or block.caption or not children:
        return None
    first = children[0]
    if not isinstance(first, Text) or not first.text.startswith(": "):
        return None
    words = trim((msgspec.structs.replace(first, text=first.text[2:]), *children[1:]))
    caption, attrs = take_attributes(words, block.attrs if block.attrs != PLAIN else Attrs())
    captioned = msgspec.structs.replace(block, caption=caption, attrs=attrs)
    return _row_headers(captioned)
