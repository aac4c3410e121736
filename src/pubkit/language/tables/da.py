"""Danish."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Af {names}",
    published="Udgivet {date}",
    updated="Opdateret {date}",
    figure="Figur {number}",
    table="Tabel {number}",
    note="Bemærk",
    tip="Tip",
    important="Vigtigt",
    warning="Advarsel",
    caution="Forsigtig",
    details="Detaljer",
    correction="Rettelse",
    correction_dated="Rettelse, {date}",
    corrections="Rettelser",
    references="Litteratur",
    notes="Noter",
    footnote="Note {number}",
    back="Tilbage til teksten",
    contents="Indhold",
    page="Side {number}",
    continued_on="Fortsættes på side {number}",
    continued_from="Fortsat fra side {number}",
    skip="Gå til indholdet",
    credit="Kilde: {name}",
    posted="{author} på {platform}",
    et_al="m.fl.",
    no_date="u.å.",
    cover="Forside",
    draft="Udkast",
    issue="Nr. {number}",
    contributors="Bidragydere",
    picture_credits="Billedkreditering",
    index="Register",
    persons="Personer",
    topics="Emner",
    colophon="Kolofon",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}",
    months="januar, februar, marts, april, maj, juni, "
    "juli, august, september, oktober, november, december",
    time="{hour:02}.{minute:02}",
    both="{date} {time}",
)
