"""Elements to inline nodes."""

from __future__ import annotations

from collections.abc import Iterable

from pubkit.model.nodes import (
    PLAIN,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Paragraph,
    Phrase,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)  # fmt: skip
from pubkit.model.urls import safe_url
from pubkit.reader.attributes import attributes
from pubkit.reader.components import is_note, picture_of, report_unknown
from pubkit.reader.context import Context
from pubkit.reader.elements import Characters, Element, shown_words
from pubkit.reader.foreign_tags import tag_nodes
from pubkit.reader.kinds import PHRASES, TRANSPARENT
from pubkit.reader.limits import MAX_NOTES
from pubkit.reader.links import link
from pubkit.reader.mathml import annotated
from pubkit.reader.media import embedded_link
from pubkit.reader.pictures import image, shown
from pubkit.reader.runs import enrich, folded, merge, trim
from pubkit.reader.tracked import withdrawn

MAX_NOTE_DEPTH = 3

Wrapping = type[Emphasis] | type[Strong] | type[Strike] | type[Superscript] | type[Subscript]
_WRAPPINGS: dict[str, Wrapping] = {
    "em": Emphasis, "i": Emphasis, "strong": Strong, "b": Strong, "s": Strike, "del": Strike,
    "strike": Strike, "sup": Superscript, "sub": Subscript,
}  # fmt: skip
_ADDRESSES = ("href", "url", "link", "to")


def inlines(nodes: Iterable[Element | Characters], context: Context) -> tuple[Inline, ...]:
    """Return the inline nodes of `nodes`, white space folded and trimmed."""
    return trim(enrich(merge([made for node in nodes for made in _inline(node, context)])))


def _inline(node: Element | Characters, context: Context) -> Iterable[Inline]:
    if isinstance(node, Characters):
        return _text(node, context)
    name = node.name
    if kind := _WRAPPINGS.get(name):
        return _wrapped(kind, node, context)
    if name in PHRASES:
        return _phrase(node, context)
    match name:
        case "br":
            return (LineBreak(span=context.span(node)),)
        case "code" | "code-inline":
            return _code(node, context)
        case "math" if tex := annotated(node):
            return (Math(tex, span=context.span(node)),)
        case "math-inline" | "math-block":
            return (_math(node, context),)
        case "a":
            return link(node, _children(node, context), context)
        case "img":
            return shown(node, context)
        case "role":
            return _role(node, context)
        case "note-call":
            return _note(node, context)
        case "literal":
            return (Phrase((Text(node.text(), span=context.span(node)),)),)
        case "span" if why := withdrawn(node):
            context.once("foreign-tag", why, why, node, "take it out of the source")
            return ()
        case "span":
            attrs = attributes(node)
            if attrs == PLAIN:
                return _children(node, context)
            return (Phrase(_children(node, context), attrs=attrs, span=context.span(node)),)
        case "iframe" | "video" | "audio" | "embed":
            return embedded_link(node, context)
    return _children(node, context) if name in TRANSPARENT else _component(node, context)


def _code(node: Element, context: Context) -> tuple[Inline, ...]:
    text = context.foreign.restore(node.text())
    if node.name == "code":
        text = text.replace("\n", " ")
    return (Code(text, attrs=attributes(node), span=context.span(node)),) if text else ()


def _math(node: Element, context: Context) -> Math:
    tex = context.foreign.restore(node.text()).strip()
    if len(tex) > 2 and tex[0] == tex[-1] == "`":  # GitHub's and GitLab's
        tex = tex[1:-1].strip()
    return Math(tex, span=context.exactly(tex, node))


def _role(node: Element, context: Context) -> tuple[Inline, ...]:
    """Tell of a role that is skipped; its words stand behind it."""
    what = node.attrs["what"]
    message = f'role "{what}" belongs to another tool; its words are kept'
    if what.startswith("="):
        message = f'what is for the format "{what[1:]}" alone is left out'
    context.once("foreign-tag", what, message, node)
    return ()


def _component(node: Element, context: Context) -> tuple[Inline, ...]:
    """Return what a tag that is not HTML's leaves in a line: a note, a picture, or its words."""
    span = context.span(node)
    if is_note(node):
        words = trim(_children(node, context))
        kept = words and _affordable(node, again=False, node=node, context=context)
        return (Note((Paragraph(words, span=span),), span=span),) if kept else ()
    if picture := picture_of(node):
        return (image(picture, context), *_children(node, context))
    report_unknown(node, context)
    if node.children or not (words_shown := shown_words(node)):
        return _children(node, context)
    url = safe_url(next((node.attrs[name] for name in _ADDRESSES if name in node.attrs), ""))
    text = Text(" ".join(words_shown.split()), span=span)
    return (Link((text,), url, span=span),) if url else (text,)


def _children(element: Element, context: Context) -> tuple[Inline, ...]:
    merged = merge([made for child in element.children for made in _inline(child, context)])
    return trim(merged, ends=False) if any(isinstance(n, LineBreak) for n in merged) else merged


def _wrapped(kind: Wrapping, node: Element, context: Context) -> tuple[Inline, ...]:
    children = _children(node, context)
    if not children:
        return ()
    if len(children) == 1 and type(children[0]) is kind:
        return children  # strong within strong says no more
    return (kind(children, attrs=attributes(node), span=context.span(node)),)


def _phrase(node: Element, context: Context) -> tuple[Inline, ...]:
    children = _children(node, context)
    if not children:
        return ()
    attrs = attributes(node)
    return (Phrase(children, kind=PHRASES[node.name], attrs=attrs, span=context.span(node)),)


def _text(node: Characters, context: Context) -> list[Inline]:
    span = context.span(node)
    made: list[Inline] = []
    for part in context.foreign.split(node.text):
        if isinstance(part, str):
            made.append(Text(folded(part), span=span))
        else:
            made.extend(tag_nodes(part, context))
    return made


def _note(node: Element, context: Context) -> tuple[Inline, ...]:
    from pubkit.reader.blocks import blocks

    number = node.attrs["note"]
    definition = context.notes.get(number)
    if definition is None:
        return ()
    if context.note_depth >= MAX_NOTE_DEPTH:
        message = "a note that calls itself, or notes in notes too deep, is left out here"
        context.report("note-nesting", message, node)
        return ()
    if not _affordable(definition, number in context.called, node, context):
        return ()
    context.called.add(number)
    context.note_depth += 1
    children = blocks(definition.children, context)
    context.note_depth -= 1
    return (Note(children, span=context.span(node)),)


def _affordable(definition: Element, again: bool, node: Element, context: Context) -> bool:
    """Tell whether one more note can be set; each call of a note shows all of it."""
    context.note_count += 1
    if context.note_count > MAX_NOTES:
        message = f"notes are called more than {MAX_NOTES:,} times; the rest are left out"
        context.once("notes-limit", "", message, node, "divide the article")
        return False
    if again and not context.affords_note(definition.end - definition.start):
        message = "a note called again shows more than the text itself; it is left out here"
        context.once("reference-limit", "note", message, node, "call a long note once")
        return False
    return True
