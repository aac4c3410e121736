"""A theme's own rendering of a kind of node."""

from __future__ import annotations

import pytest

from pubkit.theme.shapes import KINDS, Shape, Slot, fields
from tests.theme.making import codes, made

QUOTE = """<figure class="pullquote big">
  <slot name="children"/>
  <figcaption needs="attribution"><slot name="attribution"/></figcaption>
</figure>"""


def test_a_shape_is_read_into_elements_and_slots() -> None:
    mine, world = made({"nodes/pull-quote.xml": QUOTE})
    caption = Shape("figcaption", parts=(Slot("attribution"),), needs="attribution")
    assert mine.shapes == {
        "pull-quote": Shape("figure", "pullquote big", (Slot("children"), caption))
    }
    assert codes(world) == []


def test_a_childs_shape_takes_the_place_of_its_parents() -> None:
    assert made({})[0].shapes == {}


@pytest.mark.parametrize(
    "xml",
    [
        "<figure>",
        "<figure/>",
        QUOTE.replace("<slot", "Well: <slot", 1),
        QUOTE.replace('<slot name="children"/>', ""),
        QUOTE.replace('<slot name="children"/>', '<slot name="children"/><slot name="children"/>'),
        QUOTE.replace("children", "nothing"),
        QUOTE.replace("figure", "script"),
        QUOTE.replace('class="', 'onclick="'),
        QUOTE.replace('class="', 'style="'),
        QUOTE.replace("pullquote big", "x&quot;><script>"),
        '<slot name="children"/>',
        '<!DOCTYPE x [<!ENTITY a "&#60;b/&#62;">]><figure>&a;</figure>',
    ],
)
def test_a_faulty_shape_is_told_and_left_out(xml: str) -> None:
    mine, world = made({"nodes/pull-quote.xml": xml})
    assert mine.shapes == {}
    assert set(codes(world)) == {"theme-shape"}


def test_every_kind_shows_all_it_holds() -> None:
    for kind in KINDS:
        slots = "".join(f'<slot name="{name}"/>' for name in fields(kind))
        mine, world = made({f"nodes/{kind}.xml": f"<div>{slots}</div>"})
        assert list(mine.shapes) == [kind]
        assert codes(world) == []
