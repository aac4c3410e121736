"""Ukrainian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Опубліковано {date}",
    updated="Оновлено {date}",
    figure="Рисунок {number}",
    table="Таблиця {number}",
    note="Примітка",
    tip="Порада",
    important="Важливо",
    warning="Попередження",
    caution="Обережно",
    details="Подробиці",
    correction="Виправлення",
    correction_dated="Виправлення, {date}",
    corrections="Виправлення",
    references="Література",
    notes="Примітки",
    footnote="Примітка {number}",
    back="Повернутися до тексту",
    contents="Зміст",
    page="Сторінка {number}",
    continued_on="Продовження на сторінці {number}",
    continued_from="Продовження, початок на сторінці {number}",
    skip="Перейти до змісту",
    credit="Джерело: {name}",
    posted="{author}, {platform}",
    et_al="та ін.",
    no_date="б. р.",
    cover="Обкладинка",
    draft="Чернетка",
    issue="№ {number}",
    contributors="Автори",
    picture_credits="Джерела ілюстрацій",
    index="Покажчик",
    persons="Особи",
    topics="Теми",
    colophon="Вихідні дані",
)

CALENDAR = Calendar(
    date="{day} {month} {year}\u202fр.",
    months="січня, лютого, березня, квітня, травня, червня, "
    "липня, серпня, вересня, жовтня, листопада, грудня",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
