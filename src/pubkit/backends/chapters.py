"""Chapters of an edition as earlier runs rendered them, each by all that it is made of.

A chapter is told by its tree without places in the source, by the policy and by the theme. Where
its links lead and how its pictures are shown depends on the edition: a kept chapter tells what it
asked, and is taken only when it would be answered the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from pubkit.markup import Policy
from pubkit.model.document import Document, Publication
from pubkit.theme import Theme
from pubkit.world import World

Make = Callable[[Policy], bytes]

_SPAN = re.compile(rb'"span":\[\d+,\d+\]')  # in JSON, quotation marks of a text have a bar before
_OUTSIDE = frozenset({"picture", "href", "overrides", "trace"})
"""What a policy asks of others; overrides are the theme's."""

_encode = msgspec.msgpack.encode


class Answers(msgspec.Struct, frozen=True, array_like=True):
    """What a chapter asked of its policy, with the answers."""

    links: Mapping[str, str | None]
    pictures: Mapping[str, Mapping[str, str]]


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What was made of a chapter."""

    data: bytes
    answers: Answers


class _ToldError(Exception):
    """There is something to report, which has to be told each time."""

    def __init__(self, data: bytes) -> None:
        self.data = data


_DECODER = msgspec.msgpack.Decoder(Kept)


class Chapters:
    """The chapters of `publication`, which are remembered from run to run when it is an edition.

    All depend on the words `told`. Those that are `traced` are not kept: they tell lines.
    """

    def __init__(
        self,
        publication: Publication,
        theme: Theme,
        world: World,
        told: Sequence[str],
        *,
        traced: bool = False,
    ) -> None:
        self._keeps = publication.edition is not None and not traced
        self._theme = theme
        self._world = world
        self._told = told

    def made(self, document: Document, policy: Policy, told: Sequence[str], make: Make) -> bytes:
        """Return what `make` makes of `document` with `policy`, or made before."""
        if not self._keeps:
            return make(policy)
        words = ["chapter", self._theme_told, *self._told, *told, _settings(policy)]
        words.append(content(document))
        try:
            while True:
                data = self._world.remember(words, lambda: _encode(self._make(policy, make)))
                kept = _DECODER.decode(data)
                answers = _asked(policy, kept.answers)
                if answers == kept.answers:
                    return kept.data
                words.append(_hash(msgspec.json.encode(answers, order="sorted")))
        except _ToldError as error:
            return error.data

    def _make(self, policy: Policy, make: Make) -> Kept:
        """Return what is made, and what was asked for it."""
        links: dict[str, str | None] = {}
        pictures: dict[str, Mapping[str, str]] = {}

        def href(target: str) -> str | None:
            links[target] = policy.href(target)
            return links[target]

        def picture(key: str) -> Mapping[str, str]:
            pictures[key] = policy.picture(key)
            return pictures[key]

        before = self._world.reported
        data = make(replace(policy, href=href, picture=picture))
        if self._world.reported > before or self._theme.is_faulty:
            raise _ToldError(data)
        return Kept(data, Answers(links, pictures))

    @cached_property
    def _theme_told(self) -> str:
        return self._theme.digest


def content(document: Document) -> str:
    """Return a hash of a document; where it stands in its source has no say."""
    return _hash(_SPAN.sub(b"", msgspec.json.encode(replace(document, places={}))))


def _settings(policy: Policy) -> str:
    fields = (name for name in policy.__struct_fields__ if name not in _OUTSIDE)
    return _hash(_encode([getattr(policy, name) for name in fields]))


def _asked(policy: Policy, before: Answers) -> Answers:
    """Return the answers of `policy` to what was asked before."""
    return Answers(
        {target: policy.href(target) for target in before.links},
        {key: policy.picture(key) for key in before.pictures},
    )


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=20).hexdigest()
