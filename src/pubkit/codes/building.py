"""Codes about sources, editions and outputs as a whole."""

from __future__ import annotations

from pubkit.codes.code import Code

BUILDING = {
    "article-duplicate": Code(
        "warning",
        "An edition names an article twice. It stands where it is named first.",
    ),
    "article-missing": Code(
        "error",
        "An edition names an article, or a pattern, that no file of the project answers to. "
        "The edition is made without it.",
    ),
    "build-failed": Code(
        "error",
        "The worker that built an article ended without a result: a crash, or a limit of "
        "time or memory. Other articles are not affected.",
    ),
    "ebook-table-wide": Code(
        "warning",
        "A table of an e-book for Kobo has more columns than its maker advises: on small screens "
        "they become too narrow to read. Turn the table, or divide it.",
    ),
    "edition-invalid": Code(
        "error",
        "The file of an edition cannot be used as it is: it is no YAML or TOML, has a key that "
        "means nothing, a value of another type, or binds nothing. `pubkit schema edition` "
        "prints all keys.",
    ),
    "feed-undated": Code(
        "note",
        "Neither the article nor its edition has a date, and entries of feeds must have one. "
        "Write `published` into the front matter, or `date` into the edition.",
    ),
    "number-invalid": Code(
        "warning",
        "The ISBN or ISSN of an edition is not one: it has too few or too many digits, or its last "
        "digit does not fit the others, as after a slip. It is printed as it was written.",
    ),
    "output-kept": Code(
        "note",
        "The article has errors, so outputs that were good are not replaced. Mend them, "
        "or pass --force.",
    ),
    "output-unwritable": Code(
        "error",
        "An output could not be written: no space, no permission, or a folder in the way. "
        "What was there before is untouched.",
    ),
    "site-unaddressed": Code(
        "note",
        "A web edition has no address of its own, and feeds and site maps are made of "
        "addresses. All links lead from page to page all the same, on a server or in a folder. "
        "Write `canonical_url` into the edition, or `url` under `[project]`.",
    ),
    "slug-duplicate": Code(
        "error",
        "Two sources would write the same output, also where only case or accents tell "
        "their names apart. The second is not built.",
    ),
    "source-missing": Code("error", "The file or folder named on the command line does not exist."),
    "source-unreadable": Code(
        "error",
        "A source cannot be read: it is missing, too large, not a regular file, or "
        "reached through a symbolic link.",
    ),
    "words-differ": Code(
        "error",
        "An output does not show the words of its source, all of them and in their order. "
        "This is a fault of pubkit: please report it with the source.",
    ),
}
