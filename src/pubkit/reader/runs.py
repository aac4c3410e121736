"""Runs of inlines: texts joined, white space folded and trimmed, addresses and citations found."""

from __future__ import annotations

import re
from itertools import groupby

import msgspec

from pubkit.model.nodes import (
    Emphasis,
    Inline,
    LineBreak,
    Phrase,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)  # fmt: skip
from pubkit.reader.autolinks import link_text
from pubkit.reader.citations import cite

_SPACES = re.compile(r"[ \t\n\r\f]+")
_FOLDED = ("  ", " \n", "\n ", "\n\n", "\t", "\r", "\f")
"""One of these is in what has more than single spaces and newlines."""


def folded(text: str) -> str:
    """Return `text` with each run of white space as one space, or one newline."""
    if not any(map(text.__contains__, _FOLDED)):
        return text
    return _SPACES.sub(_fold, text)


def _fold(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "


def merge(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Return `nodes` with neighbouring texts joined, web addresses and citations made links."""
    merged: list[Inline] = []
    for is_text, run in groupby(nodes, key=lambda node: isinstance(node, Text)):
        if not is_text:
            merged.extend(run)
            continue
        texts = [node for node in run if isinstance(node, Text) and node.text]
        if len(texts) < 2:
            merged.extend(texts)
            continue
        joined = "".join(text.text for text in texts)
        span, ends = texts[0].span, [text.span.end for text in texts if text.span]
        if span:
            span = msgspec.structs.replace(span, end=max(ends))
        merged.append(Text(folded(joined), span=span))
    return tuple(merged)


def enrich(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `nodes` with bare addresses made links and citation marks made citations.

    Not inside links: HTML forbids links in links.
    """
    out: list[Inline] = []
    for node in nodes:
        match node:
            case Text():
                for part in link_text(node):
                    out.extend(cite(part) if isinstance(part, Text) else (part,))
            case Emphasis() | Strong() | Strike() | Superscript() | Subscript() | Phrase():
                out.append(msgspec.structs.replace(node, children=enrich(node.children)))
            case _:
                out.append(node)
    return tuple(out)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, LineBreak) or (isinstance(node, Text) and not node.text.strip(" \n"))


def trim(nodes: tuple[Inline, ...], *, ends: bool = True) -> tuple[Inline, ...]:
    """Return `nodes` without white space around line breaks and, when `ends`, at either end."""
    out = list(nodes)
    while ends and out and _is_blank(out[-1]):
        out.pop()
    for index, node in enumerate(out):
        if not isinstance(node, Text):
            continue
        text = node.text
        if (ends and index == 0) or (index and isinstance(out[index - 1], LineBreak)):
            text = text.lstrip(" \n")
        last = index == len(out) - 1
        if (ends and last) or (not last and isinstance(out[index + 1], LineBreak)):
            text = text.rstrip(" \n")
        if text != node.text:
            out[index] = msgspec.structs.replace(node, text=text)
    return tuple(node for node in out if not (isinstance(node, Text) and not node.text))
