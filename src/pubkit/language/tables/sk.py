"""Slovak."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Publikované {date}",
    updated="Aktualizované {date}",
    figure="Obrázok {number}",
    table="Tabuľka {number}",
    note="Poznámka",
    tip="Tip",
    important="Dôležité",
    warning="Varovanie",
    caution="Pozor",
    details="Podrobnosti",
    correction="Oprava",
    correction_dated="Oprava, {date}",
    corrections="Opravy",
    references="Literatúra",
    notes="Poznámky",
    footnote="Poznámka {number}",
    back="Späť k textu",
    contents="Obsah",
    page="Strana {number}",
    continued_on="Pokračovanie na strane {number}",
    continued_from="Pokračovanie zo strany {number}",
    skip="Prejsť na obsah",
    credit="Zdroj: {name}",
    posted="{author}, {platform}",
    et_al="a kol.",
    no_date="b.r.",
    cover="Obálka",
    draft="Koncept",
    issue="Č. {number}",
    contributors="Autori",
    picture_credits="Zdroje obrázkov",
    index="Register",
    persons="Osoby",
    topics="Témy",
    colophon="Tiráž",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}",
    months="januára, februára, marca, apríla, mája, júna, "
    "júla, augusta, septembra, októbra, novembra, decembra",
    time="{hour}:{minute:02}",
    both="{date}, {time}",
)
