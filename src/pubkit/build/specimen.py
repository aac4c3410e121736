"""Publish the specimen of a theme."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pubkit.artifact import write
from pubkit.backends import Options
from pubkit.build.article import Request, build
from pubkit.build.report import Output, Report
from pubkit.build.shelf import describe
from pubkit.theme import load
from pubkit.theme.specimen import files
from pubkit.world import World


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
