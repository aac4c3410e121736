"""Russian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Опубликовано {date}",
    updated="Обновлено {date}",
    figure="Рисунок {number}",
    table="Таблица {number}",
    note="Примечание",
    tip="Совет",
    important="Важно",
    warning="Предупреждение",
    caution="Осторожно",
    details="Подробности",
    correction="Исправление",
    correction_dated="Исправление, {date}",
    corrections="Исправления",
    references="Литература",
    notes="Примечания",
    footnote="Примечание {number}",
    back="Вернуться к тексту",
    contents="Содержание",
    page="Страница {number}",
    continued_on="Продолжение на странице {number}",
    continued_from="Продолжение, начало на странице {number}",
    skip="Перейти к содержанию",
    credit="Источник: {name}",
    posted="{author}, {platform}",
    et_al="и др.",
    no_date="б. г.",
    cover="Обложка",
    draft="Черновик",
    issue="№ {number}",
    contributors="Авторы",
    picture_credits="Источники иллюстраций",
    index="Указатель",
    persons="Лица",
    topics="Темы",
    colophon="Выходные данные",
)

CALENDAR = Calendar(
    date="{day} {month} {year}\u202fг.",
    months="января, февраля, марта, апреля, мая, июня, "
    "июля, августа, сентября, октября, ноября, декабря",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
