"""Norwegian Bokmål."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Av {names}",
    published="Publisert {date}",
    updated="Oppdatert {date}",
    figure="Figur {number}",
    table="Tabell {number}",
    note="Merk",
    tip="Tips",
    important="Viktig",
    warning="Advarsel",
    caution="Forsiktig",
    details="Detaljer",
    correction="Rettelse",
    correction_dated="Rettelse, {date}",
    corrections="Rettelser",
    references="Referanser",
    notes="Noter",
    footnote="Note {number}",
    back="Tilbake til teksten",
    contents="Innhold",
    page="Side {number}",
    continued_on="Fortsetter på side {number}",
    continued_from="Fortsatt fra side {number}",
    skip="Gå til innholdet",
    credit="Kilde: {name}",
    posted="{author} på {platform}",
    et_al="m.fl.",
    no_date="u.å.",
    cover="Omslag",
    draft="Utkast",
    issue="Nr. {number}",
    contributors="Bidragsytere",
    picture_credits="Bildekreditering",
    index="Register",
    persons="Personer",
    topics="Emner",
    colophon="Kolofon",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}",
    months="januar, februar, mars, april, mai, juni, "
    "juli, august, september, oktober, november, desember",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
