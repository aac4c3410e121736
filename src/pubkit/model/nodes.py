"""The nodes of a document: two closed unions, `Block` and `Inline`.

Every node is immutable and carries `attrs` (id, classes, language …) and `span` (offsets into its
source file; exact for blocks, approximate for inlines, absent on nodes that a transform made).
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Half-open range of character offsets into the decoded source. JSON: `[0, 7]`."""

    start: int
    end: int


class Attrs(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an author may attach to any node: `{#id .class lang=az key=value}`."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None
    pairs: tuple[tuple[str, str], ...] = ()


PLAIN = Attrs()


def _tag(name: str) -> str:
    return "".join("-" + c.lower() if c.isupper() else c for c in name).lstrip("-")


class Node(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag=_tag
):
    """What all nodes share."""

    attrs: Attrs = PLAIN
    span: Span | None = None


class Rights(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Who made a picture and on what terms it is shown."""

    credit: str | None = None
    creator: str | None = None
    copyright: str | None = None
    license: str | None = None
    source_url: str | None = None


class Text(Node, frozen=True):
    """Characters as the reader sees them; a newline is a space.

    `plain words` → `{"type": "text", "text": "plain words"}`
    """

    text: str


class Emphasis(Node, frozen=True):
    """Stress. Contains inlines. `*word*`."""

    children: tuple[Inline, ...]


class Strong(Node, frozen=True):
    """Importance. Contains inlines. `**word**`."""

    children: tuple[Inline, ...]


class Strike(Node, frozen=True):
    """Words withdrawn. Contains inlines. `~~word~~`."""

    children: tuple[Inline, ...]


class Superscript(Node, frozen=True):
    """Raised text. Contains inlines. `<sup>2</sup>`."""

    children: tuple[Inline, ...]


class Subscript(Node, frozen=True):
    """Lowered text. Contains inlines. `<sub>2</sub>`."""

    children: tuple[Inline, ...]


PhraseKind = Literal[
    "span", "abbr", "bdi", "cite", "dfn", "ins", "kbd", "mark", "q", "samp", "small", "time",
    "underline", "var",
]  # fmt: skip


class Phrase(Node, frozen=True):
    """The open inline: a run of text told apart by its kind and attributes.

    `[Şuşa]{lang=az}` → `Phrase(children, kind="span", attrs=Attrs(language="az"))`;
    `<kbd>Esc</kbd>` → `kind="kbd"`.
    """

    children: tuple[Inline, ...]
    kind: PhraseKind = "span"


class Code(Node, frozen=True):
    """Program text in a line. `` `x = 1` ``."""

    text: str


class Math(Node, frozen=True):
    """A TeX formula in a line. `$a^2$`."""

    tex: str


class Link(Node, frozen=True):
    """A way to another document; its scheme is on the allow-list. Contains inlines.

    `[text](https://example.org "title")`
    """

    children: tuple[Inline, ...]
    url: str
    title: str | None = None


class CrossReference(Node, frozen=True):
    """A way to a node of this publication. Contains inlines, filled in when left empty.

    `[the table](#tab-rain)`, `[](#fig-map)`
    """

    children: tuple[Inline, ...]
    target: str


class Image(Node, frozen=True):
    """A picture; `asset` is the key of its checked bytes once resolved.

    `![What it shows](map.png "title")`. `decorative` pictures have no alternative text on purpose.
    """

    source: str
    alt: str = ""
    title: str | None = None
    asset: str | None = None
    decorative: bool = False


class Note(Node, frozen=True):
    """A footnote, standing where it is called. Contains blocks; `number` is set by a transform.

    `[^1]` with `[^1]: text`, or `^[text]`
    """

    children: tuple[Block, ...]
    number: int | None = None


class Citation(Node, frozen=True):
    """A reference to works of the bibliography. `[@key, p. 3; @other]`. Filled in when resolved.

    A `narrative` one is part of the sentence: `@key [p. 3]` becomes "Roe (2020, p. 3)".
    """

    keys: tuple[str, ...]
    source: str
    children: tuple[Inline, ...] = ()
    narrative: bool = False


class LineBreak(Node, frozen=True):
    """A line that ends on purpose. Two spaces or a backslash at its end."""


Inline = (
    Text | Emphasis | Strong | Strike | Superscript | Subscript | Phrase | Code | Math | Link
    | CrossReference | Image | Note | Citation | LineBreak
)  # fmt: skip


class Paragraph(Node, frozen=True):
    """Running text. Contains inlines."""

    children: tuple[Inline, ...]


class Heading(Node, frozen=True):
    """A section's title. Contains inlines. `## Alpha {#alpha}`.

    `level` is 1 for the sections of an article: the headline is not a heading but the opening.
    """

    level: int
    children: tuple[Inline, ...]


class ListItem(Node, frozen=True):
    """An item of a list; `checked` is set in task lists. Contains blocks."""

    children: tuple[Block, ...]
    checked: bool | None = None


Numbering = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
Delimiter = Literal["period", "paren", "parens"]


class List(Node, frozen=True):
    """Items, numbered from `start` when `ordered`; `tight` ones are set without paragraphs.

    `(a) One` and `(b) Two` → `numbering="lower-alpha"`, `delimiter="parens"`.
    """

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    numbering: Numbering = "decimal"
    delimiter: Delimiter = "period"
    tight: bool = True


class Definition(Node, frozen=True):
    """Terms and what they mean."""

    terms: tuple[tuple[Inline, ...], ...]
    meanings: tuple[tuple[Block, ...], ...]


class DefinitionList(Node, frozen=True):
    """Definitions. `Term` with `: meaning` beneath."""

    items: tuple[Definition, ...]
    tight: bool = True


class CodeBlock(Node, frozen=True):
    """Program text in lines, without the last newline. A fence, its language first."""

    text: str
    language: str | None = None
    caption: tuple[Inline, ...] = ()


class MathBlock(Node, frozen=True):
    """A TeX formula on its own. `$$ … $$ {#eq-rain}`; `label` such as "(1)" when it has an id."""

    tex: str
    label: str | None = None


class Quote(Node, frozen=True):
    """Somebody's words. Contains blocks; the attribution is a last line that opens with a dash.

    `> We won.` / `>` / `> — The minister, in parliament`
    """

    children: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    url: str | None = None


class PullQuote(Node, frozen=True):
    """Words of the article shown again, large. `::: pullquote`."""

    children: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()


class Embed(Node, frozen=True):
    """A post, video or page kept as text, so that it survives paper. Contains blocks.

    `::: embed {platform="Mastodon" author="…" handle="@…" date=2026-03-01 url="https://…"}`.
    `source` is the visible line under it, made by a transform from the fields.
    """

    children: tuple[Block, ...]
    platform: str | None = None
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    url: str | None = None
    source: tuple[Inline, ...] = ()


AsideKind = Literal["aside", "note", "tip", "important", "warning", "caution", "details"]


class Aside(Node, frozen=True):
    """Matter beside the main line; an alert when its kind says so. Contains blocks.

    `::: aside {title="Background"}` or `> [!WARNING]`. An alert without a title gets its kind's.
    """

    children: tuple[Block, ...]
    kind: AsideKind = "aside"
    title: tuple[Inline, ...] = ()


class Figure(Node, frozen=True):
    """Pictures with caption, credit and rights; `label` such as "Figure 1" when it has an id.

    `![Alt](map.png "Caption"){#fig-map credit="Survey office" license="CC BY 4.0"}` or `::: figure`
    """

    media: tuple[Image, ...]
    caption: tuple[Inline, ...] = ()
    credit: tuple[Inline, ...] = ()
    rights: Rights = Rights()
    label: str | None = None


Align = Literal["start", "center", "end"]


class Cell(Node, frozen=True):
    """A cell of a table. Contains blocks; one paragraph in the common case."""

    children: tuple[Block, ...]
    header: bool = False
    align: Align | None = None
    colspan: int = 1
    rowspan: int = 1


class Row(Node, frozen=True):
    """Cells from the line's start to its end."""

    cells: tuple[Cell, ...]


class Table(Node, frozen=True):
    """Rows under header rows; `label` such as "Table 1" when it has an id. A GFM pipe table.

    A line `: Caption {#tab-rain}` beneath is its caption.
    """

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    caption: tuple[Inline, ...] = ()
    label: str | None = None


class Rule(Node, frozen=True):
    """A change of scene. `***`."""


class Correction(Node, frozen=True):
    """What was wrong, and when it was set right. `::: correction {date=2026-03-02}`.

    `label` such as "Correction, 2 March 2026" is made by a transform.
    """

    children: tuple[Block, ...]
    date: str | None = None
    label: str | None = None


class Group(Node, frozen=True):
    """The open block: other blocks told apart by their attributes. `::: {.verse}`."""

    children: tuple[Block, ...]


Block = (
    Paragraph | Heading | List | DefinitionList | CodeBlock | MathBlock | Quote | PullQuote | Embed
    | Aside | Figure | Table | Rule | Correction | Group
)  # fmt: skip
