"""`pubkit explain`: what a diagnostic code means."""

from __future__ import annotations

import textwrap

import click

from pubkit.cli.console import fail
from pubkit.codes import CODES
from pubkit.diagnostics import meant


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain CODE, the word in square brackets at the end of a message; without it, list all."""
    if code is None:
        for name, entry in CODES.items():
            click.echo(f"{name:24} {entry.severity}")
        return
    if code not in CODES:
        hint = meant(code, CODES, "run pubkit explain to see them all")
        fail(f'no diagnostic has the code "{code}"', hint, status=2)
    click.echo(f"{code} ({CODES[code].severity})\n")
    click.echo(textwrap.fill(CODES[code].explanation, 88))
