"""The commands, each imported when it is run."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

_COMMANDS = {
    "check": "Report all diagnostics; write nothing.",
    "clean": "Delete the outputs of this project.",
    "credits": "List all pictures with their credits and rights.",
    "dump": "Print the document model of an article as JSON.",
    "explain": "Explain a diagnostic code.",
    "export": "Publish sources to HTML, EPUB and PDF.",
    "import": "Turn a foreign text into canonical Markdown.",
    "new": "Make a project, or an article in one.",
    "schema": "Print the JSON Schema of the model or of the front matter.",
    "theme": "List, show, check and make themes.",
}


class Commands(click.Group):
    """Commands that are imported when they are run, so that `--version` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return [name for name in _COMMANDS if _module(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        if cmd_name not in _COMMANDS or not _module(cmd_name):
            return None
        command: click.Command = import_module(_module(cmd_name)).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with; say what an unknown one may have meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            for near in difflib.get_close_matches(args[0], _COMMANDS, n=1):
                message = f'{error.message} Did you mean "{near}"?'
                raise click.UsageError(message, ctx) from None
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name]) for name in self.list_commands(ctx)])


def _module(name: str) -> str:
    return f"pubkit.cli.{name}_command"


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pubkit", message="pubkit %(version)s")
def pubkit() -> None:
    """Publish one Markdown source as a web page, an e-book and a print PDF."""


def run(arguments: list[str], name: str | None) -> int:
    """Run a command and return the status; `name` is that under which the run is remembered."""
    gc.set_threshold(100_000)  # little is garbage here, and looking for it takes a twentieth
    try:
        status: Any = pubkit.main(arguments, prog_name="pubkit", standalone_mode=False, obj=name)
        sys.stdout.flush()
    except click.exceptions.Exit as exit_:
        status = exit_.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = 0
    except Exception as error:
        if os.environ.get("PUBKIT_DEBUG"):
            raise
        status = _told(error)
    return status if isinstance(status, int) else 0


def _told(error: Exception) -> int:
    """Say what went wrong, without a traceback, and return the status."""
    if isinstance(error, OSError) and error.filename is None and error.errno in _UNPRINTABLE:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        click.echo(f"error: the paths cannot be printed: {error.strerror}", err=True)
        return 1
    click.echo(f"error: internal error: {type(error).__name__}: {error}", err=True)
    click.echo("  hint: set PUBKIT_DEBUG=1 to see where, and please report it", err=True)
    return 1


_UNPRINTABLE = (errno.ENOSPC, errno.EIO, errno.EBADF)
"""What keeps a stream from taking more."""
