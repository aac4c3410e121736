"""A page of a web edition, before it is put together."""

from __future__ import annotations

import msgspec

from pubkit.theme.cascade import Cascade, Use


class Border(msgspec.Struct, frozen=True):
    """What stands above and below a page, and what that is set in."""

    masthead: str
    imprint: str
    use: Use


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page in parts: before its fonts are known, only what it is set in.

    `body` is in UTF-8: all pages of an edition wait for their fonts at once.
    """

    path: str
    title: str
    language: str
    kind: str
    head: tuple[str, ...]
    border: Border
    body: bytes
    uses: tuple[Use, ...]
    script: str = ""

    @property
    def up(self) -> str:
        """Return what leads from the page to the folder of the edition."""
        return "../" * self.path.count("/")


def worn(cascade: Cascade, kind: str, body: str, *, masthead: str = "", imprint: str = "") -> Use:
    """Return what parts of a page of the classes `kind` are set in."""
    inside = f"{masthead}<main>{body}</main>{imprint}"
    return cascade.use(f'<html><body class="{kind}">{inside}</body></html>')
