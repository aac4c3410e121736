"""A real browser finds nothing to run, load or open in pages made of vectors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile import vectors
from tests.hostile.test_vectors import build
from tests.judges.finding import Finding
from tests.judges.kit import node, resolved

pytestmark = pytest.mark.judge

SCRIPT = "../../hostile/browser.mjs"


def provoked(pages: list[Path]) -> list[Finding]:
    return node("browser", SCRIPT, {"paths": resolved(pages)}, resolved(pages))


def test_vectors_run_nothing_even_without_the_policy(tmp_path: Path) -> None:
    bodies = vectors.bodies()
    # Markup that is left open would hide the vectors after it, so few share a page.
    packs = [bodies[start : start + 12] for start in range(0, 480, 12)]
    pages = []
    for number, pack in enumerate(packs):
        text = vectors.article("\n\n## Next\n\n".join(pack))
        page = tmp_path / f"{number}.html"
        page.write_bytes(build(text, "html").artifacts[0].data)
        pages.append(page)
    assert provoked(pages) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<script>alert(1)</script>", "called"),
        ("<p onmouseover=alert(1)>x</p>", "called"),
        ("<a href='javascript:alert(1)'>x</a>", "called"),
        ("<img src='https://evil.invalid/x.png'>", "request"),
    ],
)
def test_the_browser_sees(tmp_path: Path, body: str, code: str) -> None:
    page = tmp_path / "bad.html"
    page.write_text(f"<!doctype html><title>x</title>{body}")
    assert code in {finding.code for finding in provoked([page])}
