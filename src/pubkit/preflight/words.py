"""What is written but says nothing: links without words, file names for words, calls of no note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubkit.model.document import Document
from pubkit.model.languages import is_language
from pubkit.model.nodes import CrossReference, Image, Link, Node, Text
from pubkit.model.walk import plain_text, walk
from pubkit.world import World

_FILE = re.compile(r"\S+\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def check_words(document: Document, world: World) -> None:
    """Report what readers would miss, each on its line."""
    for node in walk((document.children, document.endmatter)):
        for code, message, hint in _missed(node):
            source = document.source or None
            world.report(code, message, source=source, span=node.span, hints=(hint,))


def _missed(node: Node) -> Iterator[tuple[str, str, str]]:
    language = node.attrs.language
    if language and not is_language(language):
        message = f'"{language}" names no language; voices and hyphens are those of the article'
        yield "language-unknown", message, "write lang=fr, az or pt-BR"
    match node:
        case Link(url=target) | CrossReference(target=target):
            if not plain_text(node.children).strip() and not _pictured(node):
                message = f'the link to "{target[:80]}" has no words'
                yield "link-empty", message, "say in the square brackets where it leads"
        case Image(alt=alt) if alt and _FILE.fullmatch(alt):
            message = f'alternative text "{alt[:80]}" is the name of a file'
            yield "alt-doubtful", message, "say what the picture shows, or mark it {.decorative}"
        case Text(text=text):
            for name in _CALL.findall(text):
                hint = f'write it: a line that begins with "[^{name}]:"'
                yield "note-missing", f'no note is called "{name}"', hint
        case _:
            return


def _pictured(node: Link | CrossReference) -> bool:
    return any(isinstance(inner, Image) and inner.alt for inner in walk(node.children))
