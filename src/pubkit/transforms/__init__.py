"""From the document as it was read to the document as it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from pubkit.model.document import Asset, Document
from pubkit.transforms.assets import resolve_assets
from pubkit.transforms.attributions import find_attributions
from pubkit.transforms.citations import resolve_citations
from pubkit.transforms.context import Context
from pubkit.transforms.credits import write_credits
from pubkit.transforms.endmatter import write_endmatter
from pubkit.transforms.figures import make_figures
from pubkit.transforms.headline import take_headline
from pubkit.transforms.ids import give_ids
from pubkit.transforms.labels import write_labels
from pubkit.transforms.lead_image import place_lead_image
from pubkit.transforms.notes import number_notes
from pubkit.transforms.numbering import number_labels
from pubkit.transforms.opening import write_opening
from pubkit.transforms.references import resolve_references
from pubkit.transforms.typography import set_typography
from pubkit.world import World

Transform = Callable[[Document, Context], Document]

PIPELINE: tuple[Transform, ...] = (
    take_headline,
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
    for transform in PIPELINE:
        document = transform(document, context)
    return document, context.assets
