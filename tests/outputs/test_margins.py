"""No text leaves its column, on any paper, or its block, on any screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from pubkit.backends import Options
from pubkit.build.article import Request, build
from pubkit.theme import PAGES, load, names, specimen
from pubkit.world import World
from tests import judges
from tests.outputs.conftest import unlike
from tests.outputs.measuring import Area, Rect, areas, sticking

LISTS = "\n".join(f"{'  ' * level}- level {level}" for level in range(9))
QUOTES = "\n".join(f"{'> ' * level}quoted {level} times\n{'> ' * level}" for level in range(1, 9))
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ODD = f"""---
headline: What does not fit
language: en
---

It is https://example.org/a/very/long/path/of-a-page?with=a&query=string#and-a-fragment, the
word {LONG}, and `a_name_in_a_program.that_nobody_has_cut_into_pieces(argument)` is code.

{LISTS}

{QUOTES}

| AwardAndModificationEntryIdentification | PlaceOfPerformanceEntryNumber | InternationalStandard |
|---|---|---|
| {LONG} | https://example.org/another/long/address | 9467bc58868e66c53ca9385c8531dcf7b02178c2 |


"""
RIGHT = """---
headline: عودة النهر بعد ثلاث سنوات من الجفاف الطويل
language: ar
---

عاد النهر بعد ثلاث سنوات، وقال الحارس: «لم نصدق ما رأيناه». كلمة [river]{lang=en} في السطر،
ورابط <https://example.org/a/long/path/of-a-page> ثم رقم 1234567 و*كلمة مائلة* في آخره.^[ملاحظة
قصيرة مع كلمة [gauge]{lang=en} فيها.]

- عنصر أول في القائمة وفيه من الكلمات ما يكفي لسطرين كاملين على صفحة صغيرة جدا
  - عنصر ثان **ثقيل** داخل الأول

> نص مقتبس طويل بعض الشيء كي ينكسر على سطرين أو أكثر من ذلك بقليل.
>
> — الحارس

| المقياس | المستوى |
|---|---:|
| الطاحونة القديمة | 2.40 |
"""


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("page", PAGES)
def test_no_text_leaves_its_column(name: str, page: str) -> None:
    theme = load(name, World.fake({}))
    shown = {f"specimen/{path}": data for path, data in specimen.files(theme).items()}
    world = World.fake({**shown, "odd.md": ODD.encode(), "right.md": RIGHT.encode()})
    request = Request(root=".", formats=("pdf",), options=Options(page=page))
    for source in ("specimen/index.md", "odd.md", "right.md"):
        with areas() as found:
            (file,) = build(source, request, world, theme).artifacts
        assert list(sticking(file.data, found)) == []
    assert {d.code for d in world.diagnostics} <= {"font-missing"}


def test_what_sticks_out_is_seen() -> None:
    world = World.fake({"right.md": RIGHT.encode()})
    with areas() as found:
        (file,) = build("right.md", Request(root=".", formats=("pdf",)), world).artifacts
    narrow = [Area(Rect(a.page.left + 20, *a.page[1:]), a.columns) for a in found]
    assert list(sticking(file.data, narrow))


@pytest.mark.judge
@pytest.mark.xdist_group("judges")
def test_no_text_leaves_its_block_at_any_width(
    files: dict[str, list[Path]], tmp_path: Path
) -> None:
    pages = []
    for name in names():
        world = World.fake({"odd.md": ODD.encode(), "right.md": RIGHT.encode()})
        for source in ("odd.md", "right.md"):
            request = Request(root=".", formats=("html", "epub"))
            for file in build(source, request, world, load(name, world)).artifacts:
                pages.append(tmp_path / f"{name}-{Path(file.name).name}")
                pages[-1].write_bytes(file.data)
    found = judges.layout([*unlike(files["html"]), *files["epub"], *pages])
    assert not found, "\n".join(map(str, found))
