"""Czech."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Publikováno {date}",
    updated="Aktualizováno {date}",
    figure="Obrázek {number}",
    table="Tabulka {number}",
    note="Poznámka",
    tip="Tip",
    important="Důležité",
    warning="Varování",
    caution="Pozor",
    details="Podrobnosti",
    correction="Oprava",
    correction_dated="Oprava, {date}",
    corrections="Opravy",
    references="Literatura",
    notes="Poznámky",
    footnote="Poznámka {number}",
    back="Zpět k textu",
    contents="Obsah",
    page="Strana {number}",
    continued_on="Pokračování na straně {number}",
    continued_from="Pokračování ze strany {number}",
    skip="Přejít k obsahu",
    credit="Zdroj: {name}",
    posted="{author}, {platform}",
    et_al="a kol.",
    no_date="b.r.",
    cover="Obálka",
    draft="Koncept",
    issue="Č. {number}",
    contributors="Autoři",
    picture_credits="Zdroje obrázků",
    index="Rejstřík",
    persons="Osoby",
    topics="Témata",
    colophon="Tiráž",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}",
    months="ledna, února, března, dubna, května, června, "
    "července, srpna, září, října, listopadu, prosince",
    time="{hour}:{minute:02}",
    both="{date} {time}",
)
