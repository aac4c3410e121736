"""The languages that two letters may name; judges and voices know no other."""

from __future__ import annotations

import re

# ISO 639-1, and the codes that it withdrew.
_TWO = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik in io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
    "ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv "
    "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr "
    "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu".split()
)


def is_language(tag: str) -> bool:
    """Tell whether the first part of `tag` names a language; three letters may always."""
    first = tag.split("-")[0].lower()
    return first in _TWO if len(first) == 2 else len(first) == 3


def language_tag(value: str) -> str | None:
    """Return `value` as BCP 47 spells it, or None when it is no tag."""
    parts = value.replace("_", "-").split(".")[0].split("-")
    if not all(re.fullmatch(r"[A-Za-z0-9]{1,8}", part) for part in parts) or not re.fullmatch(
        r"[A-Za-z]{2,3}", parts[0]
    ):
        return None
    if not is_language(parts[0]):
        return None
    out = [parts[0].lower()]
    for part in parts[1:]:
        script, region = len(part) == 4 and part.isalpha(), len(part) == 2
        out.append(part.title() if script else part.upper() if region else part.lower())
    return "-".join(out)
