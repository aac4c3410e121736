"""German."""

from pubkit.language.calendar import Calendar
from pubkit.language.glossary import Terms

TERMS = Terms(
    by="Von {names}",
    published="Veröffentlicht am {date}",
    updated="Aktualisiert am {date}",
    figure="Abbildung {number}",
    table="Tabelle {number}",
    note="Hinweis",
    tip="Tipp",
    important="Wichtig",
    warning="Warnung",
    caution="Vorsicht",
    details="Details",
    correction="Berichtigung",
    correction_dated="Berichtigung, {date}",
    corrections="Berichtigungen",
    references="Literatur",
    notes="Anmerkungen",
    footnote="Anmerkung {number}",
    back="Zurück zum Text",
    contents="Inhalt",
    page="Seite {number}",
    continued_on="Fortsetzung auf Seite {number}",
    continued_from="Fortsetzung von Seite {number}",
    skip="Zum Inhalt springen",
    credit="Bild: {name}",
    posted="{author} auf {platform}",
    et_al="u. a.",
    no_date="o. J.",
    cover="Titelseite",
    draft="Entwurf",
    issue="Nr. {number}",
    contributors="Beitragende",
    picture_credits="Bildnachweis",
    index="Register",
    persons="Personen",
    topics="Themen",
    colophon="Impressum",
)

CALENDAR = Calendar(
    date="{day}. {month} {year}",
    months="Januar, Februar, März, April, Mai, Juni, "
    "Juli, August, September, Oktober, November, Dezember",
    time="{hour:02}:{minute:02}",
    both="{date}, {time}",
)
