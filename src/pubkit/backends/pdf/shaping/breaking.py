"""Where text may break: between words by Unicode Standard Annex 14, in words by dictionaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

# A word of letters between two others: lines end before and after it, and nowhere else.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ"
_PLAIN = re.compile(f"[{_LETTERS}.,;:!?’”] [{_LETTERS}]+[.,;:!?’”]* [{_LETTERS}]")


def is_plain(text: str, begin: int) -> bool:
    """Tell whether the word that begins at `begin` surely breaks at its spaces, and only there."""
    return _PLAIN.match(text, begin - 2) is not None


def breaks(text: str, language: str | None) -> bytes:
    """Return, for each character of `text`, 1 where a line may begin with it."""
    from weasyprint.text.ffi import ffi
    from weasyprint.text.line_break import get_log_attrs

    return bytes(ffi.buffer(get_log_attrs(text, language)))[::4].translate(_FIRST_BIT)


_FIRST_BIT = bytes(byte & 1 for byte in range(256))


def parts(text: str, style: Any, context: Any, space: float, max_width: float) -> Sequence[str]:
    """Return what of `text` may stand before a hyphen, longest first, by the engine's rules.

    `space` is what the line has left without it.
    """
    from weasyprint.layout.percent import percentage

    zone = percentage(style["hyphenate_limit_zone"], style, max_width)
    if space <= zone:
        return ()
    total, left, right = style["hyphenate_limit_chars"]
    key = style["lang"], left, right, total, text
    kept: dict[Any, tuple[str, ...]] = vars(context.font_config).setdefault("parted", {})
    if key not in kept:
        kept[key] = tuple(_parts(text, style["lang"], context, total, left, right))
    return kept[key]


def _parts(text: str, lang: str, context: Any, total: int, left: int, right: int) -> Sequence[str]:
    import pyphen
    from weasyprint.text.line_break import get_next_word_boundaries

    language = pyphen.language_fallback(lang)
    at = 0
    while language and at < len(text):
        bounds = get_next_word_boundaries(text[at:], language)
        if not bounds:
            break
        begin, end = (at + bound for bound in bounds)
        if end - begin >= total:
            known = language, left, right, total
            if known not in context.dictionaries:
                context.dictionaries[known] = pyphen.Pyphen(lang=language, left=left, right=right)
            iterated = context.dictionaries[known].iterate(text[begin:end])
            return [text[:begin] + start for start, _ in iterated]
        at = end
    return ()
