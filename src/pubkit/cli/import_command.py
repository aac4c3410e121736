"""`pubkit import`: a foreign text becomes canonical Markdown."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from pubkit.cli.console import fail, print_diagnostics


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--from", "form", metavar="FORMAT", help="text, html, markdown, or one of pandoc's.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write.")
@click.option("--write", is_flag=True, help="Write sources/<slug>.md in this project.")
@click.option("--force", is_flag=True, help="Overwrite what exists.")
def command(source: Path, form: str | None, out: Path | None, write: bool, force: bool) -> None:
    """Print SOURCE, pasted text, a web page or what pandoc reads, as canonical Markdown.

    No word is lost and none invented. What was unsure is told on standard error.
    """
    from pubkit import importers
    from pubkit.importers.markdown_writer import write as write_markdown
    from pubkit.model.document import Document
    from pubkit.reader.limits import decode
    from pubkit.world import ReadError, World

    if not source.is_file():
        fail(f'"{source}" does not exist', "check the path", status=2)
    world = World.at(source.resolve().parent)
    path = PurePosixPath(source.name)
    form = form or importers.format_of(path)
    read = importers.importer(form)
    pictures: dict[str, bytes] = {}
    document: Document | None
    if read is None:
        from pubkit.importers.pandoc import PandocError, convert

        try:
            document, pictures = convert(source, form, world)
        except PandocError as error:
            fail(str(error), error.hint)
    else:
        try:
            text = decode(world.read(path), path, world)
        except ReadError as error:
            fail(f'"{source}" {error}')
        document = read(text, path, world) if text is not None else None
    if document is None:
        print_diagnostics(world.diagnostics, "text")
        raise click.exceptions.Exit(1)
    made = write_markdown(document)
    target = out or (_project_file(document.metadata.headline, path) if write else None)
    if target is None:
        click.echo(made, nl=False)
    else:
        _write(target, {target.name: made.encode()} | pictures, force=force)
    print_diagnostics(world.diagnostics, "text")
    raise click.exceptions.Exit(any(d.severity == "error" for d in world.diagnostics))


def _project_file(headline: str, path: PurePosixPath) -> Path:
    from pubkit.model.slugs import slugify
    from pubkit.project import open_project

    project = open_project(())
    slug = slugify(" ".join(headline.split()[:8])) or slugify(path.stem) or "article"
    return project.root / project.settings.sources / f"{slug}.md"


def _write(target: Path, files: dict[str, bytes], *, force: bool) -> None:
    for name in files:
        if (target.parent / name).exists() and not force:
            fail(
                f'"{target.parent / name}" exists already', "pass --force to overwrite it", status=2
            )
    target.parent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (target.parent / name).write_bytes(data)
    click.echo(str(target))
