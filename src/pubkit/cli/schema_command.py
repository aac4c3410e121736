"""`pubkit schema`: JSON Schemas."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument(
    "name",
    type=click.Choice(["document", "front-matter", "edition", "project"]),
    default="document",
)
def command(name: str) -> None:
    """Print a JSON Schema: of the document model, front matter, edition.yml or pubkit.toml."""
    from pubkit.model.codec import document_schema
    from pubkit.project import settings_schema
    from pubkit.reader.edition_file import edition_schema
    from pubkit.reader.schema import front_matter_schema

    made = {
        "document": document_schema,
        "front-matter": front_matter_schema,
        "edition": edition_schema,
        "project": settings_schema,
    }[name]()
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))
