"""What is written but says nothing: links without words, file names for words, marks not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubkit.model.document import Document
from pubkit.model.languages import is_language
from pubkit.model.nodes import (
    Code,
    CodeBlock,
    CrossReference,
    Image,
    Link,
    Math,
    MathBlock,
    Node,
    Text,
)
from pubkit.model.walk import plain_text, walk
from pubkit.world import World

_FILE = re.compile(r"\S+\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
_WRITTEN = (".yml", ".yaml", ".toml")
"""What an edition's own pages come from, such as its contents."""

_MARKS = {
    # What is shown → what to look for in the source, and what to do.
    r"\]\(": ("](", "write an address that holds spaces between < and >"),
    r"\*\*": ("**", "no space may stand between the marks and their words"),
    r"\|[ ]*:?[-–—]+:?[ ]*\|": ("|", "a table needs as many cells in its header as below it"),
    r"(?:^|\n)\|(?![ ]*:?[-–—])[^\n]*\|[ ]*\n\|(?![ ]*:?[-–—])[^\n]*\|": (
        "|",
        "a table needs |---|---| below its header",
    ),
    r"~~\w+": ("~~", "end struck words with the marks that begin them"),
    r"(?<![`\w])`\w+": ("`", "end code with the mark that begins it"),
    r"(?:^|\n):{3}": (":::", "write a division's name after its first line of colons"),
    r"\$\$": ("$$", "end a formula with the marks that begin it"),
    r"(?:^|\n)#{2,6}\w": ("##", "put a space between the marks and the heading"),
    r"\{\+\+": ("{++", "decide on the change: keep the words without the marks"),
    r"\{(?:--|[–—])\w": ("{--", "decide on the change: take the words out, or the marks"),
    r"\w~>\w": ("~>", "decide on the change: keep one of the two"),
}


class _Missed(NamedTuple):
    code: str
    message: str
    hint: str
    sought: str = ""


def check_words(document: Document, world: World) -> None:
    """Report what readers would miss, each on its line."""
    source = world.sources.get(document.source)
    shows = False
    for node in walk((document.children, document.endmatter)):
        shows = shows or isinstance(node, Code | CodeBlock | Image | Math | MathBlock)
        shows = shows or (isinstance(node, Text) and bool(node.text.strip()))
        for missed in _missed(node):
            span = node.span
            if span and source and missed.sought:
                span = source.written(missed.sought, span)
            if span or not missed.sought or not source:
                hints = (missed.hint,)
                path = document.source or None
                world.report(missed.code, missed.message, source=path, span=span, hints=hints)
    if not shows and not document.source.endswith(_WRITTEN):
        hint = "write the text below the front matter"
        message = "the article has no text"
        world.report("article-empty", message, source=document.source or None, hints=(hint,))


def _missed(node: Node) -> Iterator[_Missed]:
    language = node.attrs.language
    if language and not is_language(language):
        message = f'"{language}" names no language; voices and hyphens are those of the article'
        yield _Missed("language-unknown", message, "write lang=fr, az or pt-BR")
    match node:
        case Link(url=target) | CrossReference(target=target):
            if not plain_text(node.children).strip() and not _pictured(node):
                message = f'the link to "{target[:80]}" has no words'
                yield _Missed("link-empty", message, "say in the square brackets where it leads")
        case Image(alt=alt) if alt and _FILE.fullmatch(alt):
            message = f'alternative text "{alt[:80]}" is the name of a file'
            hint = "say what the picture shows, or mark it {.decorative}"
            yield _Missed("alt-doubtful", message, hint)
        case Text(text=text):
            yield from _left(text)
        case _:
            return


def _left(text: str) -> Iterator[_Missed]:
    """Yield the marks in `text` that were meant to be read."""
    for shown, (sought, hint) in _MARKS.items():
        if found := re.search(shown, text):
            exact = found[0] if shown.endswith(r"\w+") else sought
            yield _Missed("mark-shown", f'"{sought}" is shown as it is written', hint, exact)


def _pictured(node: Link | CrossReference) -> bool:
    return any(isinstance(inner, Image) and inner.alt for inner in walk(node.children))
