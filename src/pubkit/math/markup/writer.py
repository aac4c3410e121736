"""A tree as MathML Core, with TeX's spacing wherever the operator dictionary has another."""

from __future__ import annotations

from typing import Final, assert_never

from pubkit.math.alphabets import styled
from pubkit.math.markup.cells import cell_attributes, table_attributes
from pubkit.math.markup.elements import element, em, token
from pubkit.math.markup.operators import STRETCHY, fitted
from pubkit.math.style import Style
from pubkit.math.tree import (
    Accent,
    Arrow,
    Boxed,
    Classed,
    Delimiter,
    Fenced,
    Fraction,
    Large,
    Letter,
    Middle,
    Name,
    Node,
    Number,
    Phantom,
    Radical,
    Row,
    Scripts,
    Sign,
    Space,
    Styled,
    StyleName,
    Table,
    Words,
    core,
)

_STYLED: Final[dict[StyleName, dict[str, str]]] = {
    "display": {"displaystyle": "true", "scriptlevel": "0"},
    "text": {"displaystyle": "false", "scriptlevel": "0"},
    "script": {"displaystyle": "false", "scriptlevel": "1"},
    "scriptscript": {"displaystyle": "false", "scriptlevel": "2"},
}
# An accent on one letter is said by its spacing form; a wide one by what fonts can stretch.
_NARROW: Final = dict(
    zip(
        "\u0302\u030c\u0303\u0301\u0300\u0307\u0308\u20db\u0306\u0304\u030a\u20d7",
        "ˆˇ˜´`˙¨…˘¯˚→",
        strict=True,
    )
) | {"\u20dc": "...."}
_WIDE: Final = dict(zip("\u20d7\u20d6\u20e1", "→←↔", strict=True))
_PLAIN_FENCES: Final = {"prefix": "([{⟨⌊⌈⟦⟮|‖", "postfix": ")]}⟩⌋⌉⟧⟯|‖"}
_NO_SPACE: Final = {"lspace": "0em", "rspace": "0em"}


def line(items: tuple[Node, ...], style: Style) -> str:
    """Return `items` as the content of an element that lays its children out in a row."""
    written = []
    for node, attributes, space in fitted(items, script=style.script):
        gap = element("mspace", width=em(space)) if space else ""
        written.append(gap + markup(node, style, attributes))
    return "".join(written)


def markup(node: Node, style: Style, told: dict[str, str] | None = None) -> str:
    """Return `node` as one element; `told` are attributes for the operator at its core."""
    told = told or {}
    match node:
        case Letter():
            return _letter(node)
        case Number(text=text):
            return token("mn", text)
        case Name(text=text):
            return token("mi", text)
        case Words(text=text):
            return token("mtext", _kept(text))
        case Sign(text=text):
            still = {"stretchy": "false"} if text in STRETCHY else {}
            return token("mo", text, **still, **told)
        case Large(text=text):
            return token("mo", text, **told)
        case Space(mu=mu):
            return _space(mu)
        case Delimiter(text=text, size=size):
            extent = f"{0.6 * (size + 1):.1f}em"
            return token("mo", text, stretchy="true", minsize=extent, maxsize=extent, **told)
        case Middle(text=text):
            return token("mo", text, stretchy="true", **told)
        case Row(items=(single,)):
            return markup(single, style, told)
        case Row(items=items):
            return element("mrow", line(items, style))
        case Classed(body=body):
            return markup(body, style, told)
        case Scripts():
            return _scripts(node, style, told)
        case Fraction():
            return _fraction(node, style)
        case Radical(body=body, degree=None):
            return element("msqrt", _content(body, style))
        case Radical(body=body, degree=degree):
            return element("mroot", markup(body, style), markup(degree or Row(), Style(3)))
        case Accent():
            return _accent(node, style)
        case Arrow():
            return _arrow(node, style)
        case Fenced(left=left, body=body, right=right):
            opening, closing = _fence(left, "prefix"), _fence(right, "postfix")
            return element("mrow", opening, line(body.items, style), closing)
        case Table():
            return _table(node, style)
        case Styled(body=body):
            content = line(body.items, style.named(node.style))
            return element("mstyle", content, **_STYLED[node.style])
        case Phantom():
            return _phantom(node, style)
        case Boxed(body=body):
            frame = "border: 0.04em solid; padding: 0.3em"
            return element("mrow", _content(body, style), style=frame)
    assert_never(node)


def _content(node: Node, style: Style) -> str:
    return line(node.items if isinstance(node, Row) else (node,), style)


def _letter(node: Letter) -> str:
    if node.text[0] in "′″‴⁗":
        return token("mo", node.text, **_NO_SPACE)
    slanted = len(node.text) == 1 and styled(node.text, "italic") != node.text
    upright = {"mathvariant": "normal"} if node.upright and slanted else {}
    return token("mi", node.text, **upright)


def _kept(text: str) -> str:
    """Return `text` with the spaces at its ends made fast, for MathML trims them."""
    core_text = text.strip(" ")
    lead = len(text) - len(text.lstrip(" "))
    return "\u00a0" * lead + core_text + "\u00a0" * (len(text) - lead - len(core_text))


def _space(mu: float) -> str:
    if mu < 0:
        return element("mspace", style=f"margin-left: {em(mu)}")
    return element("mspace", width=em(mu))


def _scripts(node: Scripts, style: Style, told: dict[str, str]) -> str:
    stacked = node.placement == "stacked" or (node.placement == "movable" and style.display)
    if stacked and isinstance(core(node.base), Large) and not style.display:
        told = {**told, "movablelimits": "false"}
    elif stacked and isinstance(core(node.base), Sign):
        told = _NO_SPACE
    names = ("munder", "mover", "munderover") if stacked else ("msub", "msup", "msubsup")
    base = markup(node.base, style, told)
    sub = markup(node.sub, style.raised(cramped=True)) if node.sub else ""
    sup = markup(node.sup, style.raised()) if node.sup else ""
    return element(names[2 if sub and sup else 0 if sub else 1], base, sub, sup)


def _fraction(node: Fraction, style: Style) -> str:
    style = style.named(node.style)
    above, below = markup(node.above, style.part()), markup(node.below, style.part(cramped=True))
    bare = {} if node.bar else {"linethickness": "0"}
    fraction = element("mfrac", above, below, **bare)
    return element("mstyle", fraction, **_STYLED[node.style]) if node.style else fraction


def _accent(node: Accent, style: Style) -> str:
    told = _NO_SPACE if isinstance(core(node.body), Sign) else {}
    body = markup(node.body, style.tight(), told)
    mark = (_WIDE if node.wide else _NARROW).get(node.mark, node.mark)
    small = {"mathsize": "70%"} if mark == "→" and not node.wide else {}
    sign = token("mo", mark, stretchy="true" if node.wide else "false", **small)
    if node.under:
        return element("munder", body, sign, accentunder="true")
    return element("mover", body, sign, accent="true")


def _arrow(node: Arrow, style: Style) -> str:
    pad = element("mspace", width="0.4em")
    arrow = token("mo", node.text, stretchy="true", **_NO_SPACE)
    labels = [
        element("mrow", pad, markup(label, style.raised()), pad)
        for label in (node.below, node.above)
        if label
    ]
    return element("munderover" if len(labels) == 2 else "mover", arrow, *labels)


def _fence(text: str, form: str) -> str:
    if not text:
        return ""
    if text in _PLAIN_FENCES[form]:
        return token("mo", text, form=form)
    return token("mo", text, form=form, fence="true", stretchy="true", **_NO_SPACE)


def _phantom(node: Phantom, style: Style) -> str:
    phantom = element("mphantom", _content(node.body, style))
    if node.wide and node.tall:
        return phantom
    flat = {"width": "0em"} if node.tall else {"height": "0em", "depth": "0em"}
    return element("mpadded", phantom, **flat)


def _table(node: Table, style: Style) -> str:
    inner = style if style.script else style.named(node.style)
    rows = []
    for down, row in enumerate(node.rows):
        cells = (
            element("mtd", line(cell.items, inner), **cell_attributes(node, across, down))
            for across, cell in enumerate(row)
        )
        rows.append(element("mtr", *cells))
    table = element("mtable", *rows, **table_attributes(node))
    small = node.style == "script" and not style.script
    return element("mstyle", table, scriptlevel="1") if small else table
