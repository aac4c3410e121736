"""Polish."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="{names}",
    published="Opublikowano {date}",
    updated="Zaktualizowano {date}",
    figure="Rysunek {number}",
    table="Tabela {number}",
    note="Uwaga",
    tip="Wskazówka",
    important="Ważne",
    warning="Ostrzeżenie",
    caution="Przestroga",
    details="Szczegóły",
    correction="Sprostowanie",
    correction_dated="Sprostowanie, {date}",
    corrections="Sprostowania",
    references="Bibliografia",
    notes="Przypisy",
    footnote="Przypis {number}",
    back="Powrót do tekstu",
    contents="Spis treści",
    page="Strona {number}",
    continued_on="Ciąg dalszy na stronie {number}",
    continued_from="Ciąg dalszy ze strony {number}",
    skip="Przejdź do treści",
    credit="Źródło: {name}",
    posted="{author}, {platform}",
    et_al="i in.",
    no_date="b.d.",
    cover="Okładka",
    draft="Wersja robocza",
    issue="Nr {number}",
    contributors="Autorzy",
    picture_credits="Źródła ilustracji",
    index="Indeks",
    persons="Osoby",
    topics="Tematy",
    colophon="Stopka redakcyjna",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="stycznia, lutego, marca, kwietnia, maja, czerwca, "
    "lipca, sierpnia, września, października, listopada, grudnia",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
