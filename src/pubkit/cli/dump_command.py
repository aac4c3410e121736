"""`pubkit dump`: the document model as JSON."""

from __future__ import annotations

from pathlib import Path

import click

from pubkit.cli.console import fail, print_diagnostics, root_option


@click.command("dump")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--resolved", is_flag=True, help="After the transforms, as backends see it.")
@root_option
def command(source: Path, resolved: bool, root: Path | None) -> None:
    """Print the document that SOURCE is read as."""
    from pubkit import load
    from pubkit.model.codec import to_json
    from pubkit.project import ProjectError

    try:
        document, diagnostics = load(source, resolved=resolved, root=root)
    except ProjectError as error:
        fail(str(error), error.hint, status=2)
    print_diagnostics(diagnostics, "text")
    if document is None:
        raise click.exceptions.Exit(1)
    click.echo(to_json(document), nl=False)
