"""What keeps an article from press: told by `pubkit check` alone."""

from __future__ import annotations

from pubkit.codes.code import Code

PREFLIGHT = {
    "alt-doubtful": Code(
        "warning",
        "The alternative text of a picture is the name of a file, which tells nobody what it "
        "shows. Told by `pubkit check` alone.",
    ),
    "article-empty": Code(
        "warning",
        "The article has neither words nor pictures below its headline. Told by `pubkit check` "
        "alone.",
    ),
    "credit-missing": Code(
        "warning",
        "Neither the article nor the file of a picture says who made it. Name them with "
        "`credit`; `credit=none` says that there is nobody to name. `pubkit credits` lists all "
        "pictures. Told by `pubkit check` alone.",
    ),
    "embargo-running": Code(
        "warning",
        "The front matter holds the article back until a moment that has not come. Told by "
        "`pubkit check` alone.",
    ),
    "epub-claim": Code(
        "error",
        "The e-book claims something of its accessibility that is not so, or is silent about what "
        "it has. This is a fault of pubkit: please report it with the source.",
    ),
    "judge-ace": Code(
        "error",
        "Ace by DAISY found a violation of EPUB Accessibility in the e-book. The message begins "
        "with the name of its rule; https://kb.daisy.org explains it.",
    ),
    "judge-epubcheck": Code(
        "error",
        "EPUBCheck found an error in the e-book, or warns of one. The message begins with the "
        "name of its rule.",
    ),
    "judge-silent": Code(
        "warning",
        "A judge is installed, but gave no verdict: it took too long, crashed or is of another "
        "kind. `--no-judges` asks none.",
    ),
    "judge-verapdf": Code(
        "error",
        "veraPDF found that the PDF breaks a rule of PDF/UA. The message begins with the clause "
        "of the standard.",
    ),
    "language-doubtful": Code(
        "warning",
        "Most letters of the article are not of the script of its language. Voices, hyphenation "
        "and quotation marks follow the language: give the right one. Told by `pubkit check` "
        "alone.",
    ),
    "language-unknown": Code(
        "warning",
        "Words are said to be in a language that has no such code. They are left in that of the "
        "article. Told by `pubkit check` alone.",
    ),
    "link-empty": Code(
        "warning",
        "A link has no words: it cannot be seen, and voices spell its address. Told by `pubkit "
        "check` alone.",
    ),
    "link-missing": Code(
        "warning",
        "A link leads to a file of the project that is not there. Told by `pubkit check` alone.",
    ),
    "mark-shown": Code(
        "warning",
        "Marks of Markdown are shown as they are written, for they are not read as marks: a link "
        "whose address has spaces, a table whose lines do not agree, two asterisks beside a space. "
        "A backslash before them says that they are meant. Told by `pubkit check` alone.",
    ),
    "status-withheld": Code(
        "warning",
        "The front matter says that the article is a draft, withheld or canceled. Told by `pubkit "
        "check` alone.",
    ),
}
