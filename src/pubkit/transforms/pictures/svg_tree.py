"""Read SVG into a tree: plain XML, bounded in size, without entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from pubkit.transforms.pictures.problem import PictureError

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 60
MAX_ELEMENTS = 20_000
MAX_TEXT = 20_000

SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HINT = "save it as plain SVG or as PNG"


class Element:
    """An element of a drawing. `name` is empty for those of other vocabularies."""

    def __init__(self, name: str, attrs: dict[str, str]) -> None:
        self.name = name
        self.attrs = attrs
        self.children: list[Element | str] = []

    def elements(self) -> Iterator[Element]:
        """Yield this element and all below it."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += [c for c in reversed(element.children) if isinstance(c, Element)]

    def text(self) -> str:
        """Return the characters directly in this element."""
        return "".join(child for child in self.children if isinstance(child, str))


def parse(data: bytes) -> Element:
    """Return the root of the drawing in `data`, or raise `PictureError`."""
    if len(data) > MAX_BYTES:
        raise PictureError("image-too-large", f"is an SVG of more than {MAX_BYTES:,} bytes", _HINT)
    building = _Building()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.characters
    parser.StartDoctypeDeclHandler = building.doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"is not well-formed XML: {expat.ErrorString(error.code)}, line {error.lineno}"
        raise PictureError("image-broken", message) from None
    except (LookupError, ValueError):  # an encoding that expat does not know
        raise PictureError("image-broken", "is in an unknown encoding") from None
    if building.root is None or building.root.name != "svg":
        raise PictureError("image-format", "is XML, but not SVG", _HINT)
    return building.root


class _Building:
    """Handlers of the parser."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise _too_much(f"has more than {MAX_ELEMENTS:,} elements")
        if len(self._open) >= MAX_DEPTH:
            raise _too_much(f"has elements more than {MAX_DEPTH} deep")
        element = Element(_local(name), {_attribute(k): v for k, v in attributes.items()})
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, name: str) -> None:
        self._open.pop()

    def characters(self, data: str) -> None:
        self._open[-1].children.append(data)

    def doctype(self, name: str, system: str | None, public: str | None, own: bool) -> None:
        if own:
            message = "is an SVG with declarations of its own"
            raise PictureError("image-format", message, _HINT)


def _too_much(message: str) -> PictureError:
    return PictureError("image-too-large", message, "save it as PNG")


def _local(name: str) -> str:
    """Return the name of an SVG element, also of one without a namespace; "" for others."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in ("", SVG) else ""


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    if namespace in ("", _XLINK):
        return local
    return f"xml:{local}" if namespace == _XML else name


def write(element: Element) -> str:
    """Return `element` as XML."""
    attrs = "".join(f' {name}="{_escape(value)}"' for name, value in element.attrs.items())
    if not element.children:
        return f"<{element.name}{attrs}/>"
    inner = "".join(
        child.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if isinstance(child, str)
        else write(child)
        for child in element.children
    )
    return f"<{element.name}{attrs}>{inner}</{element.name}>"


def _escape(value: str) -> str:
    value = re.sub(r"\s", " ", value).replace("&", "&amp;").replace("<", "&lt;")
    return value.replace('"', "&quot;")
