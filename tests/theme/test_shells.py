"""Page shells: escaped, strict, inherited, and unable to leave their sandbox."""

from __future__ import annotations

from xml.dom.minidom import parseString

import pytest
from jinja2 import Environment

from pubkit.theme import checks
from pubkit.theme.checks import SAMPLE
from pubkit.theme.targets import TARGETS, Target
from tests.theme.making import codes, made


def values(target: Target, **more: str) -> dict[str, object]:
    return {**SAMPLE[target], "language": "az", "direction": "ltr", "title": "A & <b>", **more}


@pytest.mark.parametrize("target", TARGETS)
def test_a_shell_is_whole_and_escapes_what_is_text(target: Target) -> None:
    mine, world = made({})
    page = mine.shell(target, values(target, body="<p>x &amp; y</p>"))
    assert "<p>x &amp; y</p>" in page
    assert "<title>A &amp; &lt;b&gt;</title>" in page
    assert 'lang="az"' in page
    assert codes(world) == []
    parseString(page.replace("<!DOCTYPE html>", ""))


def test_a_childs_shell_fills_the_blocks_of_its_parents() -> None:
    shell = '{% extends "plain/html.j2" %}{% block main %}<div>{{ body }}</div>{% endblock %}'
    mine, world = made({"html.j2": shell})
    page = mine.shell("html", values("html", body="x"))
    assert "<div>x</div>" in page
    assert page.startswith("<!DOCTYPE html>")
    assert codes(world) == []


ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ title.format.__globals__ }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ title|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ range(10) }}",
    "{{ namespace() }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 2 ** 100000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ title.upper() }}",
    "{{ ''|format(1) }}",
    "{{ title|pprint }}",
    "{% include 'other/html.j2' %}",
    "{% include '../plain/html.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'mine/theme.toml' %}",
    "{% import 'os' as os %}",
    "{{ unknown }}",
    "{{ title.nothing }}",
    "{% if %}",
    "{% for x in title %}",
    "{{ 1/0 }}",
    "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "{% if 1 %}" * 200 + "{% endif %}" * 200,
]


@pytest.mark.parametrize("shell", ESCAPES)
def test_what_a_shell_may_not_do_is_told_and_the_parents_shell_used(shell: str) -> None:
    mine, world = made({"html.j2": f"\n{shell}"})
    page = mine.shell("html", values("html"))
    assert page == made({})[0].shell("html", values("html"))
    assert codes(world) == ["theme-template"]
    place = world.diagnostics[0].place
    assert place
    assert place.path == "themes/mine/html.j2"


def test_a_fault_in_a_shell_is_told_with_its_line() -> None:
    mine, world = made({"html.j2": "x\ny\n{{ unknown }}\n"})
    mine.shell("html", values("html"))
    place = world.diagnostics[0].place
    assert place
    assert (place.line, place.excerpt) == (3, "{{ unknown }}")


def test_a_shell_that_includes_itself_ends() -> None:
    mine, world = made({"html.j2": "{% include 'mine/html.j2' %}"})
    assert mine.shell("html", values("html")).startswith("<!DOCTYPE html>")
    assert codes(world) == ["theme-template"]


def test_a_template_is_compiled_once_for_all_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<p>{{ title }}, once</p>"
    first = made({"html.j2": text})[0].shell("html", values("html"))

    def refuse(*told: object) -> None:
        raise AssertionError(told)

    monkeypatch.setattr(Environment, "compile", refuse)
    assert made({"html.j2": text})[0].shell("html", values("html")) == first
    with pytest.raises(AssertionError):
        made({"html.j2": f"{text} more"})[0].shell("html", values("html"))


def test_a_block_that_no_parent_has_is_told() -> None:
    shell = '{% extends "plain/html.j2" %}\n{% block header %}x{% endblock %}'
    mine, world = made({"html.j2": shell})
    checks.check(mine, world)
    (told,) = world.diagnostics
    assert (told.code, told.message) == ("theme-template", 'no place for the block "header"')
    assert told.hints == ("there is main",)
    assert told.place
    assert told.place.line == 2
