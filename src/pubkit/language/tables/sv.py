"""Swedish."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Av {names}",
    published="Publicerad {date}",
    updated="Uppdaterad {date}",
    figure="Figur {number}",
    table="Tabell {number}",
    note="Obs",
    tip="Tips",
    important="Viktigt",
    warning="Varning",
    caution="Försiktighet",
    details="Detaljer",
    correction="Rättelse",
    correction_dated="Rättelse, {date}",
    corrections="Rättelser",
    references="Referenser",
    notes="Noter",
    footnote="Not {number}",
    back="Tillbaka till texten",
    contents="Innehåll",
    page="Sida {number}",
    continued_on="Fortsättning på sidan {number}",
    continued_from="Fortsättning från sidan {number}",
    skip="Hoppa till innehållet",
    credit="Bild: {name}",
    posted="{author} på {platform}",
    et_al="m.fl.",
    no_date="u.å.",
    cover="Omslag",
    draft="Utkast",
    issue="Nr {number}",
    contributors="Medverkande",
    picture_credits="Bildkällor",
    index="Register",
    persons="Personer",
    topics="Ämnen",
    colophon="Kolofon",
)

CALENDAR = Calendar(
    date="{day} {month} {year}",
    months="januari, februari, mars, april, maj, juni, "
    "juli, augusti, september, oktober, november, december",
    time="{hour:02}:{minute:02}",
    both="{date} {time}",
)
