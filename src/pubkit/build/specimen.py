"""Publish the specimen of a theme, and check the theme on it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import msgspec

from pubkit.artifact import write
from pubkit.backends import Options
from pubkit.build.article import Request, build
from pubkit.build.report import Output, Report
from pubkit.build.shelf import describe
from pubkit.diagnostics import Diagnostic
from pubkit.markup import render
from pubkit.markup.policy import Policy
from pubkit.reader import parse
from pubkit.theme import Theme, load
from pubkit.theme.checks import check, check_faces
from pubkit.theme.specimen import files
from pubkit.transforms import apply
from pubkit.world import World


def check_theme(name: str, root: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the theme `name`, seen by itself and on its specimen."""
    world = World.at(root)
    theme = load(name, world)
    check(theme, world)
    check_faces(theme, markup(theme), world)
    return tuple(world.diagnostics)


def markup(theme: Theme) -> str:
    """Return the specimen of `theme` as elements in a body."""
    inside = World.fake(files(theme))
    document = parse(PurePosixPath("index.md"), inside)
    if document is None:
        raise LookupError("the specimen cannot be read")
    return f"<body>{render(apply(document, inside)[0], Policy()).html}</body>"


def write_specimen(name: str, root: Path, out: Path, page: str | None = None) -> Report:
    """Write the specimen of the theme `name` in all three formats to `out/specimen-NAME`."""
    world = World.at(root)
    theme = load(name, world)
    slug = f"specimen-{name}"
    source = f"{slug}/index.md"
    inside = World.fake({f"{slug}/{path}": data for path, data in files(theme).items()})
    request = Request(root=str(root), theme=name, options=Options(page=page))
    outcome = build(source, request, inside, theme)
    artifacts = [
        msgspec.structs.replace(a, name=a.name.replace(outcome.slug, slug))
        for a in outcome.artifacts
    ]
    found = (*world.diagnostics, *outcome.diagnostics)
    outputs = (
        Output(source, path, file.size, file.sha256, 0.0, cached=False)
        for path, file in zip(write(artifacts, out), map(describe, artifacts), strict=True)
    )
    return Report(tuple(outputs), found)
