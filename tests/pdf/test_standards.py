"""What a file claims, and what it says of itself."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pubkit.backends import Options, pdf
from pubkit.backends.pdf import composition, metadata
from pubkit.theme.typefaces import Fitting
from pubkit.world import World
from tests.pdf.press import PlainTheme, article, printed

SOURCE = """---
headline: 'Rain & "snow" <in> the valley'
authors: [{name: Mira Example}, {name: Ilqar Example}]
description: What fell.
published: 2026-03-01T08:00:00+01:00
updated: 2026-03-02
language: en-GB
tags: [weather, Şuşa]
copyright: © 2026 Example Press
license: CC BY 4.0
publisher: Example Press
canonical_url: https://example.org/rain
---

Words.
"""


@pytest.mark.parametrize(
    ("variant", "claims"),
    [(None, {"pdfuaid:part": "1"}), ("a-2a", {"pdfaid:part": "2"}), ("a-3a", {"pdfaid:part": "3"})],
)
def test_claims_and_what_they_ask_for(variant: str | None, claims: dict[str, str]) -> None:
    with pikepdf.open(io.BytesIO(printed(SOURCE, variant=variant).data)) as file:
        with file.open_metadata() as packet:
            assert packet["pdfuaid:part"] == "1"
            for name, value in claims.items():
                assert packet[name] == value
        archival = variant is not None
        assert ("/OutputIntents" in file.Root) == archival
        assert "/ID" in file.trailer
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert file.Root.Lang == "en-GB"


def test_the_dictionary_and_the_packet_agree_with_the_front_matter() -> None:
    with pikepdf.open(io.BytesIO(printed(SOURCE).data)) as file:
        told = file.docinfo
        assert told.Title == 'Rain & "snow" <in> the valley'
        assert told.Author == "Mira Example, Ilqar Example"
        assert told.Keywords == "weather, Şuşa"
        assert told.CreationDate == "D:20260301080000+01'00"
        assert told.ModDate == "D:20260302"
        with file.open_metadata() as packet:
            assert packet["dc:title"] == str(told.Title)
            assert packet["dc:creator"] == ["Mira Example", "Ilqar Example"]
            assert packet["dc:subject"] == {"weather", "Şuşa"}
            assert packet["dc:language"] == {"en-GB"}
            assert packet["dc:rights"] == "© 2026 Example Press"
            assert packet["dc:publisher"] == {"Example Press"}
            assert packet["xmp:CreateDate"] == "2026-03-01T08:00:00+01:00"
            assert packet["xmp:ModifyDate"] == "2026-03-02"
            assert packet["dc:source"] == "https://example.org/rain"
            assert packet["pdf:Producer"] == str(told.Producer)


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-03-01", "D:20260301"),
        ("2026-03-01T08:05:09Z", "D:20260301080509Z"),
        ("2026-03-01T08:05+05:45", "D:202603010805+05'45"),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates(moment: str | None, told: str | None) -> None:
    assert metadata.pdf_date(moment) == told


def test_headings_are_the_outline() -> None:
    source = SOURCE + "\n## Alpha\n\nText.\n\n### Beta\n\nText.\n"
    with (
        pikepdf.open(io.BytesIO(printed(source).data)) as file,
        file.open_outline() as outline,
    ):
        (top,) = outline.root
        assert top.title.startswith("Rain &")
        assert [item.title for item in top.children] == ["Alpha"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (Options(variant="x-1a"), "pdf-variant-unknown"),
        (Options(page="octavo"), "page-unknown"),
        (Options(variant="x-4"), "press-profile"),
    ],
)
def test_what_cannot_be_kept_is_refused(options: Options, code: str) -> None:
    world = World.fake({})
    built = pdf.build(article(SOURCE), PlainTheme(), options, world)
    assert built.artifacts == ()
    assert [diagnostic.code for diagnostic in world.diagnostics] == [code]
    assert world.diagnostics[0].hints


def test_a_theme_without_fonts_is_refused_before_the_engine_crashes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(composition, "fit", lambda *_: Fitting((), ()))
    result = printed(SOURCE)
    assert not result.data
    assert result.codes == ["pdf-fontless"]
