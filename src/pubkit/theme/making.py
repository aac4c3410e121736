"""A new theme, made from one that exists."""

from __future__ import annotations

from collections.abc import Mapping

from pubkit.theme import Theme


def files(parent: Theme, name: str) -> Mapping[str, bytes]:
    """Return the files of a theme `name` that extends `parent`, by their paths in the project.

    All of the parent's tokens stand in it, commented out, so that one can begin to change them.
    """
    quoted = [f'# {k} = "{v}"' for k, v in parent.tokens.items() if not k.startswith("font-")]
    dark = [f'# {k} = "{v}"' for k, v in parent.values.dark.items()]
    toml = [
        f'name = "{name}"',
        f'title = "{name.replace("-", " ").capitalize()}"',
        'description = ""',
        f'extends = "{parent.name}"',
        "",
        f"# What you leave out is as in {parent.title}.",
        "[tokens]",
        *quoted,
        "",
        "[tokens.dark]",
        *dark,
        "",
    ]
    texts = {
        "theme.toml": "\n".join(toml),
        "base.css": "/* What all three share. Values are tokens: var(--pk-…). */\n",
        "html.css": "/* What only the web page can do. */\n",
        "epub.css": "/* What only the e-book needs; flat and small. */\n",
        "print.css": "/* What only the printed page has: @page, running heads, notes. */\n",
    }
    return {f"themes/{name}/{file}": told.encode() for file, told in texts.items()}
