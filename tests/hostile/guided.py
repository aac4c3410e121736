"""Fuzzing that is guided by coverage: inputs that reach new code are kept and changed further.

`make fuzz` runs it after the blind kind, where atheris is installed. A find is left in
`finds/KIND/` under its hash. Mend the fault and move the find, made small, to `cured/KIND/`:
those are tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any
from xml.parsers import expat

from pubkit.model.document import Document
from pubkit.world import World
from tests.hostile.fuzz import SHEET, TOKENS
from tests.hostile.vectors import VECTORS, bodies, headed

FINDS = Path(__file__).with_name("finds")
CURED = Path(__file__).with_name("cured")
LONGEST = 4096
"""Bytes of an input."""
SECONDS_EACH = 10
MEGABYTES = 2048
"""What one input may take."""

HAS_ATHERIS = find_spec("atheris") is not None
_PATH = PurePosixPath("a.md")
_INSTRUMENTED = ["pubkit", "markdown_it", "mdit_py_plugins", "tinycss2"]
_LAZY = (
    "pubkit.reader pubkit.reader.front_matter pubkit.transforms pubkit.markup pubkit.theme "
    "pubkit.theme.compiler pubkit.importers.html pubkit.importers.markdown_writer "
    "pubkit.build.article pubkit.math.layout pubkit.math.markup pubkit.transforms.punctuation"
).split()


def front_matter(data: bytes) -> None:
    """Read `data` as the front matter of an article; the first letter chooses its kind."""
    mark = b"+++" if data[:1] == b"+" else b"---"
    _publish(b"%s\n%s\n%s\n\nWords.\n" % (mark, data[1:], mark))


def markdown(data: bytes) -> None:
    """Read `data` as the body of an article, and write it."""
    _publish(b"---\ntitle: T\n---\n\n" + data)


def page(data: bytes) -> None:
    """Import `data` as a page, and write it as Markdown, which must be read again."""
    from pubkit.importers.html import read_page
    from pubkit.importers.markdown_writer import write

    document = read_page(data.decode("utf-8", "replace"), _PATH, World.fake({}))
    _publish(write(document).encode("utf-8", "replace"))


def sheet(data: bytes) -> None:
    """Compile `data` as the style sheet of a theme, for all formats."""
    from pubkit.diagnostics import Source
    from pubkit.theme import TARGETS, rules
    from pubkit.theme.compiler import compile_sheets
    from pubkit.theme.folders import decoded

    source = Source("base.css", decoded(data))
    for target in TARGETS:
        made = compile_sheets([rules.read(source, None)], {"x": "var(--pk-y)", "y": "1px"}, target)
        if "</style" in made.css.lower() or list(_fetched(made.css)):
            raise AssertionError(made.css[-200:])


def _fetched(css: str) -> Iterator[Any]:
    """Yield the tokens of `css`, as browsers read it, that may load something."""
    import tinycss2

    todo = list(tinycss2.parse_stylesheet(css))
    while todo:
        token = todo.pop()
        if token.type == "at-rule" and token.lower_at_keyword == "import":
            yield token
        if token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            yield token
        for inside in ("prelude", "content", "arguments"):
            todo.extend(getattr(token, inside, None) or ())


def _publish(data: bytes) -> None:
    """Read, transform and write an article; its markup must be XML, or an error told."""
    from pubkit import reader, transforms
    from pubkit.markup import Policy, render

    world = World.fake({"a.md": data})
    document = reader.parse(_PATH, world)
    if document is None:
        if not any(d.severity == "error" for d in world.diagnostics):
            raise AssertionError("neither a document nor an error")
        return
    _no_line_outside(world, data)
    done, _ = transforms.apply(document, world)
    for policy in (
        Policy(),
        Policy(epub=True, notes="popup"),
        Policy(notes="page", math="drawing"),
    ):
        _is_xml(done, render(done, policy).html)


def _no_line_outside(world: World, data: bytes) -> None:
    lines = world.sources["a.md"].text.count("\n") + 1
    for told in world.diagnostics:
        if told.place and told.place.line > lines:
            raise AssertionError(f"{told} is beyond the last line")


def _is_xml(document: Document, html: str) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(f'<r xmlns:epub="http://www.idpf.org/2007/ops">{html}</r>'.encode(), True)
    except expat.ExpatError as error:
        around = html.encode()[max(0, parser.ErrorByteIndex - 90) : parser.ErrorByteIndex + 20]
        raise AssertionError(f"{error}: {around!r}") from None


KINDS: dict[str, Callable[[bytes], None]] = {
    "front_matter": front_matter, "markdown": markdown, "page": page, "sheet": sheet,
}  # fmt: skip


def seeds(kind: str) -> Iterator[bytes]:
    """Yield inputs to begin with."""
    match kind:
        case "front_matter":
            texts = [text.split("---\n")[1] for text in headed()[::5]]
            yield from (b"-" + text.encode() for text in texts)
            yield b'+title = "a"\nauthors = [{name = "b"}]\ndate = 2026-01-01\n'
        case "markdown":
            from tests.hostile.growth import INPUTS

            yield from (body.encode("utf-8", "surrogatepass") for body in bodies()[::3])
            yield from (make(120).encode("utf-8", "surrogatepass") for make in INPUTS.values())
        case "page":
            yield from (f"<article>{vector}</article>".encode() for vector in VECTORS.elements)
            yield b"<h1>A</h1><p>b<ul><li>c<table><tr><td>d<dl><dt>e<dd>f<pre><code>g"
        case "sheet":
            folder = Path(__file__).parents[2] / "themes"
            for css in sorted(folder.rglob("*.css")):
                yield from css.read_bytes().split(b"\n\n")[:200]


def words(kind: str) -> Iterator[bytes]:
    """Yield what inputs are worth being made of."""
    tokens = SHEET if kind == "sheet" else TOKENS
    yield from (token.encode("utf-8", "surrogatepass") for token in tokens)
    if kind == "front_matter":
        yield from (f"{field}: ".encode() for field in VECTORS.fields)
    if kind in ("page", "markdown"):
        yield from (f"<{name}>".encode() for name in _NAMES)


_NAMES = (
    "a b p ul li ol dl dt dd table tr td th thead caption figure figcaption img pre code "
    "blockquote h1 h2 div section aside details summary iframe video svg math sup sub br hr"
).split()


def hunt(kind: str, seconds: float) -> list[Path]:
    """Return the finds of `kind` within `seconds`, each a file in `finds/`."""
    folder = FINDS / kind
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as place:
        corpus, listed = Path(place, "corpus"), Path(place, "words")
        corpus.mkdir()
        for number, seed in enumerate(seeds(kind)):
            (corpus / str(number)).write_bytes(seed[:LONGEST])
        listed.write_text("\n".join(map(_quoted, words(kind))) + "\n")
        while (left := int(until - time.monotonic())) > 0:  # a find ends the process
            command = [
                sys.executable, "-m", "tests.hostile.guided", kind, str(corpus),
                f"-dict={listed}", f"-max_total_time={left}", f"-max_len={LONGEST}",
                f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEGABYTES}",
                f"-artifact_prefix={folder}/", "-verbosity=0", "-print_final_stats=1",
            ]  # fmt: skip
            known = set(folder.iterdir())
            done = subprocess.run(command, env=os.environ | {"PUBKIT_CACHE": "off"}, check=False)
            if done.returncode and set(folder.iterdir()) == known:
                raise RuntimeError(f"the fuzzer ended with status {done.returncode}")
    return sorted(set(folder.iterdir()) - before)


def _quoted(word: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'


def main() -> None:
    """Hunt in this process, as libFuzzer is told by the arguments after the kind."""
    import atheris

    with atheris.instrument_imports(include=_INSTRUMENTED):
        for name in _LAZY:
            import_module(name)
        for data in (b"", b"-title: a", b'# a\n\n$a$ <b>*c*</b> [^1] "d"\n\n[^1]: e\n'):
            for do in KINDS.values():  # what is imported on the way is instrumented too
                do(data)
    kind, *arguments = sys.argv[1:]
    atheris.Setup([sys.argv[0], *arguments], KINDS[kind])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
