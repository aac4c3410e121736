"""Pasted news text to a document: no word is lost, none invented, and every doubt is told."""

from __future__ import annotations

from pathlib import PurePosixPath

from pubkit import reader
from pubkit.diagnostics import Source
from pubkit.importers.pasted import heads, quotations
from pubkit.importers.pasted.paragraphs import BULLET, Passage, passages
from pubkit.model.document import Author, Document, LeadImage, Metadata
from pubkit.model.nodes import Block, Heading, List, ListItem, Paragraph, Quote, Rights, Span, Text
from pubkit.world import World

_ABOVE = 6
"""Passages at the top among which byline, date and rights note are looked for."""


def read_pasted(text: str, path: PurePosixPath, world: World) -> Document:
    """Return the story that `text` holds; `world` hears what was unsure."""
    source = world.sources[str(path)] = Source(str(path), text)
    return _Story(source, world).document(path)


class _Story:
    def __init__(self, source: Source, world: World) -> None:
        self.source = source
        self.world = world
        self.headline = ""
        self.authors: tuple[str, ...] = ()
        self.published: str | None = None
        self.credit: str | None = None
        self.dateline: str | None = None

    def document(self, path: PurePosixPath) -> Document:
        rest = self._head(passages(self.source))
        if rest:
            place, text = heads.split_dateline(rest[0].text)
            if place:
                self.dateline = place
                rest[0] = Passage(text, rest[0].span)
        children = self._body(rest)
        rights = Rights(credit=self.credit)
        metadata = Metadata(
            headline=self.headline,
            slug=reader.default_slug(path),
            authors=tuple(Author(name) for name in self.authors),
            published=self.published,
            dateline=self.dateline,
            image=LeadImage("", rights=rights) if self.credit else None,
        )
        return Document(metadata=metadata, children=children, source=str(path))

    def doubt(self, message: str, span: Span, *hints: str) -> None:
        """Tell the editor what the text does not settle."""
        self.world.report("import-doubt", message, source=self.source.path, span=span, hints=hints)

    def _head(self, found: list[Passage]) -> list[Passage]:
        """Take what stands above the story out of `found`, and return the rest."""
        rest = list(found)
        if rest and heads.is_headline(rest[0]):
            self.headline = rest.pop(0).text
        elif rest:
            self.doubt("no headline was found", rest[0].span, "write it into the front matter")
        kept: list[Passage] = []
        for passage in rest[:_ABOVE]:
            if not self.authors and (names := heads.authors(passage.text)):
                self.authors = names
            elif not self.published and (date := heads.date(passage.text)):
                self.published = date
            elif not self.credit and heads.is_rights_note(passage.text):
                self.credit = passage.text
                message = "this note belongs to a picture that is not in the text"
                hint = "complete image: in the front matter, or delete it"
                self.doubt(message, passage.span, hint)
            else:
                kept.append(passage)
        return kept + rest[_ABOVE:]

    def _body(self, found: list[Passage]) -> tuple[Block, ...]:
        made: list[Block] = []
        index = 0
        while index < len(found):
            passage = found[index]
            index += 1
            if BULLET.match(passage.text):
                items = [passage]
                while index < len(found) and BULLET.match(found[index].text):
                    items.append(found[index])
                    index += 1
                made.extend(self._list(items))
            elif reading := quotations.read(passage.text):
                run = self._run(reading, found, index)
                index += len(run) - 1
                made.append(self._quote([passage, *found[index - len(run) + 1 : index]], run))
            elif self._is_subhead(passage, found[index : index + 1]):
                self.doubt("taken for a heading", passage.span, "join it to the text if it is not")
                made.append(Heading(1, (Text(passage.text),), span=passage.span))
            else:
                made.append(_paragraph(passage))
        return tuple(made)

    def _run(
        self, first: quotations.Reading, found: list[Passage], index: int
    ) -> list[quotations.Reading]:
        """Return the readings of a quotation that goes on over paragraphs, up to its end."""
        run = [first]
        if first.closes:
            return run
        for passage in found[index : index + 4]:
            opens = passage.text[:1] in quotations.OPENING
            reading = quotations.read(passage.text)
            if reading is None:
                run.append(quotations.Reading(passage.text, "", opens=False, closes=False))
                continue
            run.append(reading)
            if reading.closes and (not reading.opens or opens):
                return run
        return [first]

    def _quote(self, parts: list[Passage], run: list[quotations.Reading]) -> Quote:
        speaker = run[-1].speaker
        if not run[0].opens:
            self.doubt(
                "this quotation has no opening mark", parts[0].span, "set it where it belongs"
            )
        if not run[-1].closes:
            self.doubt(
                "this quotation has no closing mark", parts[-1].span, "set it where it belongs"
            )
        if not speaker:
            self.doubt(
                "nobody is named as the speaker", parts[-1].span, 'add a line "— Name, role"'
            )
        children = tuple(
            Paragraph((Text(reading.words),), span=part.span)
            for part, reading in zip(parts, run, strict=True)
        )
        if speaker:
            said = speaker if speaker[:1] in "—–-" else f"— {speaker}"
            children = (*children, Paragraph((Text(said),)))
        span = Span(parts[0].span.start, parts[-1].span.end)
        return Quote(children, span=span)

    def _list(self, items: list[Passage]) -> list[Block]:
        ordered = items[0].text.lstrip()[0].isdigit()
        texts = [item.text[m.end() :] if (m := BULLET.match(item.text)) else "" for item in items]
        if ordered:
            numbers = [int("".join(c for c in i.text.lstrip()[:2] if c.isdigit())) for i in items]
            if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
                return [_paragraph(item) for item in items]
        made = tuple(
            ListItem((Paragraph((Text(text),), span=item.span),), span=item.span)
            for item, text in zip(items, texts, strict=True)
        )
        start = numbers[0] if ordered else 1
        return [List(made, ordered=ordered, start=start, span=items[0].span)]

    def _is_subhead(self, passage: Passage, after: list[Passage]) -> bool:
        text = passage.text
        return (
            len(text) <= 70
            and text[-1] not in ".!?…,;:”»\"'"
            and text[:1].isupper()
            and bool(after)
            and len(after[0].text) > 120
        )


def _paragraph(passage: Passage) -> Paragraph:
    return Paragraph((Text(passage.text),), span=passage.span)
