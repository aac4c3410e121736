"""The headline and the levels of the headings below it."""

from __future__ import annotations

from msgspec.structs import replace

from pubkit.model.document import Document, Opening
from pubkit.model.nodes import Block, Heading, Image, Inline, Node, Paragraph, Text
from pubkit.model.walk import plain_text, rewrite, rewrite_down, walk
from pubkit.transforms.context import Context

DEEPEST = 5


def take_headline(document: Document, context: Context) -> Document:
    """Move the first heading of level 1 into the opening when it is, or becomes, the headline.

    Headings below it are numbered from 1 without gaps.
    """
    if document.opening is None:
        document = _opened(document, context)
    return replace(document, children=_levelled(document.children, context))


def _opened(document: Document, context: Context) -> Document:
    metadata, children = document.metadata, document.children
    given: tuple[Inline, ...] = (Text(metadata.headline),) if metadata.headline else ()
    first = next((b for b in children if isinstance(b, Heading) and b.level == 1), None)
    if given and not (first and first is children[0] and _same_words(first.children, given)):
        first = None
    if first:
        given, aside = _parted(first)
        children = tuple(b for block in children for b in (aside if block is first else (block,)))
    if all(isinstance(node, Text) and not node.text.strip() for node in given):
        hint = 'write "headline: …" in the front matter, or begin the text with "# …"'
        context.report("headline-missing", "the article has no headline", None, hint)
        given = (Text(metadata.slug.replace("-", " ").capitalize() or "—"),)
    headline = metadata.headline or " ".join(plain_text(given).split())
    return replace(
        document,
        metadata=replace(metadata, headline=headline),
        children=children,
        opening=Opening(headline=given),
    )


def _parted(heading: Heading) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """Return the words of `heading`, and a paragraph of the pictures in it, if any."""
    pictures = tuple(node for node in walk(heading.children) if isinstance(node, Image))
    if not pictures:
        return heading.children, ()
    words = rewrite(heading.children, lambda n: None if isinstance(n, Image) else n)
    return words, (Paragraph(pictures, span=heading.span),)


def _same_words(left: tuple[Inline, ...], right: tuple[Inline, ...]) -> bool:
    """Tell whether both say the same, letter case and punctuation aside."""
    return letters(plain_text(left)) == letters(plain_text(right)) != ""


def letters(text: str) -> str:
    """Return the letters and digits of `text`, for comparing what typography may have touched."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _levelled(children: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """Return `children` with each heading at most one level below the one it belongs to."""
    above: list[int] = []  # the levels, as written, of the sections that are open
    top = 0

    def change(node: Node) -> Node:
        nonlocal top
        if not isinstance(node, Heading):
            return node
        while above and above[-1] >= node.level:
            above.pop()
        # Articles begin their sections with "#" or, under a headline of that level, with "##".
        deepest = above[-1] + 1 if above else top or 2
        odd = node.level > deepest or (not above and node.level < top)
        above.append(node.level)
        top = min(top or node.level, node.level)
        level = min(len(above), DEEPEST)
        if odd or level < len(above):
            shown = plain_text(node.children)[:60]
            why = "skips a level" if odd and len(above) > 1 else "is out of order"
            hint = f"it is shown on level {level} of the sections"
            context.report("heading-order", f'heading "{shown}" {why}', node, hint)
        return node if level == node.level else replace(node, level=level)

    return rewrite_down(children, change)
