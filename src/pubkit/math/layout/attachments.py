"""What is attached to a base: scripts, limits, accents, braces, and arrows with writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pubkit.math.layout.boxes import Box, Part, composed, inked, level, ruled
from pubkit.math.layout.font import Corner
from pubkit.math.style import Style
from pubkit.math.tree import Accent, Arrow, Large, Scripts, core

if TYPE_CHECKING:
    from pubkit.math.layout.setter import Setter

_RULES: Final = ("‾", "_")
_BRACES: Final = ("⏞", "⏟", "⎴", "⎵", "⏜", "⏝")


def set_scripts(setter: Setter, node: Scripts, style: Style) -> Box:
    """Return a base with its scripts beside it, or above and below."""
    base = setter.set(node.base, style)
    sup = setter.set(node.sup, style.raised()) if node.sup else None
    sub = setter.set(node.sub, style.raised(cramped=True)) if node.sub else None
    large = isinstance(core(node.base), Large)
    if node.placement == "stacked" or (node.placement == "movable" and style.display):
        return _limits(setter, base, sub, sup, style)
    up, down = _shifts(setter, base, sub, sup, style)
    parts: list[Part] = [(0.0, 0.0, base)]
    if sup:
        x = base.width + (0.0 if large else base.italic)
        parts.append((x + _kern(setter, base, sup, up, style), up, sup))
    if sub:
        x = base.width - (base.italic if large else 0.0)
        parts.append((x + _kern(setter, base, sub, -down, style), -down, sub))
    end = max(x + box.width for x, _, box in parts)
    return composed(parts, end + setter.constant("SPACE_AFTER_SCRIPT", style))


def _shifts(
    setter: Setter, base: Box, sub: Box | None, sup: Box | None, style: Style
) -> tuple[float, float]:
    """Return how far the superscript goes up and the subscript down (rule 18)."""

    def constant(name: str) -> float:
        return setter.constant(name, style)

    drop = 0.0 if base.glyph else 1.0
    up = down = 0.0
    if sup:
        least = "SUPERSCRIPT_SHIFT_UP_CRAMPED" if style.cramped else "SUPERSCRIPT_SHIFT_UP"
        up = max(
            constant(least),
            drop * (base.height - constant("SUPERSCRIPT_BASELINE_DROP_MAX")),
            sup.depth + constant("SUPERSCRIPT_BOTTOM_MIN"),
        )
    if sub:
        down = max(
            constant("SUBSCRIPT_SHIFT_DOWN"),
            drop * (base.depth + constant("SUBSCRIPT_BASELINE_DROP_MIN")),
            sub.height - constant("SUBSCRIPT_TOP_MAX"),
        )
    if sup and sub:
        lacking = constant("SUB_SUPERSCRIPT_GAP_MIN") - (up - sup.depth + down - sub.height)
        if lacking > 0:
            room = constant("SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT") - (up - sup.depth)
            lift = min(lacking, max(0.0, room))
            up, down = up + lift, down + lacking - lift
    return up, down


def _kern(setter: Setter, base: Box, script: Box, shift: float, style: Style) -> float:
    """Return how far a script `shift` above the baseline may move into its base's corner."""
    if not base.glyph:
        return 0.0
    corners: tuple[Corner, Corner] = ("BOTTOM_RIGHT", "TOP_LEFT")
    heights = (shift + script.height, -base.depth)
    if shift > 0:
        corners = ("TOP_RIGHT", "BOTTOM_LEFT")
        heights = (shift - script.depth, base.height)
    own = style.raised().scale
    kerns = []
    for height in heights:
        corner = setter.font.kern(base.glyph.gid, corners[0], height / style.scale)
        kern = corner * style.scale
        if script.glyph:
            kern += setter.font.kern(script.glyph.gid, corners[1], (height - shift) / own) * own
        kerns.append(kern)
    return max(kerns)


def _limits(setter: Setter, base: Box, sub: Box | None, sup: Box | None, style: Style) -> Box:
    """Return a base with limits centred above and below, along its lean (rule 13a)."""
    middle = max(box.width for box in (base, sub, sup) if box) / 2
    parts: list[Part] = [(middle - base.width / 2, 0.0, base)]
    if sup:
        gap = setter.constant("UPPER_LIMIT_GAP_MIN", style)
        rise = setter.constant("UPPER_LIMIT_BASELINE_RISE_MIN", style)
        y = base.height + max(gap + sup.depth, rise)
        parts.append((middle - sup.width / 2 + base.italic / 2, y, sup))
    if sub:
        gap = setter.constant("LOWER_LIMIT_GAP_MIN", style)
        drop = setter.constant("LOWER_LIMIT_BASELINE_DROP_MIN", style)
        y = base.depth + max(gap + sub.height, drop)
        parts.append((middle - sub.width / 2 - base.italic / 2, -y, sub))
    return composed(parts, 2 * middle)


def set_accent(setter: Setter, node: Accent, style: Style) -> Box:
    """Return a body with a mark over or under it."""
    body = setter.set(node.body, style.tight())
    if node.mark in _RULES:
        part = _line(setter, node, body, style)
    elif node.mark in _BRACES:
        part = _brace(setter, node, body, style)
    else:
        part = _mark(setter, node, body, style)
    box = composed([(0.0, 0.0, body), part], body.width, body.italic)
    return Box(box.width, box.height, box.depth, box.marks, box.italic, body.glyph)


def _line(setter: Setter, node: Accent, body: Box, style: Style) -> Part:
    side = "UNDERBAR" if node.under else "OVERBAR"
    gap = setter.constant(f"{side}_VERTICAL_GAP", style) * 0.7
    thick = setter.constant(f"{side}_RULE_THICKNESS", style)
    y = -body.depth - gap - thick if node.under else body.height + gap
    return 0.0, y, ruled(body.width + body.italic, thick)


def _brace(setter: Setter, node: Accent, body: Box, style: Style) -> Part:
    width = body.width + body.italic
    stretched = setter.font.stretched(node.mark, width / style.scale, "ltr")
    gap = setter.constant("STRETCH_STACK_GAP_ABOVE_MIN", style)
    glyphs = [piece.glyph for piece in stretched.pieces]
    y = body.height + gap - min(glyph.bottom for glyph in glyphs) * style.scale
    if node.under:
        y = -body.depth - gap - max(glyph.top for glyph in glyphs) * style.scale
    return (width - stretched.extent * style.scale) / 2, y, level(stretched, style.scale)


def _mark(setter: Setter, node: Accent, body: Box, style: Style) -> Part:
    centre = (body.width + body.italic) / 2
    if body.glyph:
        centre = setter.font.attachment(body.glyph.gid) * style.scale
    y = body.height - min(body.height, setter.constant("ACCENT_BASE_HEIGHT", style))
    if node.wide:
        stretched = setter.font.fitting(node.mark, body.width / style.scale)
        return centre - stretched.extent * style.scale / 2, y, level(stretched, style.scale)
    glyph = setter.font.run(node.mark)[0].glyph
    return centre - setter.font.attachment(glyph.gid) * style.scale, y, inked(glyph, style.scale)


def set_arrow(setter: Setter, node: Arrow, style: Style) -> Box:
    """Return an arrow that is longer than what is written along it."""
    above = setter.set(node.above, style.raised()) if node.above else Box(0.0)
    below = setter.set(node.below, style.raised(cramped=True)) if node.below else Box(0.0)
    width = max(above.width, below.width) / style.scale + 700
    stretched = setter.font.stretched(node.text, width, "ltr")
    arrow = level(stretched, style.scale)
    gap = 2 * setter.constant("STRETCH_STACK_GAP_ABOVE_MIN", style)
    foot = min(piece.glyph.bottom for piece in stretched.pieces) * style.scale
    parts: list[Part] = [(0.0, 0.0, arrow)]
    parts.append(((arrow.width - above.width) / 2, arrow.height + gap + above.depth, above))
    parts.append(((arrow.width - below.width) / 2, foot - gap - below.height, below))
    return composed(parts, arrow.width)
