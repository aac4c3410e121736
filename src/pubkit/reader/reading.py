"""Which tool a source is written for, as far as it matters to how it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_IMPORT = re.compile(r"(?:\s|(?><!--.{0,500}?-->))*+import\s[^\n]{1,300}\sfrom\s+['\"]", re.DOTALL)
_MYST = re.compile(r"^[ \t]*(?:`{3,}|~{3,}|:{3,})\{[a-z]|^\([\w:.-]+\)=[ \t]*$", re.MULTILINE)


_PICTURE = re.compile(
    r"^import[ ]+(\w+)[ ]+from[ ]+['\"](?:!+[^'\"\n]*!)?"
    r"([^'\"\n]+?\.(?:avif|gif|jpe?g|png|svg|webp))['\"]",
    re.MULTILINE,
)


class Reading(NamedTuple):
    """What is read: Markdown between tags, code by indentation, the remarks of MyST.

    `pictures` are those that an import gives a name.
    """

    between: bool = False
    indented: bool = True
    myst: bool = False
    pictures: Mapping[str, str] = MappingProxyType({})


PLAIN = Reading()


def reading_of(path: str, text: str) -> Reading:
    """Return how `text`, the content of `path`, is read: what begins with an import is MDX."""
    suffix = path.rpartition(".")[2].lower()
    mdx = suffix == "mdx" or _IMPORT.match(text) is not None
    pictures = dict(_PICTURE.findall(text)) if mdx else {}
    myst = _MYST.search(text) is not None
    return Reading(mdx or suffix in ("qmd", "rmd"), not mdx, myst, pictures)
