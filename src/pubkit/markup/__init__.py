"""One dialect for every output: HTML that is well-formed XML, made from the document."""

from pubkit.markup.article import render
from pubkit.markup.element import Element, Raw, element
from pubkit.markup.policy import Body, HeadingEntry, Labels, Policy, Problem
from pubkit.markup.shapes import overrides

__all__ = [
    "Body",
    "Element",
    "HeadingEntry",
    "Labels",
    "Policy",
    "Problem",
    "Raw",
    "element",
    "overrides",
    "render",
]
