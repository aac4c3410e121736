"""One dialect for every output: HTML that is well-formed XML, made from the document."""

from pubkit.markup.article import fragment, render
from pubkit.markup.element import Element, Part, Raw, element
from pubkit.markup.policy import Body, HeadingEntry, Labels, Policy, Problem
from pubkit.markup.shapes import overrides

__all__ = [
    "Body",
    "Element",
    "HeadingEntry",
    "Labels",
    "Part",
    "Policy",
    "Problem",
    "Raw",
    "element",
    "fragment",
    "overrides",
    "render",
]
