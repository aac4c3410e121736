"""Files for a press: inks, boxes, marks; and a label only where every rule is kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest
from PIL import Image

from pubkit.backends import Options, pdf
from pubkit.backends.pdf.press.conformance import breaches
from pubkit.backends.pdf.press.inks import DARK, Inks
from pubkit.backends.pdf.press.trim import points
from pubkit.world import World
from tests.pdf.press import PlainTheme, Print, article
from tests.pdf.presses import profile

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/>
<stop offset="1" stop-color="#08f"/>
</linearGradient></defs><rect width="40" height="20" fill="url(#g)" opacity="0.5"/></svg>"""


def picture(kind: str, mode: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert(mode).save(out, kind, **options)
    return out.getvalue()


def everything() -> Print:
    """Return the file for a press of an article with all that has a colour."""
    source = (
        "---\ntitle: On the press\nlanguage: en\n---\n\nSee [a page](https://example.org) and "
        "[below](#end).[^1]\n\n![A drawing](a.svg)\n\n![A photograph](b.jpg)\n\n![A window](c.png)"
        "\n\n```python\ndef f(): return 'x'\n```\n\n$$\\frac{a}{b}$$\n\n> [!WARNING]\n> Wet.\n\n"
        "## End {#end}\n\n==marked==\n\n[^1]: A note.\n"
    )
    files = {
        "a.svg": SVG,
        "b.jpg": picture("JPEG", "RGB"),
        "c.png": picture("PNG", "RGBA"),
    }
    return pressed(source, files)


@cache
def sample() -> bytes:
    """Return the bytes of that file."""
    return everything().data


def pressed(source: str, files: dict[str, bytes] | None = None, **more: Any) -> Print:
    told = article(source, files)
    world = World.fake({"press.icc": profile(), "screen.icc": profile(b"mntr")})
    asked = {"page": "a5", "variant": "x-4", "output_profile": "press.icc", **more}
    built = pdf.build(told, PlainTheme(), Options(**asked), world)
    data = built.artifacts[0].data if built.artifacts else b""
    return Print(data, built.pagination, world, told.documents)


def test_whole_article_keeps_the_standard() -> None:
    result = everything()
    assert result.codes == []
    assert breaches(result.data) == ()
    assert result.data == everything().data


def test_text_is_black_alone() -> None:
    with pikepdf.open(io.BytesIO(everything().data)) as file:
        told = [i for page in file.pages for i in pikepdf.parse_content_stream(page)]
    inks = [tuple(map(float, i.operands)) for i in told if str(i.operator) == "k"]
    assert (0, 0, 0, 1) in inks
    assert any(sum(ink[:3]) for ink in inks)


def test_pictures_bring_a_profile() -> None:
    with pikepdf.open(io.BytesIO(everything().data)) as file:
        images = [o for o in file.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        spaces = [str(o.ColorSpace[0]) for o in images if isinstance(o.ColorSpace, pikepdf.Array)]
        assert spaces == ["/ICCBased"] * 2


def test_greys_are_printed_with_one_ink() -> None:
    inks = Inks(profile())
    assert inks.of((DARK, DARK, DARK)) == (0, 0, 0, 1)
    assert inks.of((0.5, 0.5, 0.5)) == (0, 0, 0, 0.5)
    assert inks.of((1, 0, 0))[1] > 0.8


@pytest.mark.parametrize("path", [None, "screen.icc", "none.icc"])
def test_refused_without_a_press(path: str | None) -> None:
    result = pressed("---\ntitle: A\n---\n\nText.\n", output_profile=path)
    assert result.codes == ["press-profile"]
    assert not result.data


def test_boxes_lie_in_each_other() -> None:
    result = pressed("---\ntitle: A\n---\n\nText.\n", bleed="3mm", marks=True)
    with pikepdf.open(io.BytesIO(result.data)) as file:
        page = file.pages[0].obj
        boxes = {name: [float(n) for n in page[name]] for name in ("/TrimBox", "/BleedBox")}
        assert boxes["/TrimBox"] == pytest.approx(
            [0, 0, 148 / 25.4 * 72, 210 / 25.4 * 72], abs=0.01
        )
        assert boxes["/BleedBox"][0] == pytest.approx(-3 / 25.4 * 72, abs=0.01)
        assert float(page.MediaBox[0]) < boxes["/BleedBox"][0]


def test_lengths() -> None:
    assert points("0.125in") == 9
    for text in ("3", "3em", "-1mm", "99mm"):
        with pytest.raises(ValueError, match="no length"):
            points(text)


def _rgb(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    page.obj.Contents = file.make_stream(page.obj.Contents.read_bytes() + b" 1 0 0 rg")


def _picture(file: pikepdf.Pdf) -> None:
    image = next(o for o in file.objects if isinstance(o, pikepdf.Stream) and "/Width" in o)
    image.ColorSpace = pikepdf.Name.DeviceRGB


def _annotation(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link)])


def _font(file: pikepdf.Pdf) -> None:
    font = next(o for o in file.objects if _kind(o) == "/FontDescriptor")
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in font:
            del font[key]


def _kind(thing: Any) -> str:
    return str(thing.get("/Type")) if isinstance(thing, pikepdf.Dictionary) else ""


def _trim(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.TrimBox = pikepdf.Array([-99, 0, 100, 100])


def _intent(file: pikepdf.Pdf) -> None:
    del file.Root.OutputIntents


def _action(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo)


def _metadata(file: pikepdf.Pdf) -> None:
    file.Root.Metadata.write(file.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-1"))


def _trapped(file: pikepdf.Pdf) -> None:
    del file.docinfo["/Trapped"]


def _blend(file: pikepdf.Pdf) -> None:
    use(file, pikepdf.Dictionary(BM=pikepdf.Name("/Glow")))


def use(file: pikepdf.Pdf, state: pikepdf.Dictionary) -> None:
    """Set a graphics state on the first page."""
    page = file.pages[0].obj
    page.Resources.ExtGState = pikepdf.Dictionary(X=state)
    page.Contents = file.make_stream(page.Contents.read_bytes() + b" /X gs")


BREAKS = (
    _rgb, _picture, _annotation, _font, _trim, _intent, _action, _metadata, _trapped, _blend,
)  # fmt: skip


@pytest.mark.parametrize("spoil", BREAKS)
def test_each_rule_bites(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    assert breaches(spoilt(sample(), spoil))


def spoilt(data: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return a file with one fault."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        spoil(file)
        file.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()
