"""What an author hides is in no output: comments of many tools, hidden elements."""

from __future__ import annotations

import pytest

from pubkit.model.walk import plain_text
from pubkit.reader.remarks import without_remarks
from tests.reader.test_dialect import read

LONG = "secret " * 90


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"A\n\n{opening}\n# secret\n\n```\n$secret$ {{{{ secret }}}}\n{closing}\n\nC"
            for opening, closing in [
                ("{% comment %}<!--", "-->{%- endcomment -%}"),
                ("{{< comment >}}", "{{< /comment >}}"),
                ("{{% comment %}}", "{{% / comment %}}"),
                ("{::comment}", "{:/comment}"),
                ("{>>", "<<}"),
                ("{#", "#}"),
                ("{/*", "*/}"),
                ("{{/*", "*/}}"),
                ("%%", "%%"),
            ]
        ),
        "A {% comment %}secret{% endcomment %}\nC",
        "- A\n  {% comment %}\n  - secret\n\n  {% endcomment %}\n- C",
        "A {::comment}secret{:/} C",
        "A {>>secret<<} C",
        f"A {{# {LONG} #}} C",
        f"A {{/* {LONG} */}} C",
        "A %%secret%% C",
        "A <!-- secret\n\nsecret --> C",
        "A\n\n% secret\n% secret\n\n```{note}\nC\n```\n",
    ],
)
def test_comments_are_never_shown(text: str) -> None:
    document, codes = read(text)
    assert "".join(plain_text(document.children).split()) == "AC"
    assert codes == []
    assert len(without_remarks(text, "x")) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Write `{% comment %}` and `{% endcomment %}`.",
        "```\n{# a\n\nb #}\n```",
        "Use `{#` to\n\nopen and `#}` to close.",
        "50%% of\n\nit and 40%% of that",
        "% of it",
        "{# never closed\n\nat all",
        "A --> B",
    ],
)
def test_what_is_no_comment_stays(text: str) -> None:
    assert without_remarks(text, "x") == text


@pytest.mark.parametrize(
    "text",
    [
        "A\n\n<div hidden>\nsecret\n\n**secret**\n\n</div>\n\nC",
        "A <span hidden>secret</span> C",
        'A\n\n<p style="color: red; Display : none">secret</p>\n\nC',
        "A\n\n::: {.content-hidden}\nsecret\n:::\n\nC",
        "A\n\n::: hidden\nsecret\n:::\n\nC",
    ],
)
def test_what_is_hidden_is_left_out_and_told(text: str) -> None:
    document, codes = read(text)
    assert "".join(plain_text(document.children).split()) == "AC"
    assert codes == ["html-skipped"]


def test_what_one_format_has_is_shown_in_all_and_told() -> None:
    document, codes = read('::: {.content-hidden when-format="pdf"}\nA\n:::')
    assert plain_text(document.children).strip() == "A"
    assert codes == ["foreign-tag"]


def test_a_formula_that_is_hidden_beside_its_picture_is_read() -> None:
    document, codes = read('A <span style="display: none"><math><mi>x</mi></math></span> C')
    assert "x" in plain_text(document.children)
    assert "html-skipped" not in codes
