"""What each format may import: a cold export spends most of its time there."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = frozenset(
    "PIL asyncio babel click cssselect2 distributed ebooklib email fontTools jinja2 lxml "
    "markdown_it multiprocessing pikepdf pydyf pygments pypdfium2 pyphen ssl tinyhtml5 uharfbuzz "
    "weasyprint yaml zipfile".split()
)
TEXT = {"jinja2", "markdown_it", "uharfbuzz"}
BOOK = TEXT | {"PIL", "ebooklib", "lxml", "zipfile"}
ENGINE = set("PIL cssselect2 email fontTools pydyf pyphen ssl tinyhtml5 weasyprint zipfile".split())

CODE = """
import sys
import pubkit.build.request
from pubkit.build import article
from pubkit.world import World
text = b"---\\ntitle: One\\ndate: 2026-01-01\\n---\\n\\nWords[^1] and *more*.\\n\\n[^1]: A note.\\n"
request = article.Request(root="/", formats=(sys.argv[1],))
assert article.build("one.md", request, World.fake({"one.md": text})).artifacts
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("kind", "allowed"), [("html", TEXT), ("epub", BOOK), ("pdf", TEXT | ENGINE | {"pypdfium2"})]
)
def test_a_format_imports_what_it_needs(kind: str, allowed: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, kind], capture_output=True, text=True, check=True, timeout=60
    )
    modules = done.stdout.split()
    assert {name.partition(".")[0] for name in modules} & HEAVY <= allowed
    others = {"html", "epub", "pdf"} - {kind}
    assert not [m for m in modules if m.startswith(tuple(f"pubkit.backends.{o}" for o in others))]
    assert "pubkit.build.edition" not in modules
    assert "pubkit.build.cluster" not in modules


READER = """
import sys
from pubkit.backends.pdf import attempt, composition
from pubkit.backends.pdf.parts import compositor
print(*sys.modules)
"""


def test_who_lets_others_set_a_page_imports_nothing_that_mends_the_engine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READER], capture_output=True, text=True, check=True, timeout=60
    )
    modules = set(done.stdout.split())
    assert not {name.partition(".")[0] for name in modules} & HEAVY
    engine = "pubkit.backends.pdf.engine"
    assert not modules & {f"{engine}.libraries", f"{engine}.styles", "pubkit.backends.pdf.shaping"}
    assert "importlib.resources" not in modules
