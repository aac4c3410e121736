"""Read HTML tags out of a source into the element tree."""

from __future__ import annotations

from html.parser import HTMLParser

from pubkit.reader.elements import OURS, VOID, Builder

SILENT = frozenset("script style svg template noembed noframes xml".split())
"""Elements whose content nobody is meant to read, or to read as words of the text."""


class TagReader(HTMLParser):
    """Feed fragments of HTML into a `Builder`, at a known offset of the source."""

    def __init__(self, builder: Builder) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = builder
        self.start = self.end = self.base = 0
        self.base_line = 1
        self.lines = [0]
        self.silent: list[str] = []
        self.skipped: list[tuple[str, int, int]] = []
        self.stray: list[tuple[str, int, int]] = []

    def read(self, fragment: str, start: int, end: int) -> None:
        """Add what `fragment`, which stands at `start` to `end`, opens, closes and says."""
        self.base, self.base_line = start, self.getpos()[0]
        self.lines = [0]
        for line in fragment.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.start, self.end = start, end
        self.feed(fragment)
        if self.rawdata:  # an unfinished tag: all of it is text
            rest, self.rawdata = self.rawdata, ""
            if not rest.startswith(("<!", "<?")) and not self.silent:
                self.handle_data(rest)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Return where a section ends; one of no known kind is a comment, as in HTML's standard.

        The parser of some versions of Python raises on it.
        """
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)

    def finish(self) -> None:
        """End what a block left unfinished: an open `<style>` must not swallow the next one."""
        self.silent.clear()
        self.clear_cdata_mode()

    def _mark(self) -> None:
        """Note where the tag or text at hand begins."""
        line, column = self.getpos()
        index = min(max(0, line - self.base_line), len(self.lines) - 1)
        self.start = min(self.end, self.base + self.lines[index] + (column if index else 0))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open `tag`."""
        self._mark()
        if tag.startswith(("http:", "https:", "mailto:")):  # `<https://…>` inside HTML
            self.handle_data((self.get_starttag_text() or "").strip("<>"))
            return
        if tag in SILENT:
            self.silent.append(tag)
            self.skipped.append((tag, self.start, self.end))
        if self.silent:
            return
        values: dict[str, str] = {}
        for name, value in attrs:
            values.setdefault(name, value or "")
        tag = _told_apart(tag)
        if tag in VOID:
            self.builder.leaf(tag, values, self.start, self.end, html=True)
        else:
            self.builder.open(tag, values, self.start, self.end, html=True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open `tag`, and close it where a writer of XML or JSX meant it closed."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close `tag`."""
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
            return
        tag = _told_apart(tag)
        if tag == "br":
            self.builder.leaf("br", {}, self.start, self.end, html=True)
        elif tag not in VOID and not self.builder.close_tag(tag, self.end):
            self.stray.append((tag, self.start, self.end))

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self.silent:
            self._mark()
            self.builder.text(data, self.start, self.end)


def _told_apart(tag: str) -> str:
    """Return a name for `tag` that none of Markdown's elements has."""
    return tag.upper() if tag in OURS else tag
