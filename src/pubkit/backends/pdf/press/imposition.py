"""Put two pages on a sheet: side by side, or so that folded sheets make a booklet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pubkit.backends import Imposition

Pair = tuple[int, int]
"""The pages (from 0) at the left and at the right of a side of a sheet."""

_KEPT = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/CreationDate", "/ModDate")


def pairs(count: int, kind: Imposition, *, from_right: bool) -> Iterator[Pair]:
    """Yield what stands side by side, sheet by sheet, front before back.

    Pages beyond `count` are blank: they fill up the last sheet.
    """
    order: Iterator[Pair]
    if kind == "2up":
        order = ((page, page + 1) for page in range(0, count, 2))
    else:
        last = count + -count % 4 - 1
        halves = ((page, last - page) for page in range((last + 1) // 2))
        # On fronts, the earlier page is at the right: it is read after the fold.
        order = ((b, a) if a % 2 == 0 else (a, b) for a, b in halves)
    for left, right in order:
        yield (right, left) if from_right else (left, right)


def impose(data: bytes, kind: Imposition, *, from_right: bool, creep: float = 0) -> bytes:
    """Return a file of sheets with two pages of `data` each, cut at the trim.

    In a booklet, pages move to the fold by `creep` points more with every sheet inwards: there the
    folded sheets stick out, and are trimmed. It is for paper: tags, links and outline stay behind,
    and so does every claim to a standard.
    """
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as sheets:
        left, bottom, right, top = _trim(source.pages[0])
        width, height = right - left, top - bottom
        for side, pair in enumerate(pairs(len(source.pages), kind, from_right=from_right)):
            shift = side // 2 * creep if kind == "booklet" else 0
            sheet = sheets.add_blank_page(page_size=(2 * width, height))
            content, forms = b"", pikepdf.Dictionary()
            for place, page in enumerate(pair):
                if page < len(source.pages):
                    form = source.pages[page].as_form_xobject()
                    forms[f"/P{place}"] = sheets.copy_foreign(form)
                    half = place * width
                    x = half + (-shift if place else shift)
                    content += b"q %.3f 0 %.3f %.3f re W n " % (half, width, height)
                    content += _put(source.pages[page], x, width, height)
                    content += b" /P%d Do Q\n" % place
            sheet.obj.Resources = pikepdf.Dictionary(XObject=forms)
            sheet.obj.Contents = sheets.make_stream(content)
        _describe(sheets, source, kind)
        sheets.save(out, force_version="1.7", deterministic_id=True)
    return out.getvalue()


def _trim(page: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(side) for side in page.trimbox)
    return left, bottom, right, top


def _put(page: Any, x: float, width: float, height: float) -> bytes:
    """Return the operator that moves a page to `x`; the head of a turned one is at the left."""
    left, bottom, right, top = _trim(page)
    if right - left > width and top - bottom < height:
        return b"0 1 -1 0 %.3f %.3f cm" % (x + width + bottom, -left)
    return b"1 0 0 1 %.3f %.3f cm" % (x - left, -bottom)


def _describe(sheets: Any, source: Any, kind: Imposition) -> None:
    """Keep what the file says of its content, and ask for print as it is."""
    import pikepdf

    for key in _KEPT:
        if key in source.docinfo:
            sheets.docinfo[key] = pikepdf.String(str(source.docinfo[key]))
    sheets.Root.Lang = pikepdf.String(str(source.Root.Lang))
    told = pikepdf.Dictionary(DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"))
    if kind == "booklet":
        told.Duplex = pikepdf.Name.DuplexFlipShortEdge
    sheets.Root.ViewerPreferences = told
