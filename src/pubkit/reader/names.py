"""Names of front matter fields: ours, those of other tools, and those without meaning here."""

from __future__ import annotations

import re
from collections.abc import Mapping

FIELDS = frozenset(
    "headline slug language kicker standfirst description authors byline dateline published "
    "updated section tags canonical_url publisher identifier image image_alt image_caption "
    "image_credit corrections embargo status draft copyright license usage_terms ednote edition "
    "theme free contents references".split()
)

_OTHER_NAMES = {
    "headline": "title heading",
    "language": "lang locale",
    "kicker": "overline eyebrow",
    "standfirst": "dek deck subhed subtitle subhead lede intro tagline",
    "description": "summary excerpt abstract desc meta_description",
    "authors": "author creator by",
    "published": "date pubdate publishdate publish_date published_at datepublished "
    "date_published created",
    "updated": "lastmod modified last_modified_at last_updated date_modified datemodified "
    "updated_at lastupdated",
    "section": "category rubric",
    "tags": "keywords tag topics topic",
    "canonical_url": "canonical permalink_url original_url url_canonical",
    "identifier": "isbn doi",
    "image": "cover cover_image featured_image hero_image hero thumbnail banner feature_image "
    "primary_image",
    "image_alt": "image_description hero_image_description featured_image_alt",
    "image_credit": "hero_image_credit image_attribution",
    "corrections": "correction",
    "copyright": "rights",
    "license": "licence",
    "usage_terms": "usageterms",
    "status": "pubstatus",
    "embargo": "embargoed",
}

_IMAGE_NAMES = {
    "src": "url path file source image feature href uid",
    "alt": "description alternative",
    "caption": "cutline title",
    "credit": "attribution",
    "creator": "photographer author",
    "license": "licence",
    "copyright": "copyright_notice",
}


def _inverted(names: Mapping[str, str]) -> dict[str, str]:
    return {other: ours for ours, others in names.items() for other in others.split()}


ALIASES: Mapping[str, str] = _inverted(_OTHER_NAMES)
"""Another tool's name → ours."""

IMAGE_ALIASES: Mapping[str, str] = _inverted(_IMAGE_NAMES)
"""The same for the keys of `image`."""

IGNORED = frozenset(
    "layout permalink comments aliases alias weight menu type url output outputs format formats "
    "toc categories id uid linktitle link_title hidden nav_order redirect_from robots sitemap "
    "slideshow share series prev next pager editor_options execute engine jupyter knitr "
    "documentclass geometry fontsize mainfont classoption css template header_includes "
    "include_in_header bibliography csl nocite link_citations number_sections filters crossref "
    "reference_section_title version params resources cascade build markup headless order class "
    "archive path i18nready spoiler sidebar_label sidebar_position preview publish translators "
    "link logo icon kernelspec jupytext short_title source position tableofcontents pagetitle "
    "metatitle lightbox code_annotations editor head note stub hide_title page_title "
    "hide_table_of_contents linktitle generator audio videos excludefromsearch slug_en listing "
    "include_after_body include_before_body monofont linkcolor papersize cssclass cssclasses "
    "untranslated related bodyclass scripts styles sidebar toc_depth code_fold hide show search "
    "status_label eleventynavigation eleventycomputed pagination collections expirydate "
    "cuid seodescription substack_post_id retrieved_at requested_url photo rmd_hash "
    "outline mathjax katex sidebartitle editurl".split()
)
"""Keys that tell other tools how to build; nobody misses them here."""

NESTED = frozenset("taxonomies extra params metadata".split())
"""Keys under which other tools keep what an article's author adds: tags, a name, a picture."""

NOTION = re.compile(r" [0-9a-f]{32}$")
"""What Notion adds to the name of a page that it exports."""
