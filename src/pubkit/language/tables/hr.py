"""Croatian."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Objavljeno {date}",
    updated="Ažurirano {date}",
    figure="Slika {number}",
    table="Tablica {number}",
    note="Napomena",
    tip="Savjet",
    important="Važno",
    warning="Upozorenje",
    caution="Oprez",
    details="Pojedinosti",
    correction="Ispravak",
    correction_dated="Ispravak, {date}",
    corrections="Ispravci",
    references="Literatura",
    notes="Bilješke",
    footnote="Bilješka {number}",
    back="Natrag na tekst",
    contents="Sadržaj",
    page="Stranica {number}",
    continued_on="Nastavak na stranici {number}",
    continued_from="Nastavak sa stranice {number}",
    skip="Prijeđi na sadržaj",
    credit="Izvor: {name}",
    posted="{author}, {platform}",
    et_al="i sur.",
    no_date="b.d.",
    cover="Naslovnica",
    draft="Nacrt",
    issue="Br. {number}",
    contributors="Suradnici",
    picture_credits="Izvori slika",
    index="Kazalo",
    persons="Osobe",
    topics="Teme",
    colophon="Impresum",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}.",
    months="siječnja, veljače, ožujka, travnja, svibnja, lipnja, "
    "srpnja, kolovoza, rujna, listopada, studenoga, prosinca",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
