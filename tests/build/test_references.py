"""A title from another tool, its characters told by reference: the same words everywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pikepdf
import pypdfium2
from lxml import etree

import pubkit

TITLE = "Salt & light’s <b> R&D"
SOURCE = """---
title: "Salt &amp; light&#8217;s &lt;b&gt; R&D"
author: Mira &Eacute;xample
description: Dust &amp; rain.
---

Words.
"""


def test_a_title_with_references_is_read_once_and_told_alike(tmp_path: Path) -> None:
    (tmp_path / "salt.md").write_text(SOURCE, "utf-8")
    report = pubkit.export([tmp_path / "salt.md"], root=tmp_path, out=tmp_path)
    assert {d.code for d in report.diagnostics} == {"meta-reference"}
    page, book, sheet = (
        (tmp_path / "salt" / f"salt.{suffix}").read_bytes() for suffix in ("html", "epub", "pdf")
    )
    told = page.decode()
    for pattern in (
        r"<title>(.*?)</title>",
        r'<h1 class="headline">(.*?)</h1>',
        r'property="og:title" content="(.*?)"',
    ):
        (found,) = re.findall(pattern, told)
        assert unescape(found) == TITLE
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', told)
    assert json.loads(data)["headline"] == TITLE
    assert json.loads(data)["author"][0]["name"] == "Mira Éxample"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
        text = etree.fromstring(archive.read("EPUB/article-1.xhtml"))
    dc = "{http://purl.org/dc/elements/1.1/}"
    assert [e.text for e in package.iter(f"{dc}title", f"{dc}creator", f"{dc}description")] == [
        TITLE, "Mira Éxample", "Dust & rain.",
    ]  # fmt: skip
    assert TITLE in "".join(text.itertext())
    with pikepdf.open(io.BytesIO(sheet)) as file, file.open_metadata() as packet:
        assert (str(file.docinfo.Title), packet["dc:title"]) == (TITLE, TITLE)
    printed = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_bounded()
    assert TITLE in " ".join(printed.split())
