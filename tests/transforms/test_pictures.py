"""Pictures: found where authors say, shown clean, refused with a reason."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Picture
from PIL import ImageCms, ImageFile
from PIL.PngImagePlugin import PngInfo

from pubkit.model import nodes as n
from pubkit.model.walk import plain_text
from pubkit.transforms.assets import check, resolve_assets
from pubkit.transforms.pictures.headers import MAX_PIXELS
from pubkit.transforms.pictures.lookup import MAX_BYTES, find
from pubkit.transforms.pictures.problem import PictureError
from pubkit.world import World
from tests.transforms.made import Run, article, p, picture, t

FOLDER = PurePosixPath("site/posts/rain")


def found(source: str, *files: str) -> str:
    return find(source, FOLDER, World.fake(dict.fromkeys(files, b"x")))[0]


def refusal(data: bytes) -> PictureError:
    with pytest.raises(PictureError) as caught:
        check(data)
    return caught.value


def opened(data: bytes) -> Picture.Image:
    return Picture.open(BytesIO(data))


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("a.png", "site/posts/rain/a.png"),
        ("./a.png", "site/posts/rain/a.png"),
        ("../a.png", "site/posts/a.png"),
        ("img/a%20b.png", "site/posts/rain/img/a b.png"),
        ("a%2520b.png", "site/posts/rain/a%20b.png"),
        ("a.png?v=2#x", "site/posts/rain/a.png"),
        ("img\\a.png", "site/posts/rain/img/a.png"),
        ("/img/a.png", "img/a.png"),
        ("/img/a.png", "site/img/a.png"),
        ("/img/a.png", "site/static/img/a.png"),
        ("/img/a.png", "site/public/img/a.png"),
        ("img/a.png", "assets/img/a.png"),
        ("{{ site.baseurl }}/img/a.png", "site/img/a.png"),
        ('{{ "/img/a.png" | url }}', "site/img/a.png"),
        ("şəkil.png", "site/posts/rain/şəkil.png"),
    ],
)
def test_a_picture_is_found_where_authors_put_it(source: str, file: str) -> None:
    assert found(source, file) == file


def test_the_picture_beside_the_article_comes_first() -> None:
    assert found("a.png", "a.png", "site/posts/rain/a.png") == "site/posts/rain/a.png"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("none.png", "image-missing"),
        ("", "image-missing"),
        ("../../../../etc/passwd", "image-outside"),
        ("%2e%2e/%2e%2e/%2e%2e/%2e%2e/a", "image-outside"),
        ("file:///etc/passwd", "image-outside"),
        ("C:\\a.png", "image-outside"),
        ("https://e.org/a.png", "image-remote"),
        ("//e.org/a.png", "image-remote"),
    ],
)
def test_what_is_not_there_is_told_apart(source: str, code: str) -> None:
    with pytest.raises(PictureError) as caught:
        found(source)
    assert caught.value.code == code


def test_a_hint_names_the_file_most_like_the_missing_one() -> None:
    for near in ("Cat.PNG", "cat.jpg", "cats.png"):
        with pytest.raises(PictureError, match="does not exist") as caught:
            found("cat.png", f"site/posts/rain/{near}", "site/posts/rain/dog.png")
        assert f'found "{near}" beside it' in caught.value.hints[0]


def test_a_file_that_is_too_large_is_not_read() -> None:
    world = World.fake({"a.png": bytes(MAX_BYTES + 1)})
    with pytest.raises(PictureError) as caught:
        find("a.png", PurePosixPath(), world)
    assert caught.value.code == "image-too-large"


def test_a_picture_in_the_address_itself_is_read() -> None:
    source = "data:image/png;base64," + base64.b64encode(picture()).decode()
    run = Run(article(p(n.Image(source, "a cat"))))
    assert next(iter(run.assets.values())).data == picture()
    assert run.codes == []


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)


BOMB = png(header(60_000, 60_000), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
GIF_BOMB = (  # the screen is small, its frame is not
    b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;"
)


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "image-broken", "is empty"),
        (bytes(64), "image-broken", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "image-broken", "is truncated"),
        (picture(size=(64, 64))[:-40], "image-broken", "broken|truncated"),
        (picture("JPEG", (64, 64))[:-200], "image-broken", "is truncated"),
        (picture("GIF")[:20], "image-broken", "broken|truncated"),
        (picture("WEBP")[:40], "image-broken", "broken|truncated"),
        (picture().replace(b"IDAT", b"IDAX"), "image-broken", "broken"),
        (b"\xff\xd8\xff\xe0rubbish" * 9, "image-broken", "truncated|JPEG"),
        (png(header(0, 5)), "image-broken", "no width"),
        (BOMB, "image-too-large", "60,000 x 60,000 pixels"),
        (GIF_BOMB, "image-too-large", "more pixels"),
        (b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0" + b"\xff" * 6, "image-too-large", "16,777,216"),
        (b"\0\0\0\x1cftypavif" + bytes(20), "image-format", "an AVIF picture"),
        (b"BM" + bytes(60), "image-format", "a BMP picture"),
        (b"<!DOCTYPE html><html>", "image-format", "a web page"),
        (b"version https://git-lfs.github.com/spec/v1\n", "image-format", "Git LFS"),
        (b"plain words", "image-format", "no known format"),
        (b"<?xml version='1.0'?><feed>svg</feed>", "image-format", "not SVG"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(data: bytes, code: str, message: str) -> None:
    problem = refusal(data)
    assert problem.code == code
    assert re.search(message, problem.message)


@given(st.binary(max_size=200), st.sampled_from(("PNG", "JPEG", "GIF", "WEBP")), st.integers(0, 60))
def test_damage_never_raises_anything_else(noise: bytes, kind: str, start: int) -> None:
    data = picture(kind)
    damaged = data[:start] + noise + data[start + len(noise) :]
    try:
        shown = check(damaged)
    except PictureError:
        return
    with opened(shown.data) as image:
        image.load()
        assert image.size == (shown.width, shown.height)


def test_truncated_files_are_refused_whatever_other_code_has_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert refusal(picture("JPEG", (64, 64))[:-200]).code == "image-broken"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_pixels_are_counted_before_anything_is_decoded() -> None:
    side = int(MAX_PIXELS**0.5) + 1
    assert refusal(png(header(side, side))).code == "image-too-large"
    assert refusal(png(header(side - 1, side - 1))).code == "image-broken"


def exif(**tags: object) -> Picture.Exif:
    told = Picture.Exif()
    numbers = {"orientation": 0x0112, "artist": 0x013B, "copyright": 0x8298}
    for name, value in tags.items():
        told[numbers[name]] = value
    return told


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_clean_file_is_handed_on_byte_for_byte(kind: str) -> None:
    data = picture(kind)
    assert check(data).data == data


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_readers_need_not_see_is_taken_out(kind: str) -> None:
    private = exif(artist="Ada Example")
    private.get_ifd(0x8825)[1] = "N"  # a place
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture(kind, exif=private, icc_profile=profile)
    shown = check(data)
    assert opened(data).getexif()
    assert not opened(shown.data).getexif()
    assert opened(shown.data).info["icc_profile"] == profile
    assert b"Ada" not in shown.data
    assert opened(shown.data).tobytes() == opened(data).tobytes()


def test_a_file_without_its_end_is_written_anew_when_its_picture_is_whole() -> None:
    shown = check(picture()[:-12]).data
    assert shown.endswith(b"IEND\xaeB`\x82")
    assert check(shown).data == shown


def test_what_follows_the_picture_is_taken_out() -> None:
    assert check(picture("JPEG") + b"<?php ?>").data == picture("JPEG")
    assert check(picture() + b"PK\3\4").data == picture()


def test_an_animated_png_is_its_first_picture() -> None:
    frames = [Picture.new("RGB", (4, 3), color) for color in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    shown = check(out.getvalue()).data
    assert b"fdAT" in out.getvalue()
    assert b"fdAT" not in shown
    assert opened(shown).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_lies_on_its_side_is_set_upright(kind: str) -> None:
    data = picture(kind, (40, 20), exif=exif(orientation=6))
    shown = check(data)
    upright = opened(shown.data).convert("RGB")
    assert (shown.width, shown.height) == upright.size == (20, 40)
    assert upright.getpixel((10, 5))[0] > 200  # type: ignore[index]
    assert upright.getpixel((10, 35))[0] < 50  # type: ignore[index]
    assert check(data) == shown


@pytest.mark.parametrize(
    ("kind", "mode", "told", "extension"),
    [
        ("GIF", "L", {}, "png"),
        ("WEBP", "RGB", {}, "jpg"),
        ("WEBP", "RGB", {"lossless": True}, "png"),
        ("WEBP", "RGBA", {}, "png"),
        ("JPEG", "CMYK", {}, "jpg"),
        ("JPEG", "L", {}, "jpg"),
        ("PNG", "RGBA", {}, "png"),
    ],
)
def test_formats_that_old_readers_lack_are_written_anew(
    kind: str, mode: str, told: dict[str, Any], extension: str
) -> None:
    shown = check(picture(kind, mode=mode, **told))
    assert shown.extension == extension
    assert shown.media_type == {"jpg": "image/jpeg", "png": "image/png"}[extension]
    assert opened(shown.data).mode != "CMYK"
    assert shown == check(picture(kind, mode=mode, **told))


XMP = b"""<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description
 xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='Valley Desk'
 xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/'>
<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>(c) Ada</rdf:li><rdf:li>(c) A</rdf:li>
</rdf:Alt></dc:rights><xmpRights:WebStatement>https://e.org/terms</xmpRights:WebStatement>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"""


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_rights_are_read_from_the_file(kind: str) -> None:
    told = exif(artist="Somebody Else", copyright="(c) Else")
    rights = check(picture(kind, xmp=XMP, exif=told)).rights
    assert rights == n.Rights(
        credit="Valley Desk",
        creator="Ada, Ben",
        copyright="(c) Ada",
        source_url="https://e.org/terms",
    )
    assert check(picture(kind, exif=told)).rights.creator == "Somebody Else"


def test_iptc_is_read() -> None:
    def record(number: int, text: bytes) -> bytes:
        return struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text

    iptc = record(80, "Şəhla".encode()) + record(110, b"Desk\xe9")
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
    segment = b"Photoshop 3.0\0" + block
    data = picture("JPEG")
    data = data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]
    shown = check(data)
    assert (shown.rights.creator, shown.rights.credit) == ("Şəhla", "Deské")
    assert b"Photoshop" not in shown.data


@pytest.mark.parametrize(
    ("kind", "told", "caption"),
    [
        ("JPEG", {"comment": b"x"}, ""),
        ("PNG", {"Description": "A river at dawn"}, "A river at dawn"),
        ("PNG", {"Description": "Created with a program"}, ""),
        ("PNG", {"Description": "IMG_1234.JPG"}, ""),
        ("PNG", {"Description": "OLYMPUS DIGITAL CAMERA"}, ""),
        ("PNG", {"Description": "Çay sübh çağı"}, "Çay sübh çağı"),
    ],
)
def test_captions_are_read_but_not_those_of_cameras(
    kind: str, told: dict[str, Any], caption: str
) -> None:
    if kind == "PNG":
        written = PngInfo()
        for key, value in told.items():
            written.add_itxt(key, value)
        told = {"pnginfo": written}
    assert check(picture(kind, **told)).caption == caption


def test_the_metadata_of_a_drawing_is_read_and_goes() -> None:
    drawing = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><rdf:RDF><cc:Work>
     <dc:creator><cc:Agent><dc:title>Ada Example</dc:title></cc:Agent></dc:creator>
     <cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/>
     <dc:description>Where the river runs.</dc:description>
     </cc:Work></rdf:RDF></metadata><path d="M0 0h9v9z"/></svg>"""
    shown = check(drawing)
    licence = "http://creativecommons.org/licenses/by/4.0/"
    assert shown.rights == n.Rights(creator="Ada Example", license=licence)
    assert shown.caption == "Where the river runs."
    assert b"Ada" not in shown.data


@pytest.mark.parametrize(
    "packet",
    [
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        b"<x",
        b"\xff\xfe\0",
        XMP + b"x" * 300_000,
    ],
)
def test_rights_that_cannot_be_read_do_not_spoil_a_picture(packet: bytes) -> None:
    assert check(picture("WEBP", xmp=packet)).rights == n.Rights()


def figure(source: str, alt: str = "a cat", **more: Any) -> n.Figure:
    return n.Figure((n.Image(source, alt),), **more)


def test_a_picture_becomes_an_asset_named_by_its_bytes() -> None:
    files = {"rain/a.png": picture(), "rain/b.png": picture(), "rain/c.jpg": picture("JPEG")}
    blocks = (figure("a.png"), p("x", n.Image("b.png")), figure("c.jpg"))
    run = Run(article(*blocks), None, files)
    keys = [run.at(index).media[0].asset for index in (0, 2)]
    assert len(run.assets) == 2
    assert sorted(run.assets) == sorted(keys)
    assert all(re.fullmatch(r"[0-9a-f]{16}\.(png|jpg)", key) for key in run.assets)
    asset = run.assets[keys[1]]
    assert (asset.media_type, asset.source, asset.width) == ("image/jpeg", "rain/c.jpg", 4)


def test_a_missing_picture_leaves_its_words() -> None:
    lost = figure("none.png", caption=(t("Rain"),), credit=(t("Desk"),), attrs=n.Attrs(id="cat"))
    run = Run(article(lost, p("see ", n.Image("none.png", "a cat"), " now")), resolve_assets)
    group, paragraph = run.children
    assert group == n.Group((p("a cat"), p("Rain"), p("Desk")), attrs=n.Attrs(id="cat"))
    assert isinstance(paragraph, n.Paragraph)
    assert plain_text(paragraph.children) == "see a cat now"
    assert run.codes == ["image-missing"]


def test_a_picture_without_words_leaves_nothing() -> None:
    run = Run(article(figure("none.png", ""), p(n.Image("none.png")), p("x")), resolve_assets)
    assert run.children == (p("x"),)


def test_of_two_pictures_the_one_that_is_there_stays() -> None:
    two = n.Figure((n.Image("a.png", "a"), n.Image("b.png", "b")), caption=(t("Both"),))
    run = Run(article(two), resolve_assets, {"rain/a.png": picture()})
    shown, words = run.children
    assert isinstance(shown, n.Figure)
    assert [image.alt for image in shown.media] == ["a"]
    assert words == p("b")


def test_a_remote_picture_becomes_a_link() -> None:
    image = n.Image("https://e.org/a.png", "a cat")
    linked = n.Link((image,), "https://e.org/cats")
    run = Run(article(n.Figure((image,)), p("x", linked)), resolve_assets)
    assert run.children == (
        n.Group((p(n.Link((t("a cat"),), "https://e.org/a.png")),)),
        p("x", n.Link((t("a cat"),), "https://e.org/cats")),
    )
    assert run.codes == ["image-remote"]


def test_a_picture_with_a_wrong_name_is_shown_as_what_it_is() -> None:
    run = Run(article(figure("a.jpg")), resolve_assets, {"rain/a.jpg": picture()})
    assert run.codes == ["image-mislabelled"]
    assert next(iter(run.assets)).endswith(".png")
