"""`pubkit credits`: all pictures and who made them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from pubkit.cli.console import fail, print_diagnostics, root_option, sources_argument
from pubkit.diagnostics import printable

if TYPE_CHECKING:
    from pubkit.preflight.credits import PictureCredit


@click.command("credits")
@sources_argument
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text")
@root_option
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes.  [default: all cores]")
def command(sources: tuple[Path, ...], form: str, root: Path | None, jobs: int | None) -> None:
    """List the pictures of SOURCES: article, line, file, text alternative, caption, rights.

    What an article does not say is read from the picture's file (XMP, IPTC, EXIF).
    """
    from pubkit import list_credits
    from pubkit.project import ProjectError

    try:
        found = list_credits(sources, root=root, jobs=jobs)
    except ProjectError as error:
        fail(str(error), error.hint, status=2)
    failed = [d for d in found.diagnostics if d.severity == "error"]
    print_diagnostics(failed, "text")
    click.echo({"text": _text, "csv": _csv, "json": _json}[form](found.pictures), nl=False)
    raise click.exceptions.Exit(1 if failed else 0)


def _text(pictures: Sequence[PictureCredit]) -> str:
    lines = []
    for picture in pictures:
        lines.append(f"{picture.article}:{picture.line}: {picture.picture or 'a data: URL'}")
        told = {**_fields(picture), "credit": picture.credit or "NONE"}
        if not picture.decorative:
            told["alternative"] = picture.alternative or "NONE"
        lines += [f"    {name}: {value}" for name, value in told.items() if value]
    return "".join(f"{printable(line)}\n" for line in lines)


def _fields(picture: PictureCredit) -> dict[str, str]:
    told = msgspec.structs.asdict(picture)
    del told["article"], told["line"], told["picture"]
    return told | {"decorative": "yes" if picture.decorative else ""}


def _csv(pictures: Sequence[PictureCredit]) -> str:
    """Return comma-separated values; a spreadsheet must not take any of them for a formula."""
    out = io.StringIO()
    places = ("article", "line", "picture")
    names = [f.name for f in msgspec.structs.fields(_kind()) if f.name not in places]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*places, *names])
    for picture in pictures:
        told = _fields(picture)
        row = [picture.article, str(picture.line), picture.picture, *(told[n] for n in names)]
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in row])
    return out.getvalue()


def _kind() -> type[PictureCredit]:
    from pubkit.preflight.credits import PictureCredit

    return PictureCredit


def _json(pictures: Sequence[PictureCredit]) -> str:
    return msgspec.json.format(msgspec.json.encode(pictures), indent=2).decode() + "\n"
