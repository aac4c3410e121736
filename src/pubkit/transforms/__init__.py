"""From the document as it was read to the document as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from pubkit.model.document import Asset, Document
from pubkit.transforms.assets import resolve_assets
from pubkit.transforms.attributions import find_attributions
from pubkit.transforms.citations import resolve_citations
from pubkit.transforms.contents import write_contents
from pubkit.transforms.context import Context
from pubkit.transforms.credits import write_credits
from pubkit.transforms.endmatter import write_endmatter
from pubkit.transforms.figures import make_figures
from pubkit.transforms.headline import take_headline
from pubkit.transforms.ids import give_ids
from pubkit.transforms.labels import write_labels
from pubkit.transforms.lead_image import place_lead_image
from pubkit.transforms.neighbours import Neighbours, apart
from pubkit.transforms.notes import lift_notes, number_notes
from pubkit.transforms.numbering import number_labels
from pubkit.transforms.opening import write_opening
from pubkit.transforms.references import resolve_references
from pubkit.transforms.typography import set_typography
from pubkit.world import World

Transform = Callable[[Document, Context], Document]

PIPELINE: tuple[Transform, ...] = (
    take_headline,
    lift_notes,
    make_figures,
    resolve_assets,
    place_lead_image,
    write_credits,
    find_attributions,
    resolve_citations,
    write_endmatter,
    write_labels,
    write_opening,
    number_notes,
    give_ids,
    number_labels,
    write_contents,
    resolve_references,
    set_typography,
)


def apply(
    document: Document, world: World, *, folder: PurePosixPath | None = None
) -> tuple[Document, Mapping[str, Asset]]:
    """Return the finished document and the pictures it shows, by key.

    Paths of pictures are relative to `folder`, the folder of the document's source unless given.
    """
    context = Context(document, world, folder)
    return _run(PIPELINE, document, context), context.assets


def apply_all(
    documents: Sequence[Document], world: World
) -> tuple[tuple[Document, ...], Mapping[str, Asset]]:
    """Return the finished documents of an edition, whose references lead to one another."""
    half = PIPELINE.index(resolve_references)
    contexts = [Context(document, world) for document in documents]
    done = [_run(PIPELINE[:half], d, c) for d, c in zip(documents, contexts, strict=True)]
    done, renamed = apart(done)
    others = Neighbours(done, renamed)
    for context in contexts:
        context.elsewhere = others
    done = [_run(PIPELINE[half:], d, c) for d, c in zip(done, contexts, strict=True)]
    assets = {key: asset for context in contexts for key, asset in context.assets.items()}
    return tuple(done), assets


def _run(steps: Sequence[Transform], document: Document, context: Context) -> Document:
    for transform in steps:
        document = transform(document, context)
    return document
