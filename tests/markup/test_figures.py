"""A figure tells whether its pictures can stand side by side where lines are short."""

from __future__ import annotations

import pytest

from pubkit.markup import Policy, fragment
from pubkit.model import nodes as n

SIZES = {"tall": ("40", "60.5"), "broad": ("60", "40"), "unknown": None}


def picture(asset: str) -> dict[str, str]:
    size = SIZES[asset]
    return {"src": asset, **({"width": size[0], "height": size[1]} if size else {})}


@pytest.mark.parametrize(
    ("assets", "classes"),
    [
        (["tall"], "figure"),
        (["tall", "tall"], "figure several upright"),
        (["tall", "broad"], "figure several"),
        (["tall", "unknown"], "figure several"),
        (["broad", "broad", "broad"], "figure several"),
    ],
)
def test_several_pictures_are_told_and_those_that_are_upright(
    assets: list[str], classes: str
) -> None:
    figure = n.Figure(tuple(n.Image(asset, "x", asset=asset) for asset in assets))
    assert f'<figure class="{classes}">' in fragment((figure,), Policy(picture=picture))
