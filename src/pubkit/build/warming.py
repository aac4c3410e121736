"""Do once what every child would do for itself: it inherits what its parent has imported and read.

No thread may run in a parent that forks. Neither the engine's import nor its layouts start one.
"""

from __future__ import annotations

import gc
from importlib import import_module

from pubkit.build.article import Request
from pubkit.world import Remember, World

SPECIMEN = b"""---
title: One
date: 2026-01-01
author: Desk
---

Words[^1] that are *long* and **plain** enough for hyphenation, since lines of nothing but
monosyllables would be broken without ever looking for a dictionary of conventional separations.

## Part

> Quoted.

- listed

| a | b |
|---|--:|
| 1 | 2 |

[^1]: A note.
"""


def load(request: Request, *, begun: bool = False) -> None:
    """Import what builds `request`: children may not keep what Python compiles for the next run.

    Where backends have `begun` in children of their own, the engine is left to these.
    """
    from pubkit.backends import find
    from pubkit.reader.markdown import parser

    parser()
    for name in ("pubkit.transforms", "pubkit.theme.sandbox"):
        import_module(name)
    for name in request.formats:
        backend = find(name)
        if (warm := getattr(backend, "warm", None)) and not (begun and hasattr(backend, "begin")):
            warm()


def warm(request: Request, remember: Remember = lambda words, make: make()) -> None:
    """Build a specimen of what `request` asks for, under a theme of ours.

    Themes, tokens and files of the project are left to the children, who have limits.
    """
    from pubkit.backends import Options
    from pubkit.build import article

    world = World.fake({"one.md": SPECIMEN})
    world.remember = remember
    asked = Request(
        root="/",
        formats=request.formats,
        theme=request.theme,
        language=request.language,
        options=Options(page=request.options.page or request.page),
    )
    load(asked)
    article.build("one.md", asked, world)
    gc.collect()
    gc.freeze()
