"""Run judges by hand: a verdict line a file; exit 0 clean, 1 findings, 2 could not run."""

# ruff: noqa: T201

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from . import books, documents, linked_data, pages
from .feeds import feeds
from .finding import Finding, JudgeBroken, JudgeMissing

Judge: TypeAlias = Callable[[list[Path]], list[Finding]]

JUDGES: dict[str, Judge] = {
    "nu": pages.nu,
    "html-validate": pages.html_validate,
    "axe": pages.axe,
    "layout": pages.layout,
    "jsonld": linked_data.jsonld,
    "feeds": feeds,
    "epubcheck": books.epubcheck,
    "ace": books.ace,
    "reader": books.reader,
    "qpdf": documents.qpdf,
    "verapdf": documents.verapdf,
    "press": documents.press,
}
BY_SUFFIX = {
    ".html": ("nu", "html-validate", "axe", "jsonld"),
    ".xhtml": ("nu", "html-validate", "axe"),
    ".epub": ("epubcheck", "ace", "reader"),
    ".pdf": ("qpdf", "verapdf"),
    ".xml": ("feeds",),
    ".json": ("feeds",),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.judges", description=__doc__)
    parser.add_argument("name", choices=[*JUDGES, "all", "screenshot"])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--flavours", default="ua1", help="for verapdf, as in ua1,3a")
    parser.add_argument("--out", default=Path("screenshots"), type=Path, help="for screenshot")
    wish = parser.parse_args(argv)
    try:
        if wish.name == "screenshot":
            for picture in pages.screenshot(wish.files, pages.WIDTHS, pages.SCHEMES, wish.out):
                print(picture)
            return 0
        flavours = tuple(wish.flavours.split(","))
        special: dict[str, Judge] = {"verapdf": lambda files: documents.verapdf(files, flavours)}
        rounds = _rounds(wish.name, wish.files)
        return max(_judge(name, {**JUDGES, **special}[name], files) for name, files in rounds)
    except (JudgeMissing, JudgeBroken, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2


def _rounds(name: str, files: list[Path]) -> list[tuple[str, list[Path]]]:
    if name != "all":
        return [(name, files)]
    chosen = [(j, [f for f in files if j in BY_SUFFIX.get(f.suffix, ())]) for j in JUDGES]
    if unknown := [f for f in files if f.suffix not in BY_SUFFIX]:
        raise ValueError(f'no judge knows "{unknown[0]}"; name one')
    return [(judge, some) for judge, some in chosen if some]


def _judge(name: str, judge: Judge, files: list[Path]) -> int:
    start = time.perf_counter()
    found = judge(files)
    each = (time.perf_counter() - start) / len(files)
    for file in files:
        own = [f for f in found if f.path == file.resolve()]
        verdict = f"FAIL {name} {file}: {len(own)} findings" if own else f"PASS {name} {file}"
        print(f"{verdict} ({each:.1f} s a file)")
        for finding in own:
            print(f"    {finding.code}: {finding.message} ({finding.place or 'the whole file'})")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
