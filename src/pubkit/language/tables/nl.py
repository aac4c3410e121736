"""Dutch."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Door {names}",
    published="Gepubliceerd op {date}",
    updated="Bijgewerkt op {date}",
    figure="Figuur {number}",
    table="Tabel {number}",
    note="Opmerking",
    tip="Tip",
    important="Belangrijk",
    warning="Waarschuwing",
    caution="Let op",
    details="Details",
    correction="Correctie",
    correction_dated="Correctie, {date}",
    corrections="Correcties",
    references="Bronnen",
    notes="Noten",
    footnote="Noot {number}",
    back="Terug naar de tekst",
    contents="Inhoud",
    page="Pagina {number}",
    continued_on="Vervolg op pagina {number}",
    continued_from="Vervolg van pagina {number}",
    skip="Naar de inhoud",
    credit="Beeld: {name}",
    posted="{author} op {platform}",
    et_al="e.a.",
    no_date="z.d.",
    cover="Omslag",
    draft="Concept",
    issue="Nr. {number}",
    contributors="Medewerkers",
    picture_credits="Beeldverantwoording",
    index="Register",
    persons="Personen",
    topics="Onderwerpen",
    colophon="Colofon",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="januari, februari, maart, april, mei, juni, "
    "juli, augustus, september, oktober, november, december",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
