"""Hungarian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Írta: {names}",
    published="Megjelent: {date}",
    updated="Frissítve: {date}",
    figure="{number}. ábra",
    table="{number}. táblázat",
    note="Megjegyzés",
    tip="Tipp",
    important="Fontos",
    warning="Figyelmeztetés",
    caution="Vigyázat",
    details="Részletek",
    correction="Helyesbítés",
    correction_dated="Helyesbítés, {date}",
    corrections="Helyesbítések",
    references="Irodalom",
    notes="Jegyzetek",
    footnote="{number}. jegyzet",
    back="Vissza a szöveghez",
    contents="Tartalom",
    page="{number}. oldal",
    continued_on="Folytatás: {number}. oldal",
    continued_from="Folytatás, eleje: {number}. oldal",
    skip="Ugrás a tartalomra",
    credit="Forrás: {name}",
    posted="{author}, {platform}",
    et_al="és mtsai.",
    no_date="é. n.",
    cover="Borító",
    draft="Piszkozat",
    issue="{number}. szám",
    contributors="Szerzők",
    picture_credits="Képek forrása",
    index="Mutató",
    persons="Személyek",
    topics="Témák",
    colophon="Impresszum",
)

CALENDAR = Calendar(
    date="{year}. {month} {day}.",
    months="január, február, március, április, május, június, "
    "július, augusztus, szeptember, október, november, december",
    time="{hour}:{minute:02}",
    both="{date} {time}",
)
