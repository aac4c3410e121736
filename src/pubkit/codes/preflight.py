"""What keeps an article from press: told by `pubkit check` alone."""

from __future__ import annotations

from pubkit.codes.code import Code

PREFLIGHT = {
    "credit-missing": Code(
        "warning",
        "Neither the article nor the file of a picture says who made it. Name them with "
        "`credit`; `credit=none` says that there is nobody to name. `pubkit credits` lists all "
        "pictures. Told by `pubkit check` alone.",
    ),
}
