"""Attributes as text: `{#id .class lang=az}` after Markdown, `id="…"` in tags."""

from __future__ import annotations

import re
from html import escape

from pubkit.model.nodes import Attrs

Pairs = tuple[tuple[str, str | None], ...]

_CODES = frozenset(("lang", "dir", "date", "datetime", "width"))
"""Keys whose values are no words of a reader's: these go without quotation marks."""

_BARE = re.compile(r"[A-Za-z0-9_:-]+")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_INLINE_ID = re.compile(r"""[^\s!"#$%&'()*+,./;<=>?@\[\]^`{|}~\\]+""")
_BLOCK_ID = re.compile(r"""[^\s{}"'=#]+""")
_CLASS = re.compile(r"[\w-]+")


def named(attrs: Attrs) -> Pairs:
    """Return what `attrs` holds besides id and classes, as keys and values."""
    return (("lang", attrs.language), ("dir", attrs.direction), *attrs.pairs)


def inline_braces(attrs: Attrs) -> str | None:
    """Return `{…}` as it follows a link, image, code or `[span]`; None when it cannot be said."""
    return _braces(attrs, (), _INLINE_ID, re.compile(r'["\\{}\n|]'))


def block_braces(attrs: Attrs, fields: Pairs = ()) -> str | None:
    """Return `{…}` as it follows the name of a division or fence; None when it cannot be said."""
    return _braces(attrs, fields, _BLOCK_ID, re.compile(r"\n"))


def _braces(
    attrs: Attrs, fields: Pairs, identifier: re.Pattern[str], forbidden: re.Pattern[str]
) -> str | None:
    parts = []
    pairs = [(key, value) for key, value in (*fields, *named(attrs)) if value]
    if attrs.id and identifier.fullmatch(attrs.id):
        parts.append(f"#{attrs.id}")
    elif attrs.id:
        pairs.insert(0, ("id", attrs.id))
    for name in attrs.classes:
        if not _CLASS.fullmatch(name):
            return None
        parts.append(f".{name}")
    for key, value in pairs:
        if forbidden.search(value) or not _KEY.fullmatch(key):
            return None
        quoted = re.sub(r'(["\\])', r"\\\1", value)
        bare = key in _CODES and _BARE.fullmatch(value)
        parts.append(f"{key}={value}" if bare else f'{key}="{quoted}"')
    return "{" + " ".join(parts) + "}" if parts else ""


def tag_attributes(attrs: Attrs, fields: Pairs = ()) -> str:
    """Return attributes as an HTML tag has them, each after a space."""
    classes = " ".join(attrs.classes)
    pairs = (*fields, ("id", attrs.id), ("class", classes), *named(attrs))
    return "".join(f' {key}="{reference(value)}"' for key, value in pairs if value)


def reference(value: str) -> str:
    """Return `value` for an attribute in quotes, on one line and free of other tools' tags."""
    text = escape(value).replace("{", "&#123;")
    return re.sub(ODD, lambda match: f"&#{ord(match[0])};", text)


ODD = (
    r"[\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    r"\ue000-\uf8ff\ufeff]"
)
"""Spaces, marks of direction and private letters: where they count, they are spelled out."""
