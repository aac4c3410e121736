"""`pubkit new`: a project that exports at once, or one more article in it."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from pubkit.cli.console import fail

_SETTINGS = """\
# Settings of this project; all of them may be left out.
[project]
theme = "daily"
# publisher = "The Example Gazette"
# language = "en"
# page = "a4"

# [theme]
# accent = "#7a1f1f"
"""

_ARTICLE = """\
---
headline: {headline}
standfirst: One or two sentences that say why this is worth reading.
authors:
  - name: Your Name
published: {date}
language: en
---

The first paragraph says what happened, where and when.

> Somebody's words, as they were said.
>
> — Name, what they do

## A section

Write on: *emphasis*, **importance**, [a link](https://example.org), a note.[^1]

[^1]: It stands at the foot of the page in print, and pops up in the e-book.
"""


@click.command("new")
@click.argument("name")
@click.option("--headline", help="Headline of the article.  [default: from the name]")
def command(name: str, headline: str | None) -> None:
    """Make the article NAME in sources/ here; where there is no project yet, make one called NAME.

    Nothing that exists is overwritten.
    """
    from pubkit.model.slugs import slugify
    from pubkit.project import SETTINGS
    from pubkit.world import ClockError, now

    called = Path(name).resolve().name if Path(name).name in ("", "..") else Path(name).name
    slug = slugify(called)
    if not slug:
        fail(f'"{name}" has no letter that a file name could use', "use a-z and 0-9", status=2)
    root = next((f for f in (Path.cwd(), *Path.cwd().parents) if (f / SETTINGS).is_file()), None)
    inside = root is not None
    root = root or Path(name)
    title = headline or called.replace("-", " ").capitalize()
    try:
        today = now().date().isoformat()
    except ClockError as error:
        fail(str(error), "unset it, or set it to seconds since 1970", status=2)
    article = _ARTICLE.format(headline=_quoted(title), date=today)
    files = {root / "sources" / (slug if inside else "first-article") / "index.md": article}
    if not inside:
        files = {root / SETTINGS: _SETTINGS, root / ".gitignore": "/build/\n"} | files
    for path in files:
        if path.exists():
            fail(f'"{path}" exists already', "choose another name", status=2)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        click.echo(str(path))
    here = inside or Path(name).resolve() == Path.cwd()
    where = "pubkit export" if here else f"cd {shlex.quote(name)} && pubkit export"
    click.echo(f"next: {where}", err=True)


def _quoted(text: str) -> str:
    plain = all(c.isalnum() or c in " -,." for c in text) and text[:1].isalpha()
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if plain else f'"{escaped}"'
