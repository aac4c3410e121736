"""Notes that are called and nowhere written, written and never called, or written twice."""

from __future__ import annotations

import re
from bisect import bisect

from pubkit.diagnostics import Source
from pubkit.model.nodes import Block, Span, Text
from pubkit.model.walk import walk
from pubkit.reader.context import Context
from pubkit.reader.elements import Element

_FENCE = re.compile(r"^[ ]{0,3}(?:`{3}|~{3})", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]+)\](:?)")
_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def report_notes(source: Source, start: int, made: tuple[Block, ...], context: Context) -> None:
    """Report what is wrong with the notes of `source`, whose text begins at `start`."""
    if source.text.find("[^", start) >= 0:
        _report_uncalled(source, start, context)
        _report_unwritten(source, made, context)


def _report_uncalled(source: Source, start: int, context: Context) -> None:
    """Report notes that are defined and never called: their words are nowhere to be seen."""
    defined: dict[str, Span] = {}
    fences = [match.start() for match in _FENCE.finditer(source.text, start)]
    called: set[str] = set()
    for match in _MARK.finditer(source.text, start):
        line = source.text.rfind("\n", 0, match.start()) + 1
        if match[2] and not source.text[line : match.start()].strip(" "):
            if match[1] in defined and bisect(fences, match.start()) % 2 == 0:
                again = Element("footnote", {}, match.start(), match.end())
                message = f'note "{match[1]}" is written twice; the last one is shown'
                hint = "give one of them another name"
                context.once("note-unused", match[1], message, again, hint)
            defined.setdefault(match[1], Span(match.start(), match.end()))
        else:
            called.add(match[1])
    for label, span in defined.items():
        if label not in called:
            hint = f'write "[^{label}]" where the note belongs'
            context.report("note-unused", f'note "{label}" is never called', span, hint)


def _report_unwritten(source: Source, made: tuple[Block, ...], context: Context) -> None:
    """Report calls of notes that are not there: they are shown as they are written."""
    for node in walk(made):
        if isinstance(node, Text):
            for name in _CALL.findall(node.text):
                if node.span and (span := source.written(f"[^{name}]", node.span)):
                    hint = f'write it: a line that begins with "[^{name}]:"'
                    message = f'note "{name}" is called but nowhere written'
                    context.report("note-missing", message, span, hint)
