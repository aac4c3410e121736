"""Sources of every shape, sensible and not, out of pieces of the dialect."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

WORDS = (
    "rain", "Şuşa", "valley", "it’s", "“quoted”", "10,000", "x", "a b", "日本", "العربية", "1.", "2)",
    "-", "*", "+", "#", ">", ":", "~", "|", "=", "!", "\\", "$5", "$", "[sic]", "snake_case", "2 * 3", "a < b",
    "AT&T", "&amp;", "&nbsp;", "&lt;b>", "\u00a0", "\u200d", "e.g.", "R&D;", "(c)", "www.example.org", "a@b.example",
    "https://example.org/a_b?c=d&e", "[@key, p. 3]", "[@key", "{.x}", "{#y}", "{{ a }}", "{% if %}", "^", "[", "]", "`",
    "&#x202e;", "&#32;", "&#10;", "<!-- c -->", "import 'x'", "[x] ", "---", "credit: us", "— Name", "[!NOTE]",
)  # fmt: skip
MARKED = (
    "*em*", "**strong**", "***both***", "_em_", "__strong__", "**_x_**", "*a **b** c*", "a*b*c", "~~no~~", "`code`",
    "`` a`b ``", "` `", "`a|b`", "`{{ x }}`", "$a^2$", "$x$", "[link](https://example.org)", "[a *b*](/x \"t\")",
    "[](#there)", "[see](#there)", "<https://example.org>", "![alt](a.png)", "![a](b.png \"t\"){#i .wide credit=\"c d\"}",
    "![](x.png){.decorative}", "[words]{lang=az}", "[w *x*]{.smallcaps #id}", "`c`{.python}", "[l](/u){.c}", "^[note *x*]",
    "[^1]", "[^2]", "<b>b</b>", "<em class=x>e</em>", "<i> sp </i>", "<sub>2</sub>", "<sup>nd</sup>", "<kbd>K</kbd>",
    "<u>u</u>", "<q>q</q>", "<span id='a b'>s</span>", "<span></span>", "<a name=n></a>", "<br>", "\\\n", "  \n", "\n",
    "<code> a  b </code>", "<img src='a b.png' alt='x\"y'>", "<img src=q.png role=presentation>", "<a href='/ü'>ü</a>",
    "<p class=y>p", "<div>d", "</div>", "</p>", "<ins>i", "</b>", "<table><tr><td>t", "$$y$$", "<font>f</font>", "<small><b>s",
    "<mark dir=rtl>m</mark>", "<time datetime=2026-03-01>t</time>", "<s><s>s</s>x</s>", "<iframe src=https://youtu.be/x></iframe>",
)  # fmt: skip
OPENERS = (
    "", "", "", "> ", "- ", "* ", "1. ", "7) ", "  ", "    ", "# ", "### ", ": ", "| ", "- [ ] ", "- [x] ", "> > ", "> - ", "- > ",
    "- - ", "[^1]: ", "[^2]: ", "   ", "1. - ", "> [!TIP] ", "::: ", "!!! note ",
)  # fmt: skip
BLOCKS = (
    "## Heading {#h .c}", "Setext\n===", "---", "***", "```python {caption=\"c\" #f}\ndef f(): pass\n\n  x\n```", "~~~\n```\n~~~",
    "    indented", "| a | b |\n|---|--:|\n| *x* | `p\\|q` |\n| y |", "|  | b |\n|---|---|\n| h | 1 |\n\n: Caption *c* {#tab}",
    "Term\n: Meaning\n: Other", "Term *x*\n\n: Meaning\n\n    More", "$$\na\nb\n$$", "$$x = 1$$ {#eq}", "> Quoted\n>\n> — Name, *role*",
    "> [!NOTE]\n> Alert", "> [!WARNING] A *title*\n> Text", "::: pullquote {author=\"A\"}\nPull\n:::", "::: figure {#fig credit=\"c\" license=CC0}\n![a](a.png)\n![b](b.png)\n\nCaption *x*\n\ncredit: Us\n:::",
    "::: aside {title=\"T & t\"}\n- a\n\nb\n:::", "::: embed {platform=M author=\"A B\" handle=\"@h\" date=2026-03-01 url=\"https://e.org\"}\nPost\n:::",
    "::: correction {date=2026-03-02}\nWrong.\n:::", "::: {.verse lang=az}\na\nb\n:::", "::: verse\none\ntwo\\\nthree\n:::", "::: Wide\nx\n:::", "::: {}\nx\n:::",
    "::: details {title=\"More\"}\n```\n:::\n```\n:::", "::: quote {author=\"X\" url=\"https://e.org\"}\nq\n:::", "::: note\n- ::: tip\n  x\n  :::\n:::", ":::", "!!! tip \"T *t*\"\n    Text",
    "??? note\n    Text", "- a\n- b\n  - c", "- a\n\n- b\n\n  c", "* a\n* b", "+ c", "1. a\n2. b", "3) x", "- [x] done\n- [ ] *open*", "-\n- x", "[^1]: Note\n\n    More", "[^2]: - a",
    "<div class=note>\n\nText *x*\n\n</div>", "<div id=\"a b\">x</div>", "<section><p lang=az>P <b>b</b></p></section>", "<ul class=x><li>a<li>b *c*</ul>", "<ul>\n<li>\n\na\n\nb\n\n</li>\n</ul>",
    "<ol start=4><li>x<div>y</div></li></ol>", "<dl><dt>T<dt>U<dd>D<dd><p>E</p></dl>", "<table class=t><caption>C</caption><tr><th>a<th colspan=2>b<tr><td rowspan=2>1<td align=right>2<td><ul><li>x</ul></table>",
    "<table><tr><td>\n\n::: pullquote\nP $x$\n:::\n\n</td></tr></table>", "<figure class=f><img src=a.png alt=A><figcaption>C <em>e</em></figcaption></figure>", "<blockquote cite='https://e.org'><p>Q</p></blockquote>",
    "<details open><summary>S <b>b</b></summary>\n\nText\n\n</details>", "<aside class=z>\n\nA\n\n</aside>", "<pre><code class=\"language-C++\">a &lt; b\n\n  c</code></pre>", "<h3 dir=rtl>H <i>i</i></h3>", "<p>\n<p id=q>z</p>",
    "<video src=https://e.org/v.mp4></video>", "<script>x</script>", "<!-- c -->", "[ref]: /u 'T'\n\n[ref]", "import x from 'y'", "<hr>", "<h2>x", "<center>c</center>", "<li>stray", "<td>cell", "a\n: b\n\n: c",
)  # fmt: skip


def lines() -> SearchStrategy[str]:
    """Return a line or two of text with marks in and out of place."""
    pieces = st.sampled_from(WORDS) | st.sampled_from(MARKED)
    gap = st.sampled_from(("", " ", " ", " "))
    run = st.lists(st.tuples(pieces, gap), min_size=1, max_size=6)
    return st.builds(
        lambda opener, parts: opener + "".join(a + b for a, b in parts),
        st.sampled_from(OPENERS),
        run,
    )


def moved(block: str, prefix: str) -> str:
    """Return `block` inside a quotation, an item or a note."""
    first, *rest = block.split("\n")
    indent = ">" + prefix[1:] if prefix.startswith(">") else " " * len(prefix)
    return "\n".join(
        [prefix + first, *(f"{indent}{line}" if line else indent.rstrip() for line in rest)]
    )


def blocks() -> SearchStrategy[str]:
    """Return a block, maybe inside others."""
    inner = st.sampled_from(BLOCKS) | lines()
    prefixes = st.lists(st.sampled_from(("> ", "- ", "1. ", "  ", "[^1]: ", ": ")), max_size=2)

    def nested(block: str, within: list[str]) -> str:
        for prefix in within:
            block = moved(block, prefix)
        return block

    return inner | inner | st.builds(nested, inner, prefixes)


def sources() -> SearchStrategy[str]:
    """Return whole texts."""
    part = st.tuples(blocks(), st.sampled_from(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n")))
    return st.lists(part, max_size=6).map(lambda parts: "".join(a + b for a, b in parts))
