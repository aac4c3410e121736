"""Pandoc's document and block nodes to ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from pubkit import reader
from pubkit.importers.pandoc.inlines import attributes, inlines
from pubkit.model.document import Author, Document, Metadata
from pubkit.model.nodes import (
    PLAIN,
    Align,
    Attrs,
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Delimiter,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    ListItem,
    MathBlock,
    Numbering,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
)
from pubkit.model.walk import plain_text, walk
from pubkit.reader.dates import iso_moment
from pubkit.world import World

Json = Any

_ALIGN: dict[str, Align] = {"AlignLeft": "start", "AlignRight": "end", "AlignCenter": "center"}


_NUMBERINGS: Mapping[str, Numbering] = {
    "LowerAlpha": "lower-alpha", "UpperAlpha": "upper-alpha", "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
}  # fmt: skip
_DELIMITERS: Mapping[str, Delimiter] = {"OneParen": "paren", "TwoParens": "parens"}


class Tree:
    """Converts one tree and tells the doubts."""

    def __init__(self, world: World, source: str) -> None:
        self.world = world
        self.source = source

    def doubt(self, message: str) -> None:
        """Tell what was not carried over."""
        self.world.report("import-doubt", message, source=self.source)

    def document(self, tree: Json, path: PurePosixPath) -> Document:
        """Return the document of pandoc's whole tree."""
        told = {name: self._text(value) for name, value in tree.get("meta", {}).items()}
        date = told.get("date")
        metadata = Metadata(
            headline=_one(told.get("title")),
            slug=reader.default_slug(path),
            language=_one(told.get("lang")) or "en",
            standfirst=_one(told.get("subtitle")) or None,
            description=_one(told.get("abstract")) or None,
            authors=tuple(Author(name) for name in _many(told.get("author"))),
            published=iso_moment(_one(date)) if date else None,
            tags=tuple(_many(told.get("keywords"))),
        )
        return Document(metadata=metadata, children=self.blocks(tree["blocks"]), source=str(path))

    def _text(self, value: Json) -> str | list[str]:
        match value["t"]:
            case "MetaList":
                return [_one(self._text(item)) for item in value["c"]]
            case "MetaInlines":
                return plain_text(self.inlines(value["c"]))
            case "MetaBlocks":
                return plain_text(self.blocks(value["c"]))
            case "MetaString" | "MetaBool":
                return str(value["c"])
            case "MetaMap":
                return _one(self._text(value["c"]["name"])) if "name" in value["c"] else ""
        return ""

    def inlines(self, nodes: Sequence[Json]) -> tuple[Inline, ...]:
        """Return inline nodes."""
        return inlines(nodes, self.blocks, self.doubt)

    def blocks(self, nodes: Sequence[Json]) -> tuple[Block, ...]:
        """Return block nodes."""
        return tuple(made for node in nodes for made in self._block(node))

    def _block(self, node: Json) -> tuple[Block, ...]:
        kind, told = node["t"], node.get("c")
        match kind:
            case "Para" | "Plain":
                return self._paragraph(told)
            case "Header":
                return (Heading(told[0], self.inlines(told[2]), attrs=attributes(told[1])),)
            case "CodeBlock":
                attrs = attributes(told[0])
                language = attrs.classes[0] if attrs.classes else None
                return (CodeBlock(told[1], language, attrs=_only_id(attrs)),)
            case "BlockQuote":
                return (Quote(self.blocks(told)),)
            case "BulletList":
                return (self._list(told),)
            case "OrderedList":
                return (self._numbered(told[0], self._list(told[1])),)
            case "DefinitionList":
                items = tuple(
                    Definition((self.inlines(term),), tuple(self.blocks(m) for m in meanings))
                    for term, meanings in told
                )
                return (DefinitionList(items),)
            case "HorizontalRule":
                return (Rule(),)
            case "Div":
                attrs, children = attributes(told[0]), self.blocks(told[1])
                return children if attrs == PLAIN else (Group(children, attrs=attrs),)
            case "LineBlock":
                return (self._lines(told),)
            case "Figure":
                return self._figure(told)
            case "Table":
                return (self._table(told),)
            case "RawBlock":
                self.doubt(f'raw {told[0]} is left out: "{told[1][:60]}"')
                return ()
            case "Null":
                return ()
        self.doubt(f'pandoc\'s node "{kind}" is not known')
        return ()

    def _paragraph(self, told: Json) -> tuple[Block, ...]:
        if len(told) == 1 and told[0]["t"] == "Math" and told[0]["c"][0]["t"] == "DisplayMath":
            return (MathBlock(told[0]["c"][1]),)
        children = self.inlines(told)
        return (Paragraph(children),) if children else ()

    def _list(self, items: Json) -> List:
        tight = all(block["t"] != "Para" for item in items for block in item)
        return List(tuple(ListItem(self.blocks(item)) for item in items), tight=tight)

    def _numbered(self, told: Json, made: List) -> List:
        start, style, delimiter = told[0], told[1]["t"], told[2]["t"]
        numbering = _NUMBERINGS.get(style, "decimal")
        marks = _DELIMITERS.get(delimiter, "period")
        if numbering == "decimal" and marks == "paren":
            marks = "period"  # as CommonMark reads "1)"
        return msgspec.structs.replace(
            made, ordered=True, start=start, numbering=numbering, delimiter=marks
        )

    def _lines(self, lines: Json) -> Group:
        out: list[Inline] = []
        for number, line in enumerate(lines):
            if number:
                out.append(LineBreak())
            out.extend(self.inlines(line))
        return Group((Paragraph(tuple(out)),), attrs=Attrs(classes=("verse",)))

    def _figure(self, told: Json) -> tuple[Block, ...]:
        attrs, caption, content = attributes(told[0]), self.blocks(told[1][1]), self.blocks(told[2])
        media = tuple(node for node in walk(content) if isinstance(node, Image))
        words = _joined(caption)
        if not media:
            return (*content, *((Paragraph(words),) if words else ()))
        return (Figure(media, words, attrs=_only_id(attrs)),)

    def _table(self, told: Json) -> Table:
        attrs, caption, columns, head, bodies, foot = told
        aligns = [_ALIGN.get(column[0]["t"]) for column in columns]
        body = [
            self._row(row, aligns, headers=count) for _, count, first, rows in bodies
            for row in (*first, *rows)
        ]  # fmt: skip
        return Table(
            tuple(self._row(row, aligns, header=True) for row in head[1]),
            tuple(body),
            tuple(self._row(row, aligns) for row in foot[1]),
            _joined(self.blocks(caption[1])),
            attrs=_only_id(attributes(attrs)),
        )

    def _row(
        self, row: Json, aligns: list[Align | None], *, header: bool = False, headers: int = 0
    ) -> Row:
        cells = []
        for index, (attrs, align, rowspan, colspan, content) in enumerate(row[1]):
            default = aligns[index] if index < len(aligns) else None
            cells.append(
                Cell(
                    self.blocks(content),
                    header=header or index < headers,
                    align=_ALIGN.get(align["t"], default),
                    rowspan=max(1, rowspan),
                    colspan=max(1, colspan),
                    attrs=attributes(attrs),
                )
            )
        return Row(tuple(cells))


def _only_id(attrs: Attrs) -> Attrs:
    return Attrs(id=attrs.id) if attrs.id else PLAIN


def _joined(content: tuple[Block, ...]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for block in content:
        if isinstance(block, Paragraph):
            out.extend(((Text(" "),) if out else ()) + block.children)
    return tuple(out)


def _one(value: str | list[str] | None) -> str:
    text = value[0] if isinstance(value, list) and value else value
    return " ".join(text.split()) if isinstance(text, str) else ""


def _many(value: str | list[str] | None) -> list[str]:
    items = value if isinstance(value, list) else [value] if value else []
    return [item for item in items if item]
