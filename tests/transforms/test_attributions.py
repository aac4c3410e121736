"""Who said it."""

from __future__ import annotations

import pytest

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text
from pubkit.transforms.attributions import find_attributions
from tests.transforms.made import Run, article, p, t

BREAK = n.LineBreak()


def said(*children: n.Block, kind: type[n.Quote] | type[n.PullQuote] = n.Quote) -> tuple[str, str]:
    done = Run(article(kind(children)), find_attributions).children[0]
    assert isinstance(done, n.Quote | n.PullQuote)
    return "|".join(plain_text((x,)) for x in done.children), plain_text(done.attribution)


@pytest.mark.parametrize(
    ("children", "words", "attribution"),
    [
        ((p("We won."), p("— Ada, here")), "We won.", "— Ada, here"),
        ((p("We won."), p("--Ada")), "We won.", "— Ada"),
        ((p("We won."), p("― Ada")), "We won.", "― Ada"),
        ((p("We won."), p("– Ada")), "We won.", "— Ada"),
        ((p("We won.\n— Ada"),), "We won.", "— Ada"),
        ((p("We won.", BREAK, "-- Ada, ", n.Emphasis((t("Desk"),))),), "We won.", "— Ada, Desk"),
        ((p("A"), p("B\n—", n.Link((t("Ada"),), "https://e.org"))), "A|B", "— Ada"),
    ],
)
def test_the_last_line_with_a_dash_is_the_attribution(
    children: tuple[n.Block, ...], words: str, attribution: str
) -> None:
    assert said(*children) == (words, attribution)
    assert said(*children, kind=n.PullQuote) == (words, attribution)


@pytest.mark.parametrize(
    "children",
    [
        (p("— We won."),),
        (p("— Who won?"), p("— We won.")),
        (p("— Who won?\n— We won."),),
        (p("We --- won"), p("--- or not")),
        (p("We won."), p("-all of us")),
        (p("We won."), p("–5 degrees")),
        (p("We won."), n.Rule()),
        (),
    ],
)
def test_other_dashes_are_text(children: tuple[n.Block, ...]) -> None:
    quote = n.Quote(children)
    assert Run(article(quote), find_attributions).children[0] is quote


def test_an_attribution_that_is_given_gets_its_dash() -> None:
    quote = n.Quote((p("We won."),), (t("Ada"),))
    done = Run(article(quote), find_attributions).children[0]
    assert isinstance(done, n.Quote)
    assert plain_text(done.attribution) == "— Ada"
