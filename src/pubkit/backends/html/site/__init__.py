"""A web edition: front page, articles, archive, topics, authors, search, feeds."""

from __future__ import annotations

from pubkit.backends import Artifact, Options
from pubkit.backends.html.site.pages import Press
from pubkit.backends.html.site.plan import plan
from pubkit.model.document import Publication
from pubkit.model.edition import Edition
from pubkit.theme import Theme
from pubkit.world import World


def build(
    publication: Publication, edition: Edition, theme: Theme, options: Options, world: World
) -> tuple[Artifact, ...]:
    """Return all files of the web edition, below a folder of its slug."""
    site = plan(publication, edition, options.url)
    return tuple(Press(site, theme.for_sites(), world).artifacts())
