"""Bulgarian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Публикувано на {date}",
    updated="Обновено на {date}",
    figure="Фигура {number}",
    table="Таблица {number}",
    note="Бележка",
    tip="Съвет",
    important="Важно",
    warning="Предупреждение",
    caution="Внимание",
    details="Подробности",
    correction="Поправка",
    correction_dated="Поправка, {date}",
    corrections="Поправки",
    references="Литература",
    notes="Бележки",
    footnote="Бележка {number}",
    back="Обратно към текста",
    contents="Съдържание",
    page="Страница {number}",
    continued_on="Продължава на страница {number}",
    continued_from="Продължение от страница {number}",
    skip="Към съдържанието",
    credit="Източник: {name}",
    posted="{author}, {platform}",
    et_al="и др.",
    no_date="б.г.",
    cover="Корица",
    draft="Чернова",
    issue="Брой {number}",
    contributors="Автори",
    picture_credits="Източници на изображенията",
    index="Показалец",
    persons="Лица",
    topics="Теми",
    colophon="Издателско каре",
)

CALENDAR = Calendar(
    date="{day} {month} {year}\u202fг.",
    months="януари, февруари, март, април, май, юни, "
    "юли, август, септември, октомври, ноември, декември",
    time="{hour}:{minute:02}",
    both="{date}, {time}",
)
