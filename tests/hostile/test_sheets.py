"""Style sheets and tokens of a theme load nothing, and end no element that they stand in."""

from __future__ import annotations

import json

import pytest

from pubkit.theme import load
from pubkit.theme.targets import Target
from pubkit.world import World

AT = "https://evil.invalid/"
SHEETS = [
    f"p{{background:url({AT})}}", f'p{{background:u\\72l("{AT}")}}', f"p{{background:URL( {AT} )}}",
    f"p{{background:url({AT}", f'@import "{AT}";', "@import url(//evil.invalid/) layer(x);",
    f"@layer x{{@import url({AT});}}", f"@font-face{{font-family:x;src:url({AT}x.woff2)}}",
    f'p{{background:image-set("{AT}" 1x)}}', f'p{{background:-webkit-image-set("{AT}" 1x)}}',
    f'p{{background:src("{AT}")}}', f"p{{border-image:cross-fade(url({AT}),url(x))}}",
    f"p{{--x:url({AT});background:var(--x)}}", f"@namespace x url({AT});",
    f'@property --x{{syntax:"<url>";inherits:true;initial-value:url({AT})}}',
    f'a[href^="h"]{{background:url({AT}?h)}}', f"p{{cursor:url({AT}),auto}}",
    f"p{{filter:url({AT}#f);mask:url({AT}#m);clip-path:url({AT}#c);shape-outside:url({AT})}}",
    f"p{{behavior:url({AT}x.htc);-moz-binding:url({AT}x.xml#y)}}",
    f"@document url({AT}){{p{{color:red}}}}", f"@page{{background:url({AT})}}",
    f"@media (min-width:1px){{p{{list-style:url({AT})}}}}",
    f"@container x style(--a:url({AT})){{p{{background:url({AT})}}}}",
    f'p{{content:attr(data-x type(<url>)) url("{AT}")}}', f"@counter-style x{{symbols:url({AT})}}",
    f"@color-profile x{{src:url({AT})}}", f"@font-palette-values --x{{font-family:url({AT})}}",
    'p{content:"</style><script>alert(1)</script>"}', "/*</style><script>alert(1)</script>*/",
    'p::before{content:"\\3c/style\\3e\\3cscript\\3e alert(1)\\3c/script\\3e"}',
    "p{color:red}<!-- </style> --><img src=x onerror=alert(1)>",
]  # fmt: skip
TOKENS = [
    "</style><script>alert(1)</script>", f"red;}} body{{background:url({AT})", f"url({AT})",
    '"x', "1px/*", f'#fff\n}}@import "{AT}";', f'image-set("{AT}" 1x)', f"\\75rl({AT})",
]  # fmt: skip
TARGETS: tuple[Target, ...] = ("html", "epub", "pdf")


def compiled(target: Target, sheet: str, tokens: str = "") -> str:
    files = {"themes/m/theme.toml": f'name = "m"\nextends = "plain"\n{tokens}'}
    files["themes/m/base.css"] = sheet
    world = World.fake({name: text.encode() for name, text in files.items()})
    return load("m", world).css(target, {})


@pytest.mark.parametrize("target", TARGETS)
def test_sheets_load_nothing(target: Target) -> None:
    made = {sheet: compiled(target, sheet).casefold() for sheet in SHEETS}
    assert [s for s, css in made.items() if "evil.invalid" in css or "</" in css] == []


@pytest.mark.parametrize("name", ["color-accent", "size-text", "font-text", "x"])
def test_tokens_load_nothing(name: str) -> None:
    rule = "p{margin:var(--pk-x)}q{color:red}"
    told = {t: f"[tokens]\n{name} = {json.dumps(t)}\n" for t in TOKENS}
    made = {t: compiled("html", rule, toml).casefold() for t, toml in told.items()}
    assert [t for t, css in made.items() if "evil.invalid" in css or "</" in css] == []
    assert all(css.count("{") == css.count("}") for css in made.values())
