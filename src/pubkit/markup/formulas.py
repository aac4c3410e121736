"""Formulas as elements: MathML, or a drawing where the engine has none."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from pubkit.markup.blocks import reachable
from pubkit.markup.characters import escape
from pubkit.markup.element import Part, Place, Raw, element
from pubkit.markup.policy import Policy, Problem
from pubkit.model.nodes import Math, MathBlock, Span

if TYPE_CHECKING:
    from pubkit.math import Drawing, MathError

_TOKEN = re.compile(r"\\[A-Za-z]+|[A-Za-z]+")
ROOM = 28
"""Em of text on a page of an e-reader, less what its own fonts for formulas differ."""

SMALLEST = 0.6


def inline(node: Math, policy: Policy) -> Part:
    """Return a formula in a line."""
    return element("span", (_formula(node, policy),), style="math", attrs=node.attrs)


def block(node: MathBlock, policy: Policy) -> Part:
    """Return a formula on its own and its label; a page that begins here begins above both."""
    label = element("span", (node.label,), style="label") if node.label else ()
    parts = (_formula(node, policy), label)
    box = {"tabindex": reachable(policy), "style": _narrowed(node, policy)}
    shown = element("div", parts, box, style="equation", attrs=node.attrs)
    return (Place.BEFORE, shown) if node.label else shown


def _narrowed(node: MathBlock, policy: Policy) -> str | None:
    """Return the size that lets a formula fit a page of an e-book, which nobody can scroll."""
    if not policy.epub or policy.math != "mathml":
        return None
    from pubkit import math

    try:
        width = math.drawing(node.tex, display=True).width_em + (3 if node.label else 0)
    except math.MathError:
        return None
    if width <= ROOM:
        return None
    return f"font-size:{max(SMALLEST, ROOM / width):.0%}"


def _formula(node: Math | MathBlock, policy: Policy) -> Part:
    from pubkit import math

    display = isinstance(node, MathBlock)
    try:
        if policy.math == "mathml":
            return Raw(math.mathml(node.tex, display=display).markup, "mathml")
        return _picture(math.drawing(node.tex, display=display))
    except math.MathError as error:
        return _problem(node, error), element("code", (Raw(escape(node.tex)),), style="math error")


def _problem(node: Math | MathBlock, error: MathError) -> Problem:
    """Return what to tell of `error`, at the fault if the source has the formula in one piece."""
    from pubkit.math.errors import advice

    message, span = error.message, node.span
    if span and span.end - span.start == len(node.tex):
        at = span.start + min(error.position, max(len(node.tex) - 1, 0))
        culprit = _TOKEN.match(node.tex, error.position)
        span = Span(at, at + (len(culprit[0]) if culprit else 1))
    elif "\n" in node.tex:
        line = node.tex.count("\n", 0, error.position) + 1
        message += f", in line {line} of the formula"
    hint = advice(error)
    return Problem("math-unreadable", message, span, (hint,) if hint else ())


def _picture(drawing: Drawing) -> Part:
    """Return a drawing as a picture on the baseline of the text around it."""
    place = {
        "width": drawing.width_em,
        "height": drawing.height_em,
        "vertical-align": -drawing.depth_em,
    }
    attributes = {
        "src": f"data:image/svg+xml;base64,{b64encode(drawing.svg.encode()).decode()}",
        "alt": drawing.alt,
        "style": ";".join(f"{name}:{length:.4f}em" for name, length in place.items()),
    }
    return element("img", (), attributes, style="math")
