"""Text and URLs that articles may hold, and what should never pass."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

WORDS = (
    "rain", "valley", "Şuşa", "naïve", "“quoted”", "it’s", "10,000", "—", "…", "§ 4", "x < y",
    "a & b", "ev’rything", "שלום", "العربية", "日本語", "ไทย", "e\u0301tude", "👩\u200d🔬",
    "soft\u00adhyphen", "no\u00a0break", "A\u200bB",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", "</style>", "]]>", "<!--", "-->", "&amp;", "&#x3c;", '" onload="x',
    "' style='x", "javascript:alert(1)", "\0", "\x0b", "\x1b[2J", "\x85", "\ud800", "\ufffe",
    "\U0001ffff", "\r\n", "\t", "\u2028", "\u202e", "{{ x }}", "{% raw %}",
)  # fmt: skip


def texts(*, hostile: bool = False) -> SearchStrategy[str]:
    """Return running text of a few words; with what should never pass when `hostile`."""
    words = st.sampled_from(WORDS + HOSTILE) if hostile else st.sampled_from(WORDS)
    spaced = st.lists(words, min_size=1, max_size=4).map(" ".join)
    return spaced | st.text(max_size=12) if hostile else spaced


URLS = st.sampled_from(
    (
        "https://example.org/a?b=c&d=e#f", "http://example.org", "mailto:desk@example.org",
        "tel:+49301234", "//example.org/x", "https://example.org/a b", "https://xn--e1afmkfd.example/",
    )
)  # fmt: skip
BAD_URLS = st.sampled_from(
    (
        "javascript:alert(1)", " java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///x",
        "http://", "\x01javascript:x", "\\\\host\\share", "#nowhere", "", "http://[zz]/",
    )
)  # fmt: skip
