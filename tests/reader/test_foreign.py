"""Template tags of other tools: what comes in pairs, what is told, and where."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.model import nodes as n
from pubkit.model.walk import plain_text, walk
from pubkit.reader.paired import rewrite_pairs
from pubkit.world import World
from tests.reader.test_dialect import nodes, read, texts


@pytest.mark.parametrize(
    ("opening", "closing", "kind", "title"),
    [
        ("{% note %}", "{% endnote %}", "note", ""),
        ("{% note warn Mind %}", "{% endnote %}", "note", ""),
        ('{% hint style="danger" %}', "{% endhint %}", "caution", ""),
        ('{{< callout type="tip" title="Do this" >}}', "{{< /callout >}}", "tip", "Do this"),
        ('{{% notice warning "Mind" %}}', "{{% /notice %}}", "warning", "Mind"),
        ("{{< tip >}}", "{{< /tip >}}", "tip", ""),
    ],
)
def test_notes_in_pairs_of_tags(opening: str, closing: str, kind: str, title: str) -> None:
    (aside,) = nodes(f"{opening}\nSome *words*.\n{closing}\n")
    assert (aside.kind, plain_text(aside.title)) == (kind, title)
    assert plain_text(aside.children) == "Some words."


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{% highlight ruby linenos %}", "{% endhighlight %}"),
        ("{{< highlight ruby >}}", "{{< /highlight >}}"),
        ("{% codeblock lang:ruby %}", "{% endcodeblock %}"),
    ],
)
def test_code_in_pairs_of_tags(opening: str, closing: str) -> None:
    source = f"{opening}\nputs '<b>{{{{ x }}}}</b>'\n\n# two\n{closing}\n\nAfter.\n"
    code, after = nodes(source)
    assert (code.text, code.language) == ("puts '<b>{{ x }}</b>'\n\n# two", "ruby")
    assert plain_text(after.children) == "After."
    assert len(rewrite_pairs(source)) == len(source)


def test_remarks_are_not_shown_and_raw_text_is() -> None:
    source = (
        "{% comment %}\nnot this\n\nnor this\n{% endcomment %}\n\nA {# nor this #} b "
        "{% raw %}{{ so }}{% endraw %}."
    )
    document, codes = read(source)
    assert plain_text(document.children) == "A b {{ so }}."
    assert codes == []


def test_tags_of_one_name_are_told_together() -> None:
    world = World.fake({})
    text = "{% tabs %}\n\nA\n\n{% endtabs %}\n\n{% tabs %}\n\n{{ x }}\n"
    reader.read(text, PurePosixPath("x.md"), world)
    told = [(d.place.line if d.place else 0, d.message) for d in world.diagnostics]
    assert told == [
        (1, '"{% tabs %}" belongs to another tool and is skipped (so are 2 more like it)'),
        (9, '"{{ x }}" is shown as it is written'),
    ]


def test_addresses_that_other_tools_fill_in_are_told() -> None:
    """They were published as coded private letters."""
    world = World.fake({})
    text = "See [one]({{img}}), [two](https://x.org/{{ a }}/b) and ![Three]({{img}}).\n"
    document = reader.read(text, PurePosixPath("x.md"), world)
    assert document is not None
    told = [(d.place.column if d.place else 0, d.message) for d in world.diagnostics]
    assert told == [
        (5, 'link to "{{img}}" belongs to another tool; its text is kept'),
        (21, 'link to "https://x.org/{{ a }}/b" belongs to another tool; its text is kept'),
    ]
    assert document is not None
    pictures = [node for node in walk(document.children) if isinstance(node, n.Image)]
    assert [picture.source for picture in pictures] == ["{{img}}"]


def test_pairs_that_are_not_closed_stay() -> None:
    assert texts("{% note %}\n\nWords.") == "Words."
    assert isinstance(nodes("{% highlight a %}\n\nWords.")[0], n.Paragraph)


def test_tags_in_code_are_shown() -> None:
    inside = "{% note %}\nx\n{% endnote %}"
    (fence,) = nodes(f"```\n{inside}\n```\n")
    (indented,) = nodes("    " + inside.replace("\n", "\n    ") + "\n")
    assert (fence.text, indented.text) == (inside, inside)


def test_commands_of_tex_that_show_nothing() -> None:
    source = (
        "A word\\index{word!a \\textit{b}} here.\n\n\\newpage\n\nIt says \\newpage, `\\label{x}`.\n"
    )
    assert texts(source) == "A word here.It says \\newpage, \\label{x}."
    (formula,) = nodes("$$\na \\label{eq} b\n$$\n")
    assert (formula.tex, formula.attrs.id) == ("a  b", "eq")


def test_icons_and_properties_of_outlines_are_not_shown() -> None:
    source = (
        "- One\n  collapsed:: true\n  - Two\n    id:: 60c9-1\n\n:material-run-fast: Go; a:: b.\n"
    )
    assert texts(source) == "OneTwoGo; a:: b."
    assert texts("The id:: x and `:material-run-fast:`.") == "The id:: x and :material-run-fast:."
