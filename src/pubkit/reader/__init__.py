"""Text to document: front matter, Markdown, and the HTML inside it."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

import msgspec

from pubkit.diagnostics import Source
from pubkit.model.document import Document
from pubkit.model.nodes import Block, Span
from pubkit.reader.blocks import blocks
from pubkit.reader.context import Context
from pubkit.reader.desk import Desk
from pubkit.reader.elements import MAX_DEPTH, Element
from pubkit.reader.foreign import Foreign
from pubkit.reader.front_matter import read_front_matter
from pubkit.reader.front_matter_error import FrontMatterError
from pubkit.reader.guess import guessed_language, named_language
from pubkit.reader.hidden import without_hidden
from pubkit.reader.limits import check_text, clean, clean_values, decode
from pubkit.reader.markdown import tokens
from pubkit.reader.metadata import read_metadata
from pubkit.reader.names import NOTION
from pubkit.reader.note_calls import report_notes
from pubkit.reader.reading import reading_of
from pubkit.reader.tree import Tree
from pubkit.world import ReadError, TooLargeError, World

MAX_BYTES = 2 * 1024 * 1024
"""Bytes of the largest article; a novel has 700,000."""


def parse(
    path: PurePosixPath, world: World, *, language: str | None = None, publisher: str | None = None
) -> Document | None:
    """Return the document at `path`, or None when it cannot be read; `world` is told why.

    `language` and `publisher` are those of the project, for articles that name none.
    """
    try:
        data = world.read(path, MAX_BYTES)
    except TooLargeError as error:
        world.sources[str(path)] = Source(str(path), "")
        start, hints = Span(0, 1), ("divide the article",)
        message = f'"{path}" {error}'
        world.report("source-unreadable", message, source=str(path), span=start, hints=hints)
        return None
    except ReadError as error:
        world.report("source-unreadable", f'"{path}" {error}', source=str(path))
        return None
    text = decode(data, path, world)
    if text is None or (document := read(text, path, world, language=language)) is None:
        return None
    metadata = document.metadata
    if publisher and not metadata.publisher:
        metadata = msgspec.structs.replace(metadata, publisher=publisher)
    return msgspec.structs.replace(document, metadata=metadata)


def read(
    text: str, path: PurePosixPath, world: World, *, language: str | None = None
) -> Document | None:
    """Return the document that `text`, the content of `path`, stands for."""
    source = world.sources[str(path)] = Source(str(path), text)
    source = world.sources[str(path)] = Source(str(path), clean(source, world))
    world.reached(source.path, Span(0, 1))
    try:
        front = read_front_matter(source)
    except FrontMatterError as error:
        hints = error.hints(source)
        world.report(
            "front-matter-invalid", str(error), source=source.path, span=error.span, hints=hints
        )
        return None
    values = clean_values(front.values, source, front.places, world)
    desk = Desk(front._replace(values=values), source, world)
    default = _default_language(desk, front.body, path, language)
    metadata = read_metadata(desk, default_slug(path), default)
    if "bibliography" in front.values:
        from pubkit.reader.bibliographies import works_of

        references = (*metadata.references, *works_of(desk))
        metadata = msgspec.structs.replace(metadata, references=references)
    if not check_text(source, world):
        return None
    children = body(source, front.body, world)
    return Document(metadata=metadata, children=children, source=source.path, places=desk.places)


def _default_language(desk: Desk, start: int, path: PurePosixPath, project: str | None) -> str:
    """Return the language of an article whose front matter names none."""
    if desk.values.get("language"):
        return project or "en"
    if told := named_language(path) or project:
        return told
    found = guessed_language(desk.source.text[start:])
    if found and found != "en":
        message = f'no language is named; by its words it is "{found}"'
        hint = f'write "language: {found}", or set it for all under [project] in pubkit.toml'
        desk.report("language-guessed", message, None, hint)
    return found or "en"


def body(source: Source, start: int, world: World) -> tuple[Block, ...]:
    """Return the blocks of `source` from the offset `start` on."""
    foreign = Foreign(start)
    # Line numbers stay true when the front matter leaves its empty lines behind.
    reading = reading_of(source.path, source.text[start:])
    hidden = foreign.hide(source.text[start:], mdx=not reading.indented)
    text = "\n" * source.text.count("\n", 0, start) + hidden
    context = Context(source, world, foreign)
    tree = Tree(source)
    root = tree.build(tokens(text, partial(_reached, context), reading))
    _report_tree(tree, context)
    without_hidden(root, context)
    definitions = [c for c in root.children if isinstance(c, Element) and c.name == "footnote"]
    context.notes = {note.attrs["note"]: note for note in definitions}
    taken = {id(note) for note in definitions}
    made = blocks([child for child in root.children if id(child) not in taken], context)
    report_notes(source, start, made, context)
    context.tell_met()
    return made


def _reached(context: Context, line: int) -> None:
    context.world.reached(context.source.path, context.source.line_span(line, line + 1))


def _report_tree(tree: Tree, context: Context) -> None:
    if tree.builder.too_deep is not None:
        at = Span(tree.builder.too_deep, tree.builder.too_deep + 1)
        message = f"nested more than {MAX_DEPTH} levels deep; deeper levels are shown flat"
        context.report("nesting-limit", message, at, "unfold the list, quotation or markup")
    for code, message, start, end, hint in tree.swallowed:
        context.report(code, message, Span(start, end), hint)
    for tag, start, end in (*tree.unclosed, *tree.builder.unclosed):
        message = f'"<{tag}>" is not closed; it ends with the text around it'
        context.report("division-open", message, Span(start, end), f'end it with "</{tag}>"')
    for tag, start, end in tree.tags.skipped:
        message = f'"<{tag}>" and its content are left out'
        hints = ("save the drawing beside the article and show it as a picture",)
        skipped = Element(tag, {}, start, end)
        context.once("html-skipped", tag, message, skipped, *(hints if tag == "svg" else ()))


def default_slug(path: PurePosixPath) -> str:
    """Return the slug that a source's path gives: its stem, its folder's for `index.md`."""
    from pubkit.model.slugs import slugify

    stem, dot, rest = path.stem.partition(".")
    stem = NOTION.sub("", stem)
    if stem.lower() in ("index", "_index", "readme") and path.parent.name:
        stem = path.parent.name
    return slugify(stem + dot + rest) or "article"
