"""The names of front matter fields: ours, those of other tools, and those that mean nothing here."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS = frozenset(
    "headline slug language kicker standfirst description authors byline dateline published updated "
    "section tags canonical_url publisher identifier image image_alt image_caption image_credit "
    "corrections embargo status draft copyright license usage_terms ednote edition theme free "
    "references".split()
)

ALIASES: Mapping[str, str] = {
    "title": "headline", "heading": "headline",
    "lang": "language", "locale": "language",
    "overline": "kicker", "eyebrow": "kicker",
    "dek": "standfirst", "deck": "standfirst", "subhed": "standfirst", "subtitle": "standfirst",
    "subhead": "standfirst", "lede": "standfirst", "intro": "standfirst", "tagline": "standfirst",
    "summary": "description", "excerpt": "description", "abstract": "description", "desc": "description",
    "meta_description": "description",
    "author": "authors", "creator": "authors", "by": "authors",
    "date": "published", "pubdate": "published", "publishdate": "published", "publish_date": "published",
    "published_at": "published", "datepublished": "published", "date_published": "published",
    "created": "published",
    "lastmod": "updated", "modified": "updated", "last_modified_at": "updated", "last_updated": "updated",
    "date_modified": "updated", "datemodified": "updated", "updated_at": "updated",
    "category": "section", "rubric": "section",
    "keywords": "tags", "tag": "tags", "topics": "tags", "topic": "tags",
    "canonical": "canonical_url", "permalink_url": "canonical_url", "original_url": "canonical_url",
    "url_canonical": "canonical_url",
    "isbn": "identifier", "doi": "identifier",
    "cover_image": "image", "featured_image": "image", "hero_image": "image", "hero": "image",
    "thumbnail": "image", "banner": "image", "feature_image": "image", "primary_image": "image",
    "image_description": "image_alt", "hero_image_description": "image_alt",
    "featured_image_alt": "image_alt", "hero_image_credit": "image_credit",
    "image_attribution": "image_credit",
    "correction": "corrections", "rights": "copyright", "licence": "license",
    "usageterms": "usage_terms", "pubstatus": "status", "embargoed": "embargo", "bibliography_items": "references",
}  # fmt: skip

IMAGE_ALIASES: Mapping[str, str] = {
    "url": "src", "path": "src", "file": "src", "source": "src", "image": "src", "feature": "src",
    "href": "src", "uid": "src", "description": "alt", "alternative": "alt", "cutline": "caption",
    "title": "caption", "attribution": "credit", "photographer": "creator", "author": "creator",
    "licence": "license", "copyright_notice": "copyright",
}  # fmt: skip

IGNORED = frozenset(
    "layout permalink comments aliases alias weight menu type url output outputs format formats toc "
    "categories id uid linktitle link_title hidden nav_order redirect_from robots sitemap slideshow "
    "share published_by series prev next pager editor_options execute engine jupyter knitr "
    "documentclass geometry fontsize mainfont classoption css template header_includes include_in_header "
    "bibliography csl nocite link_citations number_sections reference_section_title filters crossref "
    "version params resources cascade build markup headless isCJKLanguage order class untranslated "
    "related bodyclass scripts styles sidebar toc_depth code_fold hide show search status_label "
    "eleventynavigation eleventycomputed pagination collections deck_image authors_extra".lower().split()
)
