"""Citations in the author-date style: `[@smith2020, p. 3]` becomes "(Smith 2020, p. 3)"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pubkit.model.document import Document
from pubkit.model.nodes import Citation, CrossReference, Inline, Node, Text
from pubkit.transforms.bibliography import Work, cited_works
from pubkit.transforms.context import MOST_NAMES, Context
from pubkit.transforms.whole import rewrite_whole

_CITED = re.compile(r"@[\w:.-]*\d{4}|,\s*(?:pp?|ch|sec|fig)\.\s*\d")
_KEY = re.compile(r"(?<![\w@/.])@((?:\w[\w:.#$%&+?<>~/-]*)?\w)(?:[ \xa0\n]\[([^\[\]@\n]{1,80})\])?")


def resolve_citations(document: Document, context: Context) -> Document:
    """Fill each citation in; those of works that the front matter does not list stay as written."""
    document = _with_narrative(document)
    works = cited_works(document)

    def change(node: Node) -> Node:
        if not isinstance(node, Citation) or node.children:
            return node
        for key in node.keys:
            # Where nothing is listed, a name in brackets without a year is somebody's handle.
            listed = document.metadata.references or _CITED.search(node.source)
            if key not in works and listed:
                _report(key, node, document, context)
        if not any(key in works for key in node.keys):
            return Text(f"[{node.source}]", span=node.span)
        filled = _told if node.narrative else _filled
        return replace(node, children=filled(node, works))

    return rewrite_whole(document, change)


def _with_narrative(document: Document) -> Document:
    """Return `document` with the keys in its sentences, `@roe2020 [p. 3]`, as citations."""
    listed = {str(item.get("id", "")) for item in document.metadata.references}
    if not listed:
        return document

    def change(node: Node) -> Node | tuple[Inline, ...]:
        if not isinstance(node, Text) or "@" not in node.text:
            return node
        out: list[Inline] = []
        position = 0
        for match in _KEY.finditer(node.text):
            if match[1] in listed:
                out.append(Text(node.text[position : match.start()], span=node.span))
                source = match[2] or ""
                out.append(Citation((match[1],), source, narrative=True, span=node.span))
                position = match.end()
        out.append(Text(node.text[position:], span=node.span))
        return tuple(part for part in out if not isinstance(part, Text) or part.text)

    return rewrite_whole(document, change)


def _told(node: Citation, works: dict[str, Work]) -> tuple[Inline, ...]:
    """Return the words of a citation that is part of its sentence."""
    work = works[node.keys[0]]
    place = f", {node.source})" if node.source else ")"
    year = CrossReference((Text(work.year),), work.id)
    return (Text(f"{work.author} (", span=node.span), year, Text(place))


def _report(key: str, node: Citation, document: Document, context: Context) -> None:
    import difflib

    listed = [str(item.get("id", "")) for item in document.metadata.references[:MOST_NAMES]]
    asked = context.missed()
    near = difflib.get_close_matches(key[:80], listed, n=1, cutoff=0.5) if asked else ()
    hint = (
        f'did you mean "@{near[0]}"?' if near else 'list it under "references" in the front matter'
    )
    message = f'citation "@{key}" is of no work that is listed; it is kept as text'
    context.report("citation-unknown", message, node, hint)


def _filled(node: Citation, works: dict[str, Work]) -> tuple[Inline, ...]:
    """Return the words of `node`; what its author wrote around the keys is kept."""
    out: list[Inline] = []
    text, rest = "(", node.source.strip()
    for key in node.keys:
        before, mark, after = rest.partition(f"@{key}")
        if mark:
            rest = after
        else:
            before, mark = "; " if out else "", f"@{key}"
        if work := works.get(key):
            label = work.year if before.endswith("-") else f"{work.author} {work.year}"
            text += before.removesuffix("-")
            out += (Text(text, span=node.span), CrossReference((Text(label),), work.id))
            text = ""
        else:
            text += before + mark
    return (*out, Text(f"{text}{rest})"))
