"""Addresses break in their joints, without a hyphen, and can be read as they were."""

from __future__ import annotations

from xml.etree import ElementTree

import pypdfium2
import pytest

from pubkit.backends.pdf.text import addresses
from tests.pdf.press import PlainTheme, printed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("at https://example.org/river.html?the=map now", "example. org/ river. html? the= map"),
        ("the.keeper@old-mill.example.org", "the. keeper@ old- mill. example. org"),
        ("#TheRiverReturns", "#The River Returns"),
        ("either/or", "either/or"),
        ("a well-known, self-contained-thing.", "a well-known, self-contained-thing."),
    ],
)  # fmt: skip
def test_where_addresses_break(text: str, parts: str) -> None:
    root = ElementTree.fromstring(f"<html><body><p>{text}</p></body></html>")
    addresses.joint(root)
    (shown,) = root.itertext()
    assert parts in shown.replace("\u200b", " ")
    assert shown.replace("\u200b", "") == text


def test_names_in_programs_break_and_programs_do_not() -> None:
    name = "some_module.a_function"
    root = ElementTree.fromstring(f"<html><body><code>{name}</code><pre>{name}</pre></body></html>")
    addresses.joint(root)
    code, program = root.iterfind("body/*")
    assert code.text == "some_\u200bmodule.\u200ba_\u200bfunction"
    assert program.text == name


def test_lines_with_addresses_are_full_and_no_hyphen_is_added() -> None:
    address = "https://example.org/archive/international/characteristically/returns.html"
    theme = PlainTheme("p{text-align:justify!important;hyphens:auto!important}")
    told = " ".join(["The water came"] * 3)
    source = f"---\nheadline: A\nlanguage: en\n---\n\n{told} {address} {told}.\n"
    result = printed(source, "a5", theme=theme)
    assert result.codes == []
    with pypdfium2.PdfDocument(result.data) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert address in text.replace("\r\n", "")
    assert "\ufffe" not in text
    assert f"{told.split()[-1]} https://" in text
