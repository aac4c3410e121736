"""Make a drawing safe to show: what it draws stays, all else goes, and its cost is bounded."""

from __future__ import annotations

import re

from pubkit.transforms.pictures import svg_rules as rules
from pubkit.transforms.pictures.embedded import embedded_in_drawing
from pubkit.transforms.pictures.problem import PictureError
from pubkit.transforms.pictures.raster import Picture
from pubkit.transforms.pictures.svg_cost import check_cost
from pubkit.transforms.pictures.svg_tree import SVG, Element, parse, write

MAX_SIDE = 20_000
_DEFAULT = (300.0, 150.0)  # CSS 2.2 section 10.3.2, for what has no size at all
_UNITS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54, "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)\s*([a-z]*)\s*", re.IGNORECASE)


def check_svg(data: bytes) -> Picture:
    """Return the drawing in `data` without what does not draw, or raise `PictureError`."""
    root = parse(data)
    dropped: set[str] = set()
    kept = _kept(root, dropped)
    assert kept is not None
    check_cost(kept)
    width, height = _sized(kept)
    text = write(kept).encode()
    size = max(1, round(width)), max(1, round(height))
    rights, caption, alternative = embedded_in_drawing(data)
    return Picture(
        text, "svg", "image/svg+xml", *size, rights, tuple(sorted(dropped)), caption, alternative
    )


def _kept(element: Element, dropped: set[str], parent: str = "") -> Element | None:
    """Return what may stay of `element`; names of what may not are put into `dropped`."""
    name = element.name
    if name in rules.GROUPS:
        name = "tspan" if parent in rules.TEXTS else "g"
    if name not in rules.ELEMENTS:
        if name and name not in rules.SILENT:
            dropped.add(name)
        return None
    made = Element(name, _attributes(element, dropped))
    if name == "style":
        sheet = rules.stylesheet(element.text())
        made.children = ["\n".join(sheet)]
        return made if sheet else None
    for child in element.children:
        if isinstance(child, Element):
            if inner := _kept(child, dropped, name):
                made.children.append(inner)
        elif name in rules.TEXTS or name in ("title", "desc"):
            made.children.append(child)
    if element.name == "switch":  # alternatives: the first that is left
        made.children = made.children[:1]
    return made


def _attributes(element: Element, dropped: set[str]) -> dict[str, str]:
    kept = {}
    for name, value in element.attrs.items():
        if name == "style":
            if style := rules.declarations(value):
                kept[name] = style
        elif name == "href":
            if value.startswith("#") and element.name in (
                "use",
                "textPath",
                *rules.PAINTS,
                "pattern",
            ):
                kept["xlink:href"] = value
            elif element.name not in rules.GROUPS:
                dropped.add("href")
        elif name == "xml:space" and value == "preserve":
            kept[name] = value
        elif name in rules.ATTRIBUTES and rules.is_safe(name, value):
            kept[name] = rules.generic(value) if name == "font-family" else value
    return kept


def _sized(root: Element) -> tuple[float, float]:
    """Give `root` a width, a height and a view box, in pixels; return the first two."""
    box = _box(root.attrs.get("viewBox", ""))
    width, height = (_pixels(root.attrs.get(side, "")) for side in ("width", "height"))
    if box:
        width = width or (height * box[0] / box[1] if height else box[0])
        height = height or width * box[1] / box[0]
    width, height = width or _DEFAULT[0], height or _DEFAULT[1]
    if not (width <= MAX_SIDE and height <= MAX_SIDE):
        message = f"is {width:,.0f} x {height:,.0f} pixels; at most {MAX_SIDE:,} a side are drawn"
        raise PictureError("image-too-large", message)
    inner = {k: v for k, v in root.attrs.items() if k not in ("width", "height", "viewBox")}
    shown = root.attrs["viewBox"] if box else f"0 0 {width:g} {height:g}"
    spaces = {"xmlns": SVG}
    if any("xlink:href" in element.attrs for element in root.elements()):
        spaces["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    root.attrs = spaces | {"width": f"{width:g}", "height": f"{height:g}", "viewBox": shown} | inner
    return width, height


def _pixels(value: str) -> float:
    match = _LENGTH.fullmatch(value)
    return float(match[1]) * _UNITS.get(match[2].lower(), 0.0) if match else 0.0


def _box(value: str) -> tuple[float, float] | None:
    """Return width and height of a view box, if it is one."""
    parts = re.split(r"[\s,]+", value.strip())
    try:
        _, _, width, height = map(float, parts)
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None
