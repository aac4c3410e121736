"""Elements to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from pubkit.model.nodes import (
    PLAIN,
    Attrs,
    Code,
    CrossReference,
    Emphasis,
    Image,
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
from pubkit.model.urls import MAX_URL, safe_url
from pubkit.reader.components import is_note, picture_of, report_unknown
from pubkit.reader.context import Context
from pubkit.reader.elements import Characters, Element, shown_words
from pubkit.reader.foreign_tags import tag_nodes
from pubkit.reader.kinds import PHRASES, TRANSPARENT
from pubkit.reader.limits import MAX_NOTES
from pubkit.reader.mathml import annotated
from pubkit.reader.media import embedded_link, is_film
from pubkit.reader.runs import enrich, folded, merge, trim
from pubkit.reader.tracked import withdrawn

MAX_NOTE_DEPTH = 3

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LABEL = re.compile(r"(?:eq|fig|tab|tbl|sec|lst|alg|thm|def|prf):[\w:.-]+")
_ADDRESSES = ("href", "url", "link", "to")
_CLASS = re.compile(r"[\w-]+")
_KEPT = frozenset(
    "credit creator copyright license source caption title author date url platform handle "
    "width datetime kind alt href index".split()
)


def attributes(element: Element, *, skip: tuple[str, ...] = ()) -> Attrs:
    """Return what of an element's attributes the model keeps."""
    given = element.attrs
    if not given:
        return PLAIN
    language = given.get("lang") or given.get("xml:lang") or ""
    direction = given.get("dir", "").lower()
    found = Attrs(
        id=given.get("id") or None,
        classes=tuple(c for c in given.get("class", "").split() if _CLASS.fullmatch(c)),
        language=language if _LANGUAGE.fullmatch(language) else None,
        direction=direction if direction in ("ltr", "rtl", "auto") else None,  # type: ignore[arg-type]
        pairs=tuple((k, v) for k, v in given.items() if k in _KEPT and k not in skip and v),
    )
    return PLAIN if found == PLAIN else found


def inlines(nodes: Iterable[Element | Characters], context: Context) -> tuple[Inline, ...]:
    """Return the inline nodes of `nodes`, white space folded and trimmed."""
    return trim(enrich(merge([made for node in nodes for made in _inline(node, context)])))


def _inline(node: Element | Characters, context: Context) -> Iterable[Inline]:
    if isinstance(node, Characters):
        return _text(node, context)
    name = node.name
    if name in ("em", "i"):
        return _wrapped(Emphasis, node, context)
    if name in ("strong", "b"):
        return _wrapped(Strong, node, context)
    if name in ("s", "del", "strike"):
        return _wrapped(Strike, node, context)
    if name == "sup":
        return _wrapped(Superscript, node, context)
    if name == "sub":
        return _wrapped(Subscript, node, context)
    if name in PHRASES:
        return _phrase(node, context)
    match name:
        case "br":
            return (LineBreak(span=context.span(node)),)
        case "code" | "code-inline":
            text = context.foreign.restore(node.text())
            if name == "code":
                text = text.replace("\n", " ")
            return (Code(text, attrs=attributes(node), span=context.span(node)),) if text else ()
        case "math" if tex := annotated(node):
            return (Math(tex, span=context.span(node)),)
        case "math-inline" | "math-block":
            tex = context.foreign.restore(node.text()).strip()
            if len(tex) > 2 and tex[0] == tex[-1] == "`":  # GitHub's and GitLab's
                tex = tex[1:-1].strip()
            return (Math(tex, span=context.exactly(tex, node)),)
        case "a":
            return _link(node, context)
        case "img" if node.attrs.get("src", "").startswith("#"):  # MyST shows a node there again
            target = _unquote(node.attrs["src"][1:])
            return (CrossReference((), target, span=context.span(node)),)
        case "img" if is_film(node.attrs.get("src", "")):
            return embedded_link(node, context)
        case "img" if node.attrs.get("src", "").startswith("/icons/") and _is_icon(node):
            context.once("foreign-tag", "icon", "an icon of Notion is left out", node)
            return ()
        case "img":
            return (image(node, context),)
        case "role":
            what = node.attrs["what"]
            message = f'role "{what}" belongs to another tool; its words are kept'
            if what.startswith("="):
                message = f'what is for the format "{what[1:]}" alone is left out'
            context.once("foreign-tag", what, message, node)
            return ()
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


Wrapping = type[Emphasis] | type[Strong] | type[Strike] | type[Superscript] | type[Subscript]


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


def _link(node: Element, context: Context) -> tuple[Inline, ...]:
    children = _children(node, context)
    href = node.attrs.get("href")
    span = context.span(node)
    attrs = attributes(node, skip=("href", "title"))
    if href is None:
        name = node.attrs.get("name") or node.attrs.get("id")
        if name is None:
            return children
        return (Phrase(children, attrs=msgspec.structs.replace(attrs, id=name), span=span),)
    if not context.affords_link(len(href)):
        message = "references expand to more than the text itself; the rest are shown as text"
        context.once("reference-limit", "", message, node, "give long addresses once")
        return children
    href = context.foreign.address(href).replace("%C2%A0", "%20")
    if "{{" in href or "{%" in href:
        shown = " ".join(context.foreign.restore(href).split())[:60]
        message = f'link to "{shown}" belongs to another tool; its text is kept'
        context.report("foreign-tag", message, node, "give the address itself")
        return children
    if "auto" in node.attrs and href[:4].lower() == "url:":  # RFC 3986, appendix C
        href = href[4:]
    if _LABEL.fullmatch(href):
        href = f"#{href}"  # MyST's `[](eq:rain)`
    if any(isinstance(child, Link | CrossReference) for child in children):
        return children  # HTML that nests links: the inner one wins, as in browsers
    if href.startswith("#") and len(href) > 1:
        return (CrossReference(children, _unquote(href[1:]), attrs=attrs, span=span),)
    url = safe_url(href)
    if url is None and not href.strip():
        message = "a link has no address; its text is kept"
        context.report("link-scheme", message, node, "write it in the round brackets")
        return children
    if url is None:
        scheme = href.split(":")[0][:40]
        wrong = "is too long" if len(href) > MAX_URL else "is not allowed"
        context.report(
            "link-scheme", f'link to "{scheme}:" {wrong}; its text is kept', node,
            "allowed are http, https, mailto, tel and paths",
        )  # fmt: skip
        return children
    return (Link(children, url, node.attrs.get("title") or None, attrs=attrs, span=span),)


def _unquote(fragment: str) -> str:
    from urllib.parse import unquote

    return unquote(fragment)


def _is_icon(node: Element) -> bool:
    return node.attrs.get("alt") == node.attrs["src"]


def image(node: Element, context: Context) -> Image:
    """Return the picture that an `img` shows."""
    attrs = attributes(node, skip=("title", "alt"))
    classes = attrs.classes
    alt = context.foreign.restore(node.attrs.get("alt", ""))
    decorative = "decorative" in classes or node.attrs.get("role") in ("presentation", "none")
    source = context.foreign.address(node.attrs.get("src") or node.attrs.get("data-src") or "")
    source = source.replace("%C2%A0", "%20")
    title = node.attrs.get("title") or None
    if told := node.attrs.get("fig-alt"):  # Quarto's: the words in brackets are the caption
        title, alt = title or _SPACES.sub(" ", alt).strip() or None, told
    return Image(
        source.strip(), _SPACES.sub(" ", alt).strip(), title,
        decorative=decorative, attrs=attrs, span=context.span(node),
    )  # fmt: skip


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
