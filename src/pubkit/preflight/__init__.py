"""What an editor asks before going to press: of the source, of the outputs, of other judges."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.backends import Artifact
from pubkit.model.document import Publication
from pubkit.preflight.credits import check_credits
from pubkit.world import World


def inspect(publication: Publication, artifacts: Sequence[Artifact], world: World) -> None:
    """Report what would hold up `publication`, whose outputs are `artifacts`."""
    for document in publication.documents:
        check_credits(document, publication.assets, world)
