"""The structure tree says what things are, in the order in which they are read."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise
from typing import Any

import pikepdf

from tests.pdf.press import PNG, PlainTheme, Tag, article, printed, tags

HEAD = "---\nheadline: Rain\nlanguage: en\n---\n\n"
GROUPS = {"Document", "Art", "Sect", "Div", "BlockQuote"}


def tree(source: str, page: str = "a5") -> Tag:
    result = printed(article(HEAD + source, {"map.png": PNG}), page=page)
    assert result.data, result.world.diagnostics
    return tags(result.data)


def test_lists_hold_items_of_label_and_body() -> None:
    found = tree("- one\n- two\n\n  loose\n\n  - inner\n\n3. three\n\nTerm\n: Meaning\n")
    for item in found.all("LI"):
        assert [kid.role for kid in item.kids if isinstance(kid, Tag)] == ["Lbl", "LBody"]
    numbering = [tag.entries["A"]["ListNumbering"] for tag in found.all("L")]
    assert numbering == ["/Disc", "/Disc", "/Decimal", "/None"]


def test_what_stands_very_deep_is_tagged_flat_and_can_be_read() -> None:
    words = "which is long enough for a second line on a small page"
    nested = "".join(f"{'  ' * level}- level {level} {words}\n" for level in range(20))
    quoted = "".join(f"{'> ' * level}quoted {level}\n{'> ' * level}\n" for level in range(1, 30))
    for source in (nested, quoted):
        for lines in (2, 16):  # a page ends at one level or another
            found = tree("A paragraph.\n\n" * lines + source)
            assert depth(found) <= 32
            for item in found.all("LI"):
                assert [kid.role for kid in item.kids if isinstance(kid, Tag)] == ["Lbl", "LBody"]


def depth(tag: Tag) -> int:
    return 1 + max((depth(kid) for kid in tag.kids if isinstance(kid, Tag)), default=0)


def test_tasks_have_their_box_as_label() -> None:
    found = tree("- [ ] open\n- [x] done\n")
    assert [item.outline for item in found.all("LI")] == ["LI[Lbl[] LBody[]]"] * 2


def test_tables_tell_their_headers_and_stay_regular() -> None:
    found = tree("| | a |\n|---|---|\n| b | |\n| c | 1 |\n\n: Caption {#tab-a}\n")
    (table,) = found.all("Table")
    assert [kid.role for kid in table.kids if isinstance(kid, Tag)] == ["Caption", "THead", "TBody"]
    assert {len(row.kids) for row in table.all("TR")} == {2}
    assert [h.entries["A"]["Scope"] for h in table.all("TH")] == ["/Column", "/Row", "/Row"]


def test_headings_do_not_skip_levels() -> None:
    found = tree("#### Deep\n\nText.\n\n## Two\n\nText.\n\n###### Six\n\nText.\n")
    levels = [int(tag.role[1]) for tag in found if tag.role[0] == "H" and tag.role[1:].isdecimal()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_notes_stand_where_they_are_called() -> None:
    found = tree("Before^[The note.] after.\n\nMore^[Another.].\n")
    paragraph = found.all("P")[0]
    assert paragraph.outline == "P[Reference[Link[]] Note[Lbl[Link[]] P[]]]"
    names = [note.entries["ID"] for note in found.all("Note")]
    assert len(names) == len(set(names)) == 2


def test_pictures_have_alternatives_and_boxes_or_are_no_part_of_it() -> None:
    source = "![A map](map.png){#fig-a}\n\n![](map.png){.decorative}\n\n$a^2$ and words.\n"
    found = tree(source)
    (figure,) = found.all("Figure")
    assert figure.entries["Alt"] == "A map"
    left, bottom, right, top = map(float, figure.entries["A"]["BBox"])
    assert left < right
    assert bottom < top
    (formula,) = found.all("Formula")
    assert formula.entries["Alt"]


def test_languages_are_told_where_they_change() -> None:
    found = tree("Words, [Şuşa]{lang=az} and [more *inside*]{lang=de}.\n")
    assert [tag.entries["Lang"] for tag in found if "Lang" in tag.entries] == ["az", "de"]


def test_a_paragraph_over_two_pages_is_one() -> None:
    found = tree("Many words in one paragraph. " * 200)
    (art,) = found.all("Art")
    assert [kid.role for kid in art.kids if isinstance(kid, Tag)] == ["H1", "P"]


def test_heads_of_tables_are_read_once() -> None:
    rows = "".join(f"| {n} | row |\n" for n in range(90))
    found = tree(f"| Number | Kind |\n|---|---|\n{rows}")
    assert len(found.all("THead")) == 1
    assert len(tree(f"| Number | Kind |\n|---|---|\n{rows}", page="tabloid").all("TH")) == 2
    assert len(found.all("TH")) == 2


def test_content_is_tagged_or_an_artifact_and_links_are_described() -> None:
    source = (
        "## Two\n\nA [link *inside*](https://example.org/) and^[a note].\n\n---\n\n"
        "> Quoted.\n>\n> — Name\n\n```python\nx = 1\n```\n\n![A map](map.png 'Caption')\n"
    ) * 3
    data = printed(article(HEAD + source, {"map.png": PNG})).data
    with pikepdf.open(io.BytesIO(data)) as file:
        owners = file.Root.StructTreeRoot.ParentTree.Nums
        by_key = {int(owners[at]): owners[at + 1] for at in range(0, len(owners), 2)}
        for page in file.pages:
            kinds, depth = Counter[str](), 0
            marked = by_key[int(page.StructParents)]
            for instruction in pikepdf.parse_content_stream(page):
                operands, operator = instruction.operands, instruction.operator
                match str(operator):
                    case "BDC" | "BMC":
                        depth += 1
                        kinds[str(operands[0])] += 1
                        properties = operands[-1]
                        if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
                            assert marked[int(properties.MCID)] is not None
                    case "EMC":
                        depth -= 1
                    case "TJ" | "Tj" | "Do" | "f" | "S" | "sh":
                        assert depth == 1, "drawn outside of marked content"
            assert kinds["/Artifact"] > 0
            for annotation in page.get("/Annots", []):
                owner = by_key[int(annotation.StructParent)]
                assert owner.S == "/Link"
                assert str(annotation.Contents).strip()
        assert all(kind == "/Figure" for kind in _bare(file.Root.StructTreeRoot.K[0]))


def _bare(element: pikepdf.Object) -> list[str]:
    """Return the roles of groups that hold content which is in no paragraph."""
    kids: Any = element.get("/K", [])
    inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    own = [str(element.S)] if len(inner) < len(list(kids)) and str(element.S)[1:] in GROUPS else []
    return own + [role for kid in inner for role in _bare(kid)]


def test_what_is_not_opaque_is_tagged_like_the_rest() -> None:
    result = printed(f"{HEAD}Words *here*.\n", theme=PlainTheme("p{opacity:0.5}em{opacity:0.7}"))
    assert result.codes == []
    assert [tag.role for tag in tags(result.data).all("P")] == ["P"]
