"""What an editor asks before going to press: of the source, of the outputs, of other judges."""

from __future__ import annotations

from collections.abc import Sequence

from pubkit.backends import Artifact
from pubkit.model.document import Publication
from pubkit.model.nodes import Image
from pubkit.model.walk import walk
from pubkit.preflight.claims import wrong_claims
from pubkit.preflight.credits import check_credits
from pubkit.preflight.scripts import check_language
from pubkit.preflight.source import check_links, check_state
from pubkit.preflight.words import check_words
from pubkit.world import World


def inspect(publication: Publication, artifacts: Sequence[Artifact], world: World) -> None:
    """Report what would hold up `publication`, whose outputs are `artifacts`."""
    for document in publication.documents:
        check_state(document, world)
        check_language(document, world)
        check_links(document, world)
        check_words(document, world)
        check_credits(document, publication.assets, world)
    for artifact in artifacts:
        if artifact.name.endswith(".epub"):
            _check_claims(publication, artifact.data, world)


def _check_claims(publication: Publication, book: bytes, world: World) -> None:
    shown = [
        node
        for document in publication.documents
        for node in walk((document.children, document.endmatter))
        if isinstance(node, Image) and node.asset
    ]
    for claim in wrong_claims(book, sum(image.decorative for image in shown)):
        source = publication.documents[0].source or None
        world.report("epub-claim", f"the e-book {claim}", source=source)
