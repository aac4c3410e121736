"""The navigation document and the NCX: contents, landmarks and the pages of the printed edition."""

from __future__ import annotations

from html import escape

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """A line of the contents, and the lines under it. `href` is relative to the package."""

    label: str
    href: str
    children: tuple[Entry, ...] = ()


class Landmark(msgspec.Struct, frozen=True):
    """A place that reading systems jump to; `kind` is one value of the structure vocabulary."""

    kind: str
    label: str
    href: str


class Page(msgspec.Struct, frozen=True):
    """Where a printed page begins."""

    label: str
    href: str


class Navigation(msgspec.Struct, frozen=True, kw_only=True):
    """What both files tell; `title` heads the contents, in the publication's language."""

    contents: tuple[Entry, ...]
    landmarks: tuple[Landmark, ...]
    pages: tuple[Page, ...]
    title: str


def body(navigation: Navigation) -> str:
    """Return the content of the navigation document."""
    parts = [
        '<nav epub:type="toc" role="doc-toc" id="toc">'
        f"<h1>{escape(navigation.title)}</h1>{_list(navigation.contents)}</nav>",
        # Hidden, because Kobo shows landmarks as rows of its contents.
        '<nav epub:type="landmarks" id="landmarks" hidden="hidden">'
        f"{_landmarks(navigation.landmarks)}</nav>",
    ]
    if navigation.pages:
        pages = tuple(Entry(page.label, page.href) for page in navigation.pages)
        parts.append(
            '<nav epub:type="page-list" role="doc-pagelist" id="page-list" hidden="hidden">'
            f"{_list(pages)}</nav>"
        )
    return "\n".join(parts)


def _list(entries: tuple[Entry, ...]) -> str:
    rows = (
        f'<li><a href="{escape(e.href)}">{escape(e.label)}</a>'
        f"{_list(e.children) if e.children else ''}</li>"
        for e in entries
    )
    return "<ol>\n" + "\n".join(rows) + "\n</ol>"


def _landmarks(landmarks: tuple[Landmark, ...]) -> str:
    rows = (
        f'<li><a epub:type="{mark.kind}" href="{escape(mark.href)}">{escape(mark.label)}</a></li>'
        for mark in landmarks
    )
    return "<ol>\n" + "\n".join(rows) + "\n</ol>"
