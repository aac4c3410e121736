"""The table of diagnostic codes: severity and explanation, one entry a code.

An *error* keeps something from being published as meant; a *warning* is repaired or shown
otherwise than written; a *note* is good to know.
"""

from __future__ import annotations

from types import MappingProxyType

from pubkit.codes.code import Code, Severity
from pubkit.codes.preflight import PREFLIGHT
from pubkit.codes.themes import THEMES

__all__ = ["CODES", "Code", "Severity"]

CODES = MappingProxyType(
    THEMES
    | PREFLIGHT
    | {
        "alt-embedded": Code(
            "note",
            "The article gives no alternative text for a picture, but the picture's file does. "
            "That one is used.",
        ),
        "alt-missing": Code(
            "warning",
            "A picture has no alternative text, so readers who listen learn nothing of it. Say in "
            "the square brackets what it shows, or mark it `{.decorative}`.",
        ),
        "article-duplicate": Code(
            "warning",
            "An edition names an article twice. It stands where it is named first.",
        ),
        "article-missing": Code(
            "error",
            "An edition names an article, or a pattern, that no file of the project answers to. "
            "The edition is made without it.",
        ),
        "caption-embedded": Code(
            "note",
            "The article gives no caption for a picture, but the picture's file does. That one is "
            "shown; write another, or `{caption=none}` for none.",
        ),
        "character-bidi": Code(
            "warning",
            "The text holds characters that turn its direction unseen, a known way to deceive "
            "readers. They are removed; mark foreign words with their language instead.",
        ),
        "character-forbidden": Code(
            "warning",
            "The text holds control characters that no XML, and so no EPUB, may hold. They "
            "are replaced by U+FFFD.",
        ),
        "citation-unknown": Code(
            "warning",
            "A citation names a work that `references` in the front matter does not list. It is "
            "shown as it was written.",
        ),
        "credit-embedded": Code(
            "note",
            "The article gives no credit for a picture, but the picture's file does. That one is "
            "shown; write `credit` to say it otherwise.",
        ),
        "division-open": Code(
            "warning",
            "A `:::` division has no closing line. It ends where the text around it ends.",
        ),
        "edition-invalid": Code(
            "error",
            "The file of an edition cannot be used as it is: it is no YAML or TOML, has a key that "
            "means nothing, a value of another type, or binds nothing. `pubkit schema edition` "
            "prints all keys.",
        ),
        "embed-linked": Code(
            "note",
            "A player, frame or post of another service cannot be embedded without a network. "
            "Its address stands in its place; `::: embed` keeps its words too.",
        ),
        "feed-undated": Code(
            "note",
            "Neither the article nor its edition has a date, and entries of feeds must have one. "
            "Write `published` into the front matter, or `date` into the edition.",
        ),
        "foreign-tag": Code(
            "warning",
            "The source holds the template syntax of another tool. Statements are skipped and "
            "expressions are shown as written, since nothing here runs templates.",
        ),
        "glyph-missing": Code(
            "warning",
            "No font of the theme or the system has a character, so the printed page shows a box. "
            "Install a font that has it, or write it otherwise.",
        ),
        "front-matter-invalid": Code(
            "error",
            "The front matter cannot be read: a syntax error, a key given twice, or one of "
            "the YAML features that are refused (aliases, anchors, tags, merge keys). Nothing "
            "is published from it.",
        ),
        "heading-order": Code(
            "warning",
            "A heading skips a level or stands above the first one. It is shown on the nearest "
            "level that keeps the outline whole, since readers move by it.",
        ),
        "headline-missing": Code(
            "warning",
            "The article has neither a headline in its front matter nor a heading of level 1. One "
            "is made of its file name.",
        ),
        "html-dropped": Code(
            "warning",
            "An HTML tag has no counterpart in the document model. The tag is dropped and its "
            "content kept.",
        ),
        "html-skipped": Code(
            "warning",
            "Scripts and style sheets in a source are left out, tag and content.",
        ),
        "id-duplicate": Code(
            "warning",
            "Two nodes have the same id. The second gets a suffix; links go to the first.",
        ),
        "image-broken": Code(
            "error",
            "A picture's file is empty, truncated or damaged. Words stand in for it: its "
            "alternative text.",
        ),
        "image-format": Code(
            "error",
            "A picture is in a format that not all readers can show, or is no picture. Save it as "
            "PNG, JPEG, WebP or plain SVG. Its alternative text is shown.",
        ),
        "image-low-resolution": Code(
            "warning",
            "A picture has fewer pixels than print wants at its size: 150 to the inch, 300 on a "
            "press (`--pdf-variant x-4`). Give a larger file of it.",
        ),
        "image-mislabelled": Code(
            "note",
            "A picture's name claims another format than its content has. It is published under "
            "its true format.",
        ),
        "image-missing": Code(
            "error",
            "No file is where an article says that a picture is. Paths are relative to the "
            "article; a leading slash is the project's root. Its alternative text is shown.",
        ),
        "image-outside": Code(
            "error",
            "A picture is outside the project, or is reached through a link. Only files below the "
            "project's root are read. Its alternative text is shown.",
        ),
        "image-reduced": Code(
            "warning",
            "A drawing holds scripts, pictures, filters or foreign content. It is shown without "
            "them.",
        ),
        "image-remote": Code(
            "warning",
            "A picture is on another machine, and nothing is fetched while publishing. A link "
            "with its alternative text stands in its place.",
        ),
        "image-too-large": Code(
            "error",
            "A picture has more bytes, pixels or shapes than are read. Save a smaller version. "
            "Its alternative text is shown.",
        ),
        "line-limit": Code(
            "error",
            "A line is longer, or holds more brackets, than can be parsed in bounded time. "
            "Break it.",
        ),
        "link-relative": Code(
            "warning",
            "A link leads to a file that is not published with the article. Its words are kept. "
            "Give the full address, or a canonical_url in the front matter.",
        ),
        "link-scheme": Code(
            "warning",
            "A link leads to a scheme other than http, https, mailto and tel, or is longer than "
            "8,000 characters. Its text is kept.",
        ),
        "math-unreadable": Code(
            "warning",
            "A formula cannot be read or drawn; its TeX is shown instead. The message says where.",
        ),
        "meta-invalid": Code(
            "warning",
            "The value of a front matter key is not of its type, and is left out.",
        ),
        "meta-unknown": Code(
            "warning",
            "A front matter key is not known, neither by its name here nor by one that other "
            "tools use. It is left out.",
        ),
        "nesting-limit": Code(
            "error",
            "Lists, quotations or tags are nested too deep. What is deeper is shown on the "
            "last level, not lost.",
        ),
        "not-text": Code(
            "error",
            "The file holds a thousand control characters and more, as no text does. Give the file "
            "that was meant.",
        ),
        "not-utf8": Code(
            "error",
            "The source is not UTF-8. Nothing is published from it, for guessing would print "
            "wrong letters.",
        ),
        "not-utf8-but-read": Code(
            "warning",
            "The source is UTF-16 and says so itself; it was read. Save it as UTF-8.",
        ),
        "note-nested": Code(
            "warning",
            "A note is called inside another note, which paper cannot show. Both are called in "
            "the text.",
        ),
        "note-parted": Code(
            "warning",
            "A note of the printed page stands on the page after its call, where there was no room "
            "for it: it is nearly as long as a page. Shorten it, or make it part of the text.",
        ),
        "notes-limit": Code(
            "error",
            "An article holds more notes than can be set in bounded time. Divide it.",
        ),
        "reference-limit": Code(
            "warning",
            "Link references expand to more text than the source holds, which would make an "
            "output of quadratic size. Further ones are shown as text.",
        ),
        "note-nesting": Code(
            "warning",
            "A note calls itself or notes are nested too deep. The innermost is left out.",
        ),
        "note-unused": Code(
            "warning",
            "A note is defined but never called, so its words are in no output.",
        ),
        "page-unknown": Code(
            "error", "The theme has no page of that name. Its pages are listed in its theme.toml."
        ),
        "pdf-engine": Code(
            "warning",
            "The engine that typesets the PDF complained of something: most often a rule of the "
            "theme, or a picture that it cannot read.",
        ),
        "pdf-engine-missing": Code(
            "error",
            "The PDF engine needs the system libraries Pango, HarfBuzz and Fontconfig. HTML and "
            "EPUB are made without them.",
        ),
        "pdf-failed": Code(
            "error",
            "The engine that typesets the PDF gave up on the article. No PDF is written.",
        ),
        "pdf-fontless": Code(
            "error",
            "The theme gives no usable font for print, without which the engine would crash.",
        ),
        "pdf-imposed": Code(
            "note",
            "A file with two pages on a sheet was written beside the PDF. It is for paper: it has "
            "no tags, links or outline, and keeps no standard. Publish the other one.",
        ),
        "pdf-overfull": Code(
            "warning",
            "Words stick out of the text area of the printed page: a long word, a line of code or "
            "a wide table. Break the line, or choose a larger page.",
        ),
        "pdf-plain": Code(
            "note",
            "In the layout that the theme asks for, the engine would lose words, set them off the "
            "page or take too long. The PDF was made again in one column, if need be with all "
            "notes at the end, and has them all.",
        ),
        "pdf-slow": Code(
            "error",
            "Typesetting the PDF took far longer than its length explains, and was stopped; no PDF "
            "is written. Look for very long words, and for marks without a space between them.",
        ),
        "pdf-variant-unknown": Code(
            "error",
            "Only variants of PDF are offered that a validator found kept; this is none of them.",
        ),
        "pdf-words-cut": Code(
            "error",
            "Words would run off the printed page, or over others: a line that cannot break, or a "
            "note longer than a page. No PDF is written.",
        ),
        "pdf-words-lost": Code(
            "error",
            "The finished PDF lacks words of the article, or shows them twice or elsewhere, which "
            "the engine can do in silence. No PDF is written.",
        ),
        "press-profile": Code(
            "error",
            "A file for the press is made for one way of printing, which an ICC profile describes. "
            "Name the profile that the printer gave you in pubkit.toml: under [print], "
            'output-profile = "PATH". No PDF is written.',
        ),
        "press-unkept": Code(
            "error",
            "The file would break a rule of PDF/X-4, so no PDF is written. A picture or a drawing "
            "may hold colours that cannot be told in inks.",
        ),
        "reference-unknown": Code(
            "warning",
            "A cross-reference leads to an id that nothing has. Its text is kept without a link.",
        ),
        "slug-invalid": Code(
            "error",
            "The slug cannot name an output: it holds other characters than a-z, 0-9 and "
            "single hyphens, is too long, reserved, or leads out of the output folder.",
        ),
        "source-unreadable": Code(
            "error",
            "A source cannot be read: it is missing, too large, not a regular file, or "
            "reached through a symbolic link.",
        ),
        "table-limit": Code(
            "error",
            "A table has more columns or rows than a page can show. Divide it, or publish the data "
            "apart from the article.",
        ),
        "table-span": Code(
            "warning",
            "A cell spans more columns or rows than its table has; the span is cut.",
        ),
        "build-failed": Code(
            "error",
            "The worker that built an article ended without a result: a crash, or a limit of "
            "time or memory. Other articles are not affected.",
        ),
        "output-kept": Code(
            "note",
            "The article has errors, so an output that was good is not replaced. Mend them, "
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
        "source-missing": Code(
            "error", "The file or folder named on the command line does not exist."
        ),
        "words-differ": Code(
            "error",
            "An output does not show the words of its source, all of them and in their order. "
            "This is a fault of pubkit: please report it with the source.",
        ),
        "import-doubt": Code(
            "note",
            "The text that was imported does not say clearly what this is. Its words are "
            "kept; look at the place and decide.",
        ),
        "image-unset": Code(
            "note",
            "The front matter tells of a picture, its credit for instance, but names no file. "
            "Nothing is shown; complete `image.src` or delete the entry.",
        ),
    }
)
