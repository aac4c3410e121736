"""The language of articles that name none."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from pubkit import reader
from pubkit.reader.guess import guessed_language, named_language
from pubkit.world import World

TEXTS = {
    "az": "Çay üç quraq ildən sonra geri qayıtdı və bu, vadidə yaşayan hər kəs üçün yaxşı "
    "xəbər oldu. Su indi daha çox tarlaya çatır, amma kənddə ən böyük sual odur ki, o, "
    "yayda da qalacaq və ya yox. Bir qoca dedi ki, bu il kimi il çox olub, amma o, hər "
    "dəfə qayıdıb.",
    "en": "The river is back after three dry years, and that is good news for all who live in "
    "the valley. The water now reaches more of the fields, but the question is whether "
    "it will be there in the summer. An old man said that there have been years like "
    "this, and it always returned.",
    "es": "El río ha vuelto tras tres años secos y es una buena noticia para todos los que "
    "viven en el valle. El agua llega ahora a más campos, pero la pregunta es si seguirá "
    "en el verano. Un viejo dijo que ha habido años como este y que siempre ha vuelto, y "
    "no se fue por su cuenta.",
    "fr": "Le fleuve est revenu après trois années sèches, et c'est une bonne nouvelle pour "
    "tous ceux qui vivent dans la vallée. L'eau arrive maintenant dans plus de champs, "
    "mais on ne sait pas si elle sera là au mois d'août. Un vieil homme dit que des "
    "années comme celle-ci, il y en a eu.",
    "ru": "Река вернулась после трёх сухих лет, и это хорошая новость для всех, кто живёт в "
    "долине. Вы видите воду.",
    "uk": "Річка повернулася після трьох сухих років, і це добра новина для всіх, хто живе в "
    "долині.",
    "ar": "عاد النهر بعد ثلاث سنوات جافة، وهذا خبر سار لكل من يعيش في الوادي. وصل الماء إلى "
    "الحقول.",
    "fa": "رودخانه پس از سه سال خشک بازگشت و این برای همه کسانی که در دره زندگی می‌کنند خبر "
    "خوبی است و پیر گفت چنین.",
    "ja": "三年の乾いた年のあと、川が戻ってきました。谷に住むすべての人にとって良い知らせです。"
    "水は今、畑に届いています。",
    "zh": "三个干旱的年份之后,河水又回来了。这对住在山谷里的每个人来说都是好消息。"
    "现在水来到更多的田地,我们会看到夏天的时候它还在不在这里。",
    "zh-Hant": "三個乾旱的年份之後,河水又回來了。這對住在山谷裡的每個人來說都是好消息。"
    "現在水來到更多的田地,我們會看到夏天的時候它還在不在這裡。",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_texts_are_known_by_their_letters_and_small_words(language: str) -> None:
    text = TEXTS[language]
    code = "```py\nfor the in of:\n    and = 'it is the'\n```\n\nA `link` <b>x</b>.\n\n"
    assert guessed_language(f"## {text}\n\n{code * 3}") == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Der Fluss ist zurück.",
        "Ada Lovelace, Alan Turing, Grace Hopper, " * 20,
        "x = y\n" * 200,
    ],
)
def test_where_it_is_not_plain_nothing_is_guessed(text: str) -> None:
    assert guessed_language(text) is None


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("index.es.md", "es"),
        ("rain/index.pt-br.md", "pt-BR"),
        ("rain.zh_TW.md", "zh-TW"),
        ("2026.03.rain.ja.md", "ja"),
        ("index.md", None),
        ("es.md", None),
        ("app.js.md", None),
        ("part.ii.md", None),
    ],
)
def test_the_name_of_a_file_may_tell(name: str, language: str | None) -> None:
    assert named_language(PurePosixPath(name)) == language


@pytest.mark.parametrize(
    ("front", "name", "project", "language", "said"),
    [
        ("", "a.md", None, "fr", ["language-guessed"]),
        ("", "a.md", "it", "it", []),
        ("", "a.de.md", "it", "de", []),
        ("lang: en\n", "a.de.md", "it", "en", []),
    ],
)
def test_what_is_said_comes_before_what_is_guessed(
    front: str, name: str, project: str | None, language: str, said: list[str]
) -> None:
    world = World.fake({})
    source = f"---\ntitle: T\n{front}---\n\n{TEXTS['fr']}\n"
    document = reader.read(source, PurePosixPath(name), world, language=project)
    assert document is not None
    assert document.metadata.language == language
    assert [d.code for d in world.diagnostics] == said


def test_translations_in_a_folder_have_slugs_of_their_own() -> None:
    named = [reader.default_slug(PurePosixPath(p)) for p in ("rain/index.md", "rain/index.es.md")]
    assert named == ["rain", "rain-es"]
